import { readAddress, type Address } from "./address";
import { quotedMessages, withoutQuotes } from "./quotes";
import type { ThreadMessage } from "./settle-model";
import { branchOf, parentOf, visitorState, type ThreadState } from "./thread-state";

/**
 * The visitors a message of the brand answers, as definition "What counts as an answer" of docs/metrics.md has it:
 * the author it is attached to, else those it quotes or addresses. Empty for words to nobody in particular.
 */
export const authorsAnswered = (state: ThreadState, reply: ThreadMessage): ReadonlySet<string> => {
  if (!speaks(reply)) return new Set();
  const text = withoutQuotes(reply.text);
  const address = readAddress(text, state.names, state.agentNames);
  if (address.otherWords <= 0) return new Set();
  const addressed = address.addressees.map((authors) => meantAuthor(state, authors)).filter((author) => author !== null);
  const attachedTo = attachedAuthor(state, reply);
  // Under a visitor's own post every reply hangs from the post, so a name says more there than the place does.
  if (attachedTo !== null && (!attachedTo.isPost || addressed.length === 0)) return new Set([attachedTo.authorId, ...alsoInBranch(state, reply, addressed)]);
  const quoted = quotedMessages(state, reply.text).map((message) => message.authorId);
  if (quoted.length > 0) return new Set([...quoted, ...addressed]);
  if (addressed.length > 0) return new Set(addressed);
  return onlyVisitor(state, reply, address);
};

// "12 €" speaks, an emoji does not. A reply that was taken back answers nobody, nor does one the platform never let through.
const speaks = (reply: ThreadMessage): boolean =>
  reply.deletedAt === null && reply.visibility !== "deleted" && reply.visibility !== "spam" && /[\p{L}\p{N}]/u.test(reply.text);

// What the brand adds below its own words is for whom those were.
const attachedAuthor = (state: ThreadState, reply: ThreadMessage): { readonly authorId: string; readonly isPost: boolean } | null => {
  let parent = parentOf(state, reply);
  for (let steps = 0; parent?.isBrand === true && parent.kind !== "post" && steps < stepsMax; steps += 1) parent = parentOf(state, parent);
  return parent === null || parent.isBrand ? null : { authorId: parent.authorId, isPost: parent.kind === "post" };
};

const stepsMax = 50;

// Platforms with two levels hang every reply from the first comment of a branch: one that speaks to somebody else of the branch answers them as well.
const alsoInBranch = (state: ThreadState, reply: ThreadMessage, addressed: readonly string[]): readonly string[] => {
  const inBranch = state.visitorsIn.get(branchOf(state, reply));
  return addressed.filter((author) => inBranch?.has(author) === true);
};

// Among namesakes the one who wrote last and still waits is meant, else the one who wrote last.
const meantAuthor = (state: ThreadState, authors: ReadonlySet<string>): string | null => {
  let meant: string | null = null;
  let meantRank = -1;
  for (const author of authors) {
    const visitor = visitorState(state, author);
    const rank = visitor.lastWroteAt + (visitor.waiting.length > 0 ? state.byId.size : 0);
    if (rank > meantRank) {
      meant = author;
      meantRank = rank;
    }
  }
  return meant;
};

// A flat reply that names nobody is for nobody in particular, unless only one visitor had written where it stands: then there is no one else
// it could be for. Who writes later does not change that, so what was answered stays answered.
const onlyVisitor = (state: ThreadState, reply: ThreadMessage, address: Address): ReadonlySet<string> => {
  if (address.isForOthers) return new Set();
  const parent = parentOf(state, reply);
  const isInBranch = parent !== null && parent.kind !== "post";
  const candidates = isInBranch ? (state.visitorsIn.get(branchOf(state, reply)) ?? new Set<string>()) : new Set(state.visitors.keys());
  return candidates.size === 1 ? candidates : new Set();
};
