import { authorsAnswered } from "./answers";
import { indexAuthor } from "./name-index";
import { phases } from "./phases/order";
import { needed, type Verdict } from "./phases/phase";
import { rememberForQuotes } from "./quotes";
import type { Settlement, ThreadMessage, ThreadToSettle } from "./settle-model";
import { branchOf, parentOf, startState, visitorState, type ThreadState } from "./thread-state";
import { wordsOf } from "./words-of";

type Answer = NonNullable<Settlement["answeredBy"]>;

/**
 * Says of every message of a thread whether it needed an answer, why, and which words of the brand answered it, in the order given.
 * The thread is walked once in the order of time (equal times keep their order), so a message is judged by what came before it.
 */
export const settleThread = (thread: ThreadToSettle): readonly Settlement[] => {
  const state = startState(thread);
  const verdicts = new Map<string, Verdict>();
  const answers = new Map<string, Answer>();
  for (const message of inOrderOfTime(thread.messages)) {
    const words = wordsOf(message.text);
    const verdict = judge(state, message, words);
    verdicts.set(message.id, verdict);
    state.nestsReplies ||= isReplyToReply(state, message);
    if (message.isBrand) hearBrand(state, message, answers);
    else hearVisitor(state, message, { position: verdicts.size, verdict, words });
  }
  return thread.messages.map((message) => settlement(message.id, verdicts.get(message.id) ?? needed("remark"), answers.get(message.id) ?? null));
};

const inOrderOfTime = (messages: readonly ThreadMessage[]): readonly ThreadMessage[] =>
  [...messages].sort((one, other) => one.postedAt.getTime() - other.postedAt.getTime());

const judge = (state: ThreadState, message: ThreadMessage, words: readonly string[]): Verdict => {
  const author = message.isBrand ? { waiting: [], lastAnswer: null, lastWroteAt: -1, spokenToBy: null, messages: [] } : visitorState(state, message.authorId);
  const situation = { message, state, author, parent: parentOf(state, message), words };
  for (const phase of phases) {
    const verdict = phase(situation);
    if (verdict !== null) return verdict;
  }
  return needed("remark");
};

const isReplyToReply = (state: ThreadState, message: ThreadMessage): boolean => {
  const parent = parentOf(state, message);
  const above = parent === null ? null : parentOf(state, parent);
  return above !== null && above.kind !== "post";
};

type Heard = { readonly position: number; readonly verdict: Verdict; readonly words: readonly string[] };

const hearVisitor = (state: ThreadState, message: ThreadMessage, heard: Heard): void => {
  const author = visitorState(state, message.authorId);
  author.lastWroteAt = heard.position;
  author.messages.push(message);
  if (heard.verdict.needed) author.waiting.push(message);
  if (heard.verdict.reason.code === "addressed-elsewhere") state.amongVisitors.add(message.id);
  const { spokenTo } = heard.verdict;
  state.latestTalk = spokenTo === undefined ? null : { from: message.authorId, to: spokenTo };
  if (spokenTo !== undefined) visitorState(state, spokenTo).spokenToBy = message.authorId;
  indexAuthor(state.names, message);
  const branch = branchOf(state, message);
  const present = state.visitorsIn.get(branch);
  if (present === undefined) state.visitorsIn.set(branch, new Set([message.authorId]));
  else present.add(message.authorId);
  rememberForQuotes(state, message, heard.words);
};

// One reply answers all that its person still waited for in the thread.
const hearBrand = (state: ThreadState, message: ThreadMessage, answers: Map<string, Answer>): void => {
  state.latestTalk = null;
  for (const authorId of authorsAnswered(state, message)) {
    const author = visitorState(state, authorId);
    for (const waiting of author.waiting) answers.set(waiting.id, { messageId: message.id, at: message.postedAt });
    author.waiting = [];
    author.lastAnswer = message;
    author.spokenToBy = null;
  }
  if (message.deletedAt === null && message.visibility !== "deleted") state.brandSpokeIn.add(branchOf(state, message));
};

const settlement = (id: string, verdict: Verdict, answeredBy: Answer | null): Settlement => {
  if (!verdict.needed || answeredBy === null) return { id, needed: verdict.needed, reason: verdict.reason, answeredBy: null };
  const params = { ...verdict.reason.params, answeredBy: answeredBy.messageId, answeredAt: answeredBy.at.toISOString() };
  return { id, needed: true, reason: { code: verdict.reason.code, params }, answeredBy };
};
