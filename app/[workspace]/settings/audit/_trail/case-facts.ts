import { changed, coded, codedEach, counted, dated, flagged, named, quoted, sayMember, subject, type Fact } from "./facts";

/** By which people name it; a first round needs no saying. */
const file: readonly Fact[] = [
  counted("number", "case"),
  subject,
  { reads: ["round"], say: ({ details: { round } }, words) => (typeof round === "number" && round > 1 ? words.line("round", { round }) : null) },
];

/** Of two cases the entry keeps the other's number; its own is told by its title. */
const withOther = [subject, counted("number", "otherCase"), ...file.slice(2)];

const due = dated("due", "due", "noDue");

/** Into whose hands it was put. */
const owner: Fact = {
  reads: ["owner"],
  say: ({ details: { owner: id } }, words) => (typeof id === "string" ? words.line("to", { name: sayMember(id, words, {}) }) : null),
};

/** What is told of cases, of the gift board and of hard cases that are shared. */
export const caseFacts: Readonly<Record<string, readonly Fact[]>> = {
  "case.open": [...file, coded("level", "level")],
  "case.add-items": [...file, counted("count", "comments")],
  "case.hear": file,
  "case.note": [...file, coded("field", "field")],
  "case.reach-out": [...file, coded("channel", "channel")],
  "case.plan-action": file,
  "case.do-action": file,
  "case.drop-action": file,
  "case.promise": [...file, due],
  "case.move-promise": [...file, dated("from", "was"), due],
  "case.keep-promise": [...file, due],
  "case.withdraw-promise": [...file, due],
  "case.conclude": [...file, coded("outcome", "outcome")],
  "case.hear-word": file,
  "case.reopen": file,
  "case.change-level": [...file, changed("was", "level", (level, { code }) => code("level", level))],
  "case.assign": [...file, owner],
  "case.set-due": [...file, due],
  "case.rename": file,
  "case.take-in": withOther,
  "case.merge": withOther,
  "case.link": withOther,
  "case.answer-review": [subject, flagged("stillMatters", "matters", "mattersNot")],
  "suggestion.add-item": [subject, named("itemId")],
  "suggestion.remove-item": [subject, named("itemId")],
  "suggestion.rename": [subject],
  "suggestion.assign": [subject, changed("from", "to", sayMember)],
  "suggestion.move": [subject, changed("from", "to", (status, { code }) => code("giftStatus", status)), quoted("reason")],
  "suggestion.merge": [named("from"), subject],
  "suggestion.split": [subject, named("into"), counted("items", "comments")],
  "feed.share": [subject, codedEach("hidden", "hidden")],
  "feed.withdraw": [subject],
  "feed.pin": [subject],
  "feed.unpin": [subject],
  "feed.hint": [subject],
  "feed.helped": [subject],
  "feed.not-helped": [subject],
  "feed.make-template": [subject, named("templateId")],
};
