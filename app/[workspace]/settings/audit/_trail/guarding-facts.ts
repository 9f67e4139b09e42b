import { coded, counted, flagged, named, quoted, subject, textIn, type Fact } from "./facts";

/** The clause that was cited, in its version. */
const clause: Fact = {
  reads: ["clause", "version"],
  say: ({ details: { clause: number, version } }, words) =>
    typeof number === "string" && typeof version === "number" ? words.line("clause", { number, version }) : null,
};

/** How long a ban is to last. */
const span: Fact = {
  reads: ["days"],
  say: ({ details: { days } }, words) => {
    if (typeof days === "number") return words.line("days", { count: days });
    return days === null ? words.line("forGood") : null;
  },
};

/** How it stands with what is not simply done or on its way. */
const standing: Fact = {
  reads: ["state"],
  say: ({ details }, words) => {
    const state = textIn(details, "state");
    return ["", "done", "queued"].includes(state) ? null : words.code("deedState", state);
  },
};

const kept = counted("evidence", "kept");
const reason = quoted("reason");
const ending = [subject, coded("because", "ending"), reason];
const deed = [coded("kind", "deed"), subject];
const delivered = [...deed, named("sourceId"), standing, coded("because", "deedReason")];

/** What is told of guards, warnings, bans, appeals, of what is done for them, and of answers. */
export const guardingFacts: Readonly<Record<string, readonly Fact[]>> = {
  "guard.start": [subject, clause, kept],
  "guard.end": ending,
  "warning.give": [subject, clause, kept],
  "warning.end": ending,
  "closing.start": [subject, clause, kept, quoted("bypassReason", "early")],
  "closing.end": ending,
  "ban.request": [subject, clause, span, kept],
  "ban.approve": [subject, named("requestedById", "askedBy")],
  "ban.refuse": [subject, reason],
  "ban.withdraw-request": [subject, reason],
  "ban.end": ending,
  "ban.release": [subject, counted("authorIds", "released")],
  "appeal.record": [subject],
  "appeal.grant": [subject, reason],
  "appeal.reject": [subject, reason],
  "deed.done": delivered,
  "deed.leave": delivered,
  "deed.by-hand": deed,
  "deed.retry": [subject],
  "criticism.override": [subject, reason],
  "reply.propose": [subject, named("memberId", "to")],
  "reply.send": [subject, coded("kind", "replyKind"), coded("channel", "replyChannel"), flagged("confirmedSecond", "second"), standing],
  "reply.bypass-cool-down": [subject, quoted("reason", "early")],
  "reply.retry": [subject],
  "reply.discard": [subject],
  "reply.record-by-hand": [subject],
  "advice.override": [subject, coded("advised", "advice", "advised"), coded("chosen", "advice", "chosen"), reason],
  "advice.follow": [subject],
};
