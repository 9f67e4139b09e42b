import { changed, coded, flagged, named, plain, type Fact } from "./facts";

const kind = coded("kind", "alertKind");
const rule = [kind, named("brandId"), coded("severity", "alertSeverity")];
const clock = (span: string, { line }: Parameters<Fact["say"]>[1]): string => (span === "" ? line("none") : span);

/** What is told of alerts, their rules and their channels. */
export const alertFacts: Readonly<Record<string, readonly Fact[]>> = {
  "alert.acknowledge": [kind],
  "alert.reopen": [kind],
  "alert.resolve": [kind],
  "alert-rule.add": rule,
  "alert-rule.update": rule,
  "alert-rule.pause": [kind],
  "alert-rule.resume": [kind],
  "alert-rule.remove": [kind],
  "alert-channel.add": [plain("name"), coded("kind", "alertChannel")],
  "alert-channel.remove": [plain("name")],
  "alert-channel.test": [plain("name"), flagged("worked", "worked", "failed")],
  "alert-quiet.set": [changed("was", "became", clock)],
};
