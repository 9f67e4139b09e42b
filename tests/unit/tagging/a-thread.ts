import fc from "fast-check";
import type { ReasonCode, Settlement, ThreadMessage, ThreadToSettle } from "#lib/tagging/settle-model";
import { settleThread } from "#lib/tagging/settle-thread";

const start = Date.UTC(2026, 4, 3, 10, 0);

/** A message as the tests write it: who, what, and what is out of the ordinary about it. */
export type Line = Partial<Omit<ThreadMessage, "id" | "parentId">> & { readonly to?: number };

/** A visitor's message. The name is the author: two of one name need `authorId`. */
export const says = (authorName: string, text: string, rest: Line = {}): Line => ({ authorName, text, ...rest });

/** A message of the brand. */
export const brand = (text: string, rest: Line = {}): Line => ({ authorName: "Parley Shop", text, isBrand: true, ...rest });

/** The post under which a thread hangs. */
export const post = (text = "New in our shop"): Line => brand(text, { kind: "post" });

/** A thread of the lines, one minute apart, ids m0, m1, … */
export const aThread = (lines: readonly Line[], rest: Partial<ThreadToSettle> = {}): ThreadToSettle => ({
  isBrandsOwnPage: true,
  brandNames: ["Parley Shop", "Ромашка", "Маркетплейс «Полкан»"],
  agentNames: ["Anna Agent", "Ольга"],
  messages: lines.map(({ to, ...line }, at) => ({
    id: `m${String(at)}`,
    parentId: to === undefined ? null : `m${String(to)}`,
    authorId: line.isBrand === true ? "brand" : (line.authorName ?? "somebody"),
    authorName: "Somebody",
    authorHandles: [],
    isBrand: false,
    text: "",
    postedAt: new Date(start + at * 60_000),
    deletedAt: null,
    visibility: "public",
    dismissed: false,
    areTonesSaid: false,
    language: "en",
    sentiment: "neutral",
    intent: "other",
    tones: [],
    kind: "comment",
    ...line,
  })),
  ...rest,
});

/** "question<m2": needed because it asks, answered by m2; "question": the same, still waiting; "-spam": not needed. */
export const inShort = (settlement: Settlement): string => {
  const code: ReasonCode = settlement.reason.code;
  if (!settlement.needed) return `-${code}`;
  return settlement.answeredBy === null ? code : `${code}<${settlement.answeredBy.messageId}`;
};

/** Settles the lines and says each verdict in short. */
export const settled = (lines: readonly Line[], rest: Partial<ThreadToSettle> = {}): readonly string[] => settleThread(aThread(lines, rest)).map(inShort);

/** Any UTF-16 at all: NUL, right-to-left marks, halves of surrogate pairs. */
export const anyText = (maxLength: number): fc.Arbitrary<string> => fc.uint16Array({ maxLength }).map((units) => String.fromCharCode(...units));
