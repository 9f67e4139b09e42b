import { z } from "zod";

import { minuteMs } from "#lib/core/time";
import { sentiments } from "#lib/tagging/model";

import { codedEach, counted, dated, flagged, listIn, named, plain, subject, type AuditWords, type CodeKind, type Fact } from "./facts";

type SayValue = (value: unknown, words: AuditWords) => string | null;

/** A setting under its name on the page of the method; of an entry that names what was changed, only what was. */
const setting = (key: string, sayValue: SayValue, label = key): Fact => ({
  reads: [key, "changed"],
  say: ({ details }, words) => {
    if ("changed" in details && !listIn(details, "changed").includes(key)) return null;
    const value = sayValue(details[key], words);
    return value === null ? null : words.line("setting", { name: words.code("method", label), value });
  },
});

const figure: SayValue = (value) => (typeof value === "number" ? String(value) : null);
const yesOrNo: SayValue = (value, words) => (typeof value === "boolean" ? words.line(value ? "yes" : "no") : null);

const eachOf =
  (kind: CodeKind): SayValue =>
  (value, words) =>
    Array.isArray(value) ? value.map((code) => words.code(kind, String(code))).join(", ") || words.line("none") : null;

const repeatedSchema = z.object({ count: z.number(), days: z.number() });
const timesInDays: SayValue = (value, words) => {
  const repeated = repeatedSchema.safeParse(value).data;
  return repeated === undefined ? null : words.line("repeated", repeated);
};

/** What the notice names is people's words: that it was changed is all that is told. */
const noticeChanged: Fact = {
  reads: ["changed"],
  say: ({ details }, words) => (listIn(details, "changed").includes("notice") ? words.code("method", "notice") : null),
};

const rule: Fact = { reads: ["number"], say: ({ details: { number } }, words) => (typeof number === "string" ? words.line("rule", { number }) : null) };

const withoutIt: Fact = {
  reads: ["versions"],
  say: ({ details }, words) => {
    const versions = listIn(details, "versions");
    return versions.length === 0 ? null : words.line("without", { versions: versions.join(", ") });
  },
};

/** The times by sentiment where they became others; entries of old hold them bare. */
const promised = sentiments.map((sentiment): Fact => ({
  reads: [sentiment, "after"],
  say: ({ details }, words) => {
    const minutes = afterSchema.safeParse(details).data?.after.targets[sentiment] ?? details[sentiment];
    return typeof minutes === "number" ? words.line("setting", { name: words.code("sentiment", sentiment), value: words.span(minutes * minuteMs) }) : null;
  },
}));

const afterSchema = z.object({ after: z.object({ targets: z.record(z.string(), z.number()) }) });

/** What else of the terms became other, by name: hours and exceptions are too long to be told in a line. */
const otherTerms: Fact = {
  reads: ["changed", "before", "after"],
  say: ({ details }, words) =>
    listIn(details, "changed")
      .filter((term) => term !== "targets")
      .map((term) => words.code("slaTerm", term))
      .join(", "),
};

const title = [plain("title")];
const version = counted("version", "version");
const clauses = counted("clauses", "clauses");

/** What is told of house rules, templates, how the method is kept and what is promised. */
export const playbookFacts: Readonly<Record<string, readonly Fact[]>> = {
  "rules.draft": [subject, clauses],
  "rules.discard": [subject],
  "rules.publish": [subject, version, clauses, dated("effectiveFrom", "inForce")],
  "rules.withdraw": [subject, rule, withoutIt],
  "rules.post": [named("sourceId"), version, flagged("isPinned", "pinned"), flagged("isByHand", "byHand")],
  "template.add": title,
  "template.update": title,
  "template.archive": title,
  "template.restore": title,
  "template.reset": title,
  "method.set": [
    subject,
    setting("coolDownMinutes", figure),
    setting("coolDownOn", eachOf("tone")),
    setting("allowHolding", yesOrNo),
    setting("holdingTemplateId", (id, { name }) => (typeof id === "string" ? name(id) : null), "holding"),
    setting("rungExpiryDays", figure),
    setting("repeatedInsults", timesInDays, "repeatedCount"),
    setting("draftCheckBlocks", eachOf("draftProblem"), "drafts"),
    setting("banCoversLinkedAccounts", yesOrNo),
    noticeChanged,
  ],
  "sla-policy.set": [subject, ...promised, otherTerms],
  "answer-policy.set": [subject, codedEach("excludes", "needsNone")],
};
