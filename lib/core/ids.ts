import { randomBytes } from "node:crypto";

/** The one table of prefixes: what a thing is can be read off its id. */
const prefixes = {
  workspace: "wks",
  user: "usr",
  member: "mem",
  invitation: "inv",
  apiToken: "tok",
  audit: "aud",
  brand: "brd",
  source: "src",
  gap: "gap",
  setAside: "sas",
  importRun: "imp",
  author: "aut",
  thread: "thr",
  item: "itm",
  revision: "rev",
  correction: "cor",
  retagRun: "rtg",
  reply: "rpl",
  picture: "pic",
  slaPolicy: "sla",
  answerPolicy: "anp",
  sanction: "san",
  deed: "ded",
  evidence: "evi",
  appeal: "apl",
  ruleBook: "rbk",
  template: "tpl",
  person: "per",
  verdictEntry: "vde",
  authorLink: "lnk",
  authorNote: "ann",
  case: "cas",
  caseEvent: "cev",
  caseAction: "cac",
  followUp: "fol",
  caseReview: "crv",
  notice: "ntc",
  suggestion: "sug",
  feedEntry: "fed",
  hint: "hnt",
  exportRun: "exp",
  annotation: "ano",
  reportGroup: "rgr",
  reportRecipient: "rrc",
  report: "rep",
  reportLetter: "rlt",
  reportLink: "rlk",
  alertRule: "alr",
  alert: "alt",
  alertChannel: "alc",
  alertMessage: "alm",
  webhook: "whk",
} as const;

export type IdKind = keyof typeof prefixes;

/** An id that says in its type, too, what it names. */
export type Id<Kind extends IdKind> = string & { readonly __kind?: Kind };

export type WorkspaceId = Id<"workspace">;
export type UserId = Id<"user">;
export type MemberId = Id<"member">;
export type BrandId = Id<"brand">;
export type SourceId = Id<"source">;
export type ThreadId = Id<"thread">;
export type ItemId = Id<"item">;
export type AuthorId = Id<"author">;
export type ReplyId = Id<"reply">;
export type PictureId = Id<"picture">;
export type ImportRunId = Id<"importRun">;
export type CaseId = Id<"case">;
export type FollowUpId = Id<"followUp">;
export type SanctionId = Id<"sanction">;
export type DeedId = Id<"deed">;
export type AppealId = Id<"appeal">;
export type PersonId = Id<"person">;
export type ExportRunId = Id<"exportRun">;
export type AnnotationId = Id<"annotation">;
export type ReportGroupId = Id<"reportGroup">;
export type ReportId = Id<"report">;
export type ReportLetterId = Id<"reportLetter">;
export type AlertRuleId = Id<"alertRule">;
export type AlertId = Id<"alert">;
export type AlertChannelId = Id<"alertChannel">;
export type AlertMessageId = Id<"alertMessage">;
export type WebhookId = Id<"webhook">;

// Crockford's base 32: no i, l, o, u, so an id read aloud stays itself; its order is ASCII order.
const digits = "0123456789abcdefghjkmnpqrstvwxyz";

let lastMs = 0;
let sequence = 0;

/** A fresh id such as `itm_01jd3…`: prefix, 48 bits of milliseconds, 12 bits of sequence, 60 random bits; ids of one process sort in the order they were made. */
export const newId = <Kind extends IdKind>(kind: Kind): Id<Kind> => {
  // oxlint-disable-next-line house/no-clock -- an id is stamped where it is made; no rule reads this time
  const now = Date.now();
  if (now > lastMs) {
    lastMs = now;
    sequence = 0;
  } else {
    sequence += 1;
    if (sequence === 0x1000) {
      lastMs += 1;
      sequence = 0;
    }
  }
  const time = encode(lastMs, 10);
  const order = encode(sequence, 3);
  return `${prefixes[kind]}_${time}${order}${randomDigits(12)}`;
};

const encode = (value: number, length: number): string => {
  let rest = value;
  let text = "";
  for (let i = 0; i < length; i += 1) {
    text = (digits[rest % 32] ?? "0") + text;
    rest = Math.floor(rest / 32);
  }
  return text;
};

// The system is asked for random bytes by the block: a page of items takes hundreds of ids at once.
let pool = Buffer.alloc(0);
let used = 0;

const randomDigits = (length: number): string => {
  if (used + length > pool.length) {
    pool = randomBytes(4096);
    used = 0;
  }
  let text = "";
  for (const end = used + length; used < end; used += 1) text += digits[(pool[used] ?? 0) & 31] ?? "0";
  return text;
};
