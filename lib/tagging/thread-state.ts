import { foldedText } from "./reading/characters";
import { emptyNameIndex, wordsOfName, type NameIndex } from "./name-index";
import type { ThreadMessage, ThreadToSettle } from "./settle-model";

/** What is known of one visitor at a moment of the thread. */
export type VisitorState = {
  /** Messages that needed an answer and have none yet, oldest first. */
  waiting: ThreadMessage[];
  /** The latest words of the brand addressed to them. */
  lastAnswer: ThreadMessage | null;
  /** Where they wrote last, as a position in the thread. */
  lastWroteAt: number;
  readonly messages: ThreadMessage[];
};

/** A thread read up to a moment; it is walked once, from the oldest message on. */
export type ThreadState = {
  readonly isBrandsOwnPage: boolean;
  readonly byId: ReadonlyMap<string, ThreadMessage>;
  readonly visitors: Map<string, VisitorState>;
  /** Names of the visitors who have written so far. */
  readonly names: NameIndex;
  /** Words of the names of those who sign for the brand. */
  readonly agentNames: ReadonlySet<string>;
  readonly brandNames: readonly (readonly string[])[];
  /** The top of the branch each message hangs in: the comment under the post, or the message itself. */
  readonly branchOf: Map<string, string>;
  /** Branches in which the brand has spoken so far. */
  readonly brandSpokeIn: Set<string>;
  /** Visitors who have written in a branch so far. */
  readonly visitorsIn: Map<string, Set<string>>;
  /** Visitors' messages so far by how they begin, for replies that quote. */
  readonly byBeginning: Map<string, ThreadMessage[]>;
  readonly recent: ThreadMessage[];
};

/** The state before anything was written. */
export const startState = (thread: ThreadToSettle): ThreadState => ({
  isBrandsOwnPage: thread.isBrandsOwnPage,
  byId: new Map(thread.messages.map((message) => [message.id, message])),
  visitors: new Map(),
  names: emptyNameIndex(),
  agentNames: new Set(thread.agentNames.flatMap(wordsOfName)),
  brandNames: thread.brandNames.map((name) => wordsOf(name)).filter((words) => words.length > 0),
  branchOf: new Map(),
  brandSpokeIn: new Set(),
  visitorsIn: new Map(),
  byBeginning: new Map(),
  recent: [],
});

/** The state of a visitor, made when they first write. */
export const visitorState = (state: ThreadState, authorId: string): VisitorState => {
  const known = state.visitors.get(authorId);
  if (known !== undefined) return known;
  const fresh: VisitorState = { waiting: [], lastAnswer: null, lastWroteAt: -1, messages: [] };
  state.visitors.set(authorId, fresh);
  return fresh;
};

/** The message a message is attached to, when it is in the thread. */
export const parentOf = (state: ThreadState, message: ThreadMessage): ThreadMessage | null =>
  message.parentId === null || message.parentId === message.id ? null : (state.byId.get(message.parentId) ?? null);

const isTop = (message: ThreadMessage): boolean => message.kind === "post";

/** The branch of a message: where it and its ancestors meet the post. Parents come before their replies, so one look at the parent's suffices. */
export const branchOf = (state: ThreadState, message: ThreadMessage): string => {
  const known = state.branchOf.get(message.id);
  if (known !== undefined) return known;
  const parent = parentOf(state, message);
  const branch = parent === null || isTop(parent) ? message.id : (state.branchOf.get(parent.id) ?? parent.id);
  state.branchOf.set(message.id, branch);
  return branch;
};

const wordPattern = /[\p{L}\p{M}\p{N}]+/gu;
const readLengthMax = 4000;

/** The words of a text, folded, without punctuation. */
export const wordsOf = (text: string): readonly string[] => foldedText(text.slice(0, readLengthMax)).match(wordPattern) ?? [];

/** True when the words hold one of the brand's names, inflected as Russian inflects it too. */
export const namesBrand = (state: ThreadState, words: readonly string[]): boolean =>
  state.brandNames.some((name) =>
    words.some((word, at) => (name.length > 1 && word === name.join("")) || name.every((part, offset) => isFormOf(words[at + offset] ?? "", part))),
  );

const stemLengthMin = 4;
const endingLengthMax = 3;

const isFormOf = (word: string, name: string): boolean => {
  if (word === name) return true;
  // Every word of every text passes here, and nearly all of them part at their first letter.
  if (word.charCodeAt(0) !== name.charCodeAt(0)) return false;
  const stem = name.replace(/[аеийоуыьэюя]$/u, "");
  return stem.length >= stemLengthMin && word.startsWith(stem) && word.length <= stem.length + endingLengthMax && /^[\u0400-\u04ff]+$/.test(name);
};
