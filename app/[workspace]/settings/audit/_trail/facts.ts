import type { AuditView } from "#lib/team/model";

/** How the reader's language says what the trail keeps as codes, ids and figures. */
export type AuditWords = {
  /** One of the trail's own lines. */
  readonly line: (key: string, params?: Readonly<Record<string, string | number>>) => string;
  /** A code as the page it belongs to calls it; one that nobody knows any more as it was kept. */
  readonly code: (kind: CodeKind, code: string) => string;
  /** What an id is called; null for what is gone. */
  readonly name: (id: string) => string | null;
  readonly moment: (iso: string) => string;
  readonly span: (ms: number) => string;
};

/** Whose words a code is said in. */
export type CodeKind =
  | "advice"
  | "annotation"
  | "alertChannel"
  | "alertKind"
  | "alertSeverity"
  | "assignment"
  | "brand"
  | "channel"
  | "deed"
  | "deedReason"
  | "deedState"
  | "draftProblem"
  | "ending"
  | "exported"
  | "field"
  | "giftStatus"
  | "head"
  | "hidden"
  | "intent"
  | "language"
  | "level"
  | "method"
  | "needsNone"
  | "outcome"
  | "platform"
  | "replyChannel"
  | "replyKind"
  | "role"
  | "scope"
  | "sentiment"
  | "slaTerm"
  | "tone"
  | "verdict"
  | "webhookEnd"
  | "webhookType";

type Entry = Pick<AuditView, "subjectId" | "details">;
export type Details = Entry["details"];

/** One thing that an entry tells: which details it rests on, and its words; null where there is nothing of it to tell. */
export type Fact = { readonly reads: readonly string[]; readonly say: (entry: Entry, words: AuditWords) => string | null };

/** A detail as text; empty where there is none. */
export const textIn = (details: Details, key: string): string => {
  const value = details[key];
  return typeof value === "string" ? value : "";
};

/** A detail as a list of words; none where it is no list. */
export const listIn = (details: Details, key: string): readonly string[] => {
  const value = details[key];
  return Array.isArray(value) ? value.map(String) : [];
};

/** How many a detail says there are: a number, one written as text, or the length of a list. */
const countIn = (details: Details, key: string): number | null => {
  const value = details[key];
  if (Array.isArray(value)) return value.length;
  const isWritten = typeof value === "number" || (typeof value === "string" && /^\d+$/u.test(value));
  return isWritten ? Number(value) : null;
};

/** Whom or what it was done to, by name. */
export const subject: Fact = { reads: [], say: ({ subjectId }, { name }) => name(subjectId) };

/** A detail as it was kept: a name, a title, an address. */
export const plain = (key: string): Fact => ({ reads: [key], say: ({ details }) => textIn(details, key) });

/** What somebody wrote, set apart as their words. */
export const quoted = (key: string, line = "quoted"): Fact => ({
  reads: [key],
  say: ({ details }, words) => (textIn(details, key) === "" ? null : words.line(line, { text: textIn(details, key) })),
});

/** Whom or what a detail points to, by name. */
export const named = (key: string, line = "plain"): Fact => ({
  reads: [key],
  say: ({ details }, words) => {
    const name = words.name(textIn(details, key));
    return name === null ? null : words.line(line, { name });
  },
});

export const coded = (key: string, kind: CodeKind, line = "plain"): Fact => ({
  reads: [key],
  say: ({ details }, words) => (textIn(details, key) === "" ? null : words.line(line, { name: words.code(kind, textIn(details, key)) })),
});

/** Each code of a list, or that there is none in it. */
export const codedEach = (key: string, kind: CodeKind): Fact => ({
  reads: [key],
  say: ({ details }, words) => {
    if (!Array.isArray(details[key])) return null;
    const codes = listIn(details, key).map((code) => words.code(kind, code));
    return codes.length === 0 ? words.line("none") : codes.join(", ");
  },
});

export const counted = (key: string, line: string): Fact => ({
  reads: [key],
  say: ({ details }, words) => {
    const count = countIn(details, key);
    return count === null ? null : words.line(line, { count });
  },
});

/** A moment; `none` is said where it was kept that there is none. */
export const dated = (key: string, line: string, none?: string): Fact => ({
  reads: [key],
  say: ({ details }, words) => {
    const at = textIn(details, key);
    if (at !== "") return words.line(line, { at: words.moment(at) });
    return none !== undefined && key in details ? words.line(none) : null;
  },
});

/** Said where the detail is true; `otherwise` where it is false. */
export const flagged = (key: string, line: string, otherwise?: string): Fact => ({
  reads: [key],
  say: ({ details }, words) => {
    if (details[key] === true) return words.line(line);
    return otherwise !== undefined && details[key] === false ? words.line(otherwise) : null;
  },
});

type SayOne = (value: string, words: AuditWords, details: Details) => string;

/** What it was and what it became; once where it stayed. */
export const changed = (from: string, to: string, sayOne: SayOne): Fact => ({
  reads: [from, to],
  say: ({ details }, words) => {
    if (!(from in details || to in details)) return null;
    const [was, became] = [sayOne(textIn(details, from), words, details), sayOne(textIn(details, to), words, details)];
    return was === became ? was : words.line("became", { was, became });
  },
});

/** A member by name; nobody is kept as nothing. */
export const sayMember: SayOne = (id, { name, line }) => (id === "" ? line("nobody") : (name(id) ?? line("somebody")));
