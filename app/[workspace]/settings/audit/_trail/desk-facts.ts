import {
  changed,
  coded,
  codedEach,
  counted,
  dated,
  flagged,
  listIn,
  named,
  plain,
  quoted,
  sayMember,
  subject,
  textIn,
  type AuditWords,
  type Fact,
} from "./facts";

/** Flags are kept as `insult,threat`, none of them as nothing. */
const sayTag = (head: string, value: string, { code, line }: AuditWords): string => {
  if (head !== "tones") return head === "language" || head === "sentiment" || head === "intent" ? code(head, value) : value;
  return value === ""
    ? line("none")
    : value
        .split(",")
        .map((flag) => code("tone", flag))
        .join(", ");
};

/** A tag under its head: what it was and what it became, once where it stayed. */
const tag: Fact = {
  reads: ["head", "was", "became"],
  say: (entry, words) => {
    const head = textIn(entry.details, "head");
    const value = changed("was", "became", (word) => sayTag(head, word, words)).say(entry, words);
    return head === "" || value === null ? null : words.line("setting", { name: words.code("head", head), value });
  },
};

const verdict = (value: string, { code }: AuditWords): string => code("verdict", value);
const role = (value: string, { code }: AuditWords): string => code("role", value);
const asKept = (value: string): string => value;

/** Which fields of a brand were changed. */
const fields: Fact = {
  reads: ["changed"],
  say: ({ details }, words) =>
    listIn(details, "changed")
      .map((field) => words.code("brand", field))
      .join(", "),
};

const source = [plain("name")];
const recipients = [plain("name"), counted("recipients", "recipients")];
const exported = [coded("what", "exported")];
const version = counted("version", "version");
const webhook = [plain("host")];
const webhookTerms = [plain("host"), codedEach("events", "webhookType"), flagged("withText", "webhook.withWords")];

/** What is told of comments, people, sources, brands, the tagger and the team. */
export const deskFacts: Readonly<Record<string, readonly Fact[]>> = {
  "item.assign": [subject, changed("was", "became", sayMember)],
  "item.take": [subject],
  "item.warn-managers": [subject, counted("told", "told")],
  "item.dismiss": [subject, quoted("note")],
  "item.reopen": [subject],
  "item.snooze": [subject, dated("until", "until", "awake")],
  "tag.correct": [subject, tag],
  "tag.confirm": [subject, tag],
  "tag.take-back": [subject, tag],
  "verdict.override": [subject, coded("verdict", "verdict"), coded("counted", "verdict", "counted")],
  "verdict.end-override": [subject, changed("was", "became", verdict)],
  "person.join": [subject, named("otherId"), flagged("isByHand", "unasked")],
  "person.leave-link-open": [subject, named("otherId")],
  "person.refuse-link": [subject, named("otherId")],
  "person.split": [subject],
  "note.add": [subject],
  "note.remove": [subject],
  "tagger.learn": [version, flagged("isOn", "reads", "readsNot")],
  "tagger.ask-to-learn": [],
  "tagger.choose": [version],
  "retag.start": [],
  "retag.cancel": [],
  "source.add": [plain("name"), coded("platform", "platform"), plain("host")],
  "source.pause": source,
  "source.resume": source,
  "source.remove": source,
  "source.restore": source,
  "source.reconnect": source,
  "source.poll-now": source,
  "source.rotate-secret": source,
  "source.rename": [changed("was", "became", asKept)],
  "source.callback": [plain("name"), plain("host")],
  "import.create": [plain("name"), named("sourceId")],
  "import.start": source,
  "import.cancel": source,
  "export.request": exported,
  "export.cancel": exported,
  "export.delete": exported,
  "annotation.add": [coded("kind", "annotation"), quoted("note"), plain("firstDay")],
  "annotation.remove": [],
  "annotation.restore": [],
  "report-group.add": recipients,
  "report-group.update": recipients,
  "report-group.pause": [plain("name")],
  "report-group.resume": [plain("name")],
  "report-group.remove": [plain("name")],
  "report-group.leave": [plain("address")],
  "report.make": [plain("week")],
  "report.share": [plain("week"), dated("expiresAt", "until")],
  "report.unshare": [],
  "report.send": [plain("address")],
  "brand.add": [plain("name"), plain("zone"), coded("assignment", "assignment")],
  "brand.update": [subject, fields, plain("zone"), coded("assignment", "assignment")],
  "workspace.create": [plain("name")],
  "member.join": [coded("role", "role")],
  "member.invite": [plain("email"), coded("role", "role")],
  "member.uninvite": [plain("email"), coded("role", "role")],
  "member.change-role": [plain("name"), changed("was", "became", role)],
  "member.change-name": [changed("was", "became", asKept)],
  "member.remove": [plain("name"), coded("role", "role")],
  "member.change-password": [],
  "member.end-sessions": [],
  "token.create": [subject, codedEach("scopes", "scope"), dated("expiresAt", "until", "untilRevoked")],
  "token.revoke": [subject],
  "webhook.add": webhookTerms,
  "webhook.change": webhookTerms,
  "webhook.remove": webhook,
  "webhook.rotate-secret": webhook,
  "webhook.enable": webhook,
  "webhook.disable": [plain("host"), coded("because", "webhookEnd")],
  "webhook.test": webhook,
  "webhook.replay": [plain("host"), counted("count", "webhook.eventsAgain"), dated("since", "webhook.since")],
};
