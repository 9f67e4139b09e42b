import type { ThreadMessage } from "./settle-model";
import { wordsOf, type ThreadState } from "./thread-state";

const beginningWords = 3;
const quoteLettersMin = 8;
const recentMax = 200;

/** Remembers a visitor's message, given with its words, so that a later reply may quote it. */
export const rememberForQuotes = (state: ThreadState, message: ThreadMessage, words: readonly string[]): void => {
  const beginning = beginningOf(words);
  const alike = state.byBeginning.get(beginning);
  if (alike !== undefined) pushRecent(alike, message);
  else if (beginning !== "") state.byBeginning.set(beginning, [message]);
  pushRecent(state.recent, message);
};

const pushRecent = (messages: ThreadMessage[], message: ThreadMessage): void => {
  messages.push(message);
  if (messages.length > recentMax) messages.shift();
};

/** The latest message of a visitor that the text quotes: by lines that begin with ">", or by quotation marks it opens with. */
export const quotedMessage = (state: ThreadState, text: string): ThreadMessage | null => {
  const quoted = quoteOf(text);
  if (quoted === null) return null;
  const words = wordsOf(quoted);
  const joined = words.join(" ");
  if (joined.length < quoteLettersMin) return null;
  const begun = state.byBeginning.get(beginningOf(words))?.findLast((message) => wordsOf(message.text).join(" ").startsWith(joined));
  if (begun !== undefined) return begun;
  return state.recent.findLast((message) => ` ${wordsOf(message.text).join(" ")} `.includes(` ${joined} `)) ?? null;
};

/** The text without what it quotes. */
export const withoutQuotes = (text: string): string => {
  const quoted = quoteOf(text);
  if (quoted === null) return text;
  return text
    .split("\n")
    .filter((line) => !line.trimStart().startsWith(">"))
    .join("\n")
    .replace(/^\s*[«"“„][^«»"“”„]{1,600}[»"”“]/u, "");
};

const beginningOf = (words: readonly string[]): string => words.slice(0, beginningWords).join(" ");

const quoteOf = (text: string): string | null => {
  const lines = text.split("\n").filter((line) => line.trimStart().startsWith(">"));
  if (lines.length > 0) return lines.map((line) => line.trimStart().replace(/^[>\s]{1,20}/, "")).join(" ");
  // An ellipsis inside the marks is how people cut a quotation short.
  return /^\s*[«"“„]([^«»"“”„]{1,600})[»"”“]/u.exec(text)?.[1]?.replace(/(?:\.\.\.|…)\s*$/u, "") ?? null;
};
