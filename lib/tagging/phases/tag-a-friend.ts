import { houseHandles } from "../address-words";
import { nameGroups } from "../first-names";
import { namesBrand, wordsOf, type ThreadState } from "../thread-state";
import { notNeeded, type Phase } from "./phase";

const wordsBesideMax = 4;
const lookWords = new Set(
  `look see check this смотри посмотри глянь гляди зацени вот хочу хотим надо поехали пойдем идем го как тебе regarde regardez vois mate viens on y va ca te dit`.split(" "),
);

const handle = /(?:^|\s)@[\p{L}\p{N}_][\p{L}\p{N}_.-]*|\[(?:id|club)\d{1,20}\|[^\]\n]{1,60}\]/gu;

/** "@Masha look!" shows the page to a friend and asks nothing of the brand. */
export const tagAFriend: Phase = ({ message, state, words }) => {
  if (message.kind === "review" || message.kind === "message" || namesBrand(state, words)) return null;
  if (message.intent === "complaint" || message.intent === "suggestion" || message.tones.length > 0) return null;
  return bareHandles(message.text) || speaksToHandle(message.text, state) || nameAndLook(message.text, words) || nameAndEyes(message.text, words) ? notNeeded("tag-a-friend") : null;
};

const wordsToHandleMax = 9;
const openingHandle = /^\s*@([\p{L}\p{M}\p{N}_.'’-]+)/u;

// "@DylanG isn't that your street?" asks Dylan, who may never have written here; "@support" and those who sign for the brand are the house.
const speaksToHandle = (text: string, state: ThreadState): boolean => {
  const called = openingHandle.exec(text);
  if (called === null || text.length > textLengthMax) return false;
  const name = wordsOf(called[1] ?? "");
  if (name.some((word) => houseHandles.has(word) || state.agentNames.has(word))) return false;
  return wordsOf(text.slice(called[0].length)).length <= wordsToHandleMax;
};

// "Marina 👀": a name and a pair of eyes.
const nameAndEyes = (text: string, words: readonly string[]): boolean => words.length > 0 && words.length <= 2 && /^\s*[\p{L}\p{M}\p{N}_. '’-]+👀+\s*$/u.test(text);

const textLengthMax = 400;

const bareHandles = (text: string): boolean => {
  if (text.length > textLengthMax) return false;
  const rest = text.replaceAll(handle, " ");
  const beside = rest.match(/[\p{L}\p{N}]+/gu) ?? [];
  return rest !== text && beside.length <= wordsBesideMax;
};

const nameAndLook = (text: string, words: readonly string[]): boolean =>
  words.length >= 2 && words.length <= wordsBesideMax + 1 && /^\s*\p{Lu}/u.test(text) && nameGroups(words[0] ?? "").length > 0 && words.slice(1).some((word) => lookWords.has(word));
