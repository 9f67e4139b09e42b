import { agentsOf, brandNamesOf, saysBrand, type BrandNames } from "./brand-names";
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
  /** The visitor who spoke to them last, since the brand did. */
  spokenToBy: string | null;
  readonly messages: ThreadMessage[];
};

/** Words of one visitor to another. */
export type Talk = { readonly from: string; readonly to: string };

/** A thread read up to a moment; it is walked once, from the oldest message on. */
export type ThreadState = {
  readonly isBrandsOwnPage: boolean;
  readonly byId: ReadonlyMap<string, ThreadMessage>;
  readonly visitors: Map<string, VisitorState>;
  /** Names of the visitors who have written so far. */
  readonly names: NameIndex;
  /** Words of the names of those who sign for the brand. */
  readonly agentNames: ReadonlySet<string>;
  readonly brandNames: BrandNames;
  /** The top of the branch each message hangs in: the comment under the post, or the message itself. */
  readonly branchOf: Map<string, string>;
  /** Branches in which the brand has spoken so far. */
  readonly brandSpokeIn: Set<string>;
  /** Messages so far that visitors wrote to each other. */
  readonly amongVisitors: Set<string>;
  /** What another visitor has just said to somebody here, while nobody has written since. */
  latestTalk: Talk | null;
  /** True once somebody has replied to a reply: the platform hangs words from those they answer, rather than from the top of the branch. */
  nestsReplies: boolean;
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
  agentNames: new Set([...thread.agentNames.flatMap(wordsOfName), ...agentsOf(thread.brandNames)]),
  brandNames: brandNamesOf(thread.brandNames),
  branchOf: new Map(),
  brandSpokeIn: new Set(),
  amongVisitors: new Set(),
  latestTalk: null,
  nestsReplies: false,
  visitorsIn: new Map(),
  byBeginning: new Map(),
  recent: [],
});

/** The state of a visitor, made when they first write. */
export const visitorState = (state: ThreadState, authorId: string): VisitorState => {
  const known = state.visitors.get(authorId);
  if (known !== undefined) return known;
  const fresh: VisitorState = { waiting: [], lastAnswer: null, lastWroteAt: -1, spokenToBy: null, messages: [] };
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

/** True when a message, given with its folded words, names or calls the brand. */
export const namesBrand = (state: ThreadState, { text }: ThreadMessage, words: readonly string[]): boolean => saysBrand(state.brandNames, text, words);
