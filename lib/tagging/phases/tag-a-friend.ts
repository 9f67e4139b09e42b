import { houseHandles } from "../address-words";
import { nameGroups } from "../first-names";
import type { ThreadMessage } from "../settle-model";
import { namesBrand, wordsOf, type ThreadState } from "../thread-state";
import { notNeeded, type Phase } from "./phase";

const wordsBesideMax = 4;
const lookWords = new Set(
  `look see check this смотри посмотри глянь гляди зацени вот хочу хотим надо поехали пойдем идем го как тебе regarde regardez vois mate viens on y va ca te dit`.split(
    " ",
  ),
);

const handle = /(?:^|\s)@[\p{L}\p{N}_][\p{L}\p{N}_.-]*|\[(?:id|club)\d{1,20}\|[^\]\n]{1,60}\]/gu;

/** "@Masha look!" shows the page to a friend and asks nothing of the brand. */
export const tagAFriend: Phase = ({ message, state, words }) => {
  if (saysMore(message) || namesBrand(state, words) || callsHouse(message, state)) return null;
  return showsPage(message.text, words) ? notNeeded("tag-a-friend") : null;
};

const saysMore = ({ kind, intent, tones }: ThreadMessage): boolean =>
  kind === "review" || kind === "message" || intent === "complaint" || intent === "suggestion" || tones.length > 0;

const showsPage = (text: string, words: readonly string[]): boolean =>
  bareHandles(text) || speaksToHandle(text) || nameAndLook(text, words) || nameAndEyes(text, words);

const wordsToHandleMax = 9;
const openingHandle = /^\s*@([\p{L}\p{M}\p{N}_.'’-]+)/u;

// "@support" is the house, and so is whoever signs for it when asked.
const callsHouse = ({ text, intent }: ThreadMessage, { agentNames }: ThreadState): boolean => {
  const name = wordsOf(openingHandle.exec(text)?.[1] ?? "");
  return name.some((word) => houseHandles.has(word)) || (name.length > 0 && intent === "question" && name.every((word) => agentNames.has(word)));
};

// "@DylanG isn't that your street?" asks Dylan, who may never have written here.
const speaksToHandle = (text: string): boolean => {
  const called = openingHandle.exec(text);
  if (called === null || text.length > textLengthMax) return false;
  return wordsOf(text.slice(called[0].length)).length <= wordsToHandleMax;
};

// "Marina 👀": a name and a pair of eyes.
const nameAndEyes = (text: string, words: readonly string[]): boolean =>
  words.length > 0 && words.length <= 2 && /^\s*[\p{L}\p{M}\p{N}_. '’-]+👀+\s*$/u.test(text);

const textLengthMax = 400;

const bareHandles = (text: string): boolean => {
  if (text.length > textLengthMax) return false;
  const rest = text.replaceAll(handle, " ");
  if (rest === text) return false;
  const beside = rest.match(/[\p{L}\p{N}]+/gu) ?? [];
  return beside.length <= wordsBesideMax;
};

const nameAndLook = (text: string, words: readonly string[]): boolean =>
  words.length >= 2 &&
  words.length <= wordsBesideMax + 1 &&
  /^\s*\p{Lu}/u.test(text) &&
  nameGroups(words[0] ?? "").length > 0 &&
  words.slice(1).some((word) => lookWords.has(word));
