import type { ThreadMessage } from "./settle-model";
import type { ThreadState } from "./thread-state";
import { wordsOf } from "./words-of";

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

/** The latest messages of visitors that the text quotes: by lines that begin with ">", or by quotation marks that open a sentence. */
export const quotedMessages = (state: ThreadState, text: string): readonly ThreadMessage[] =>
  quotesOf(text)
    .map((quoted) => messageSaying(state, quoted) ?? messageSaying(state, quoted.replace(quotedAuthor, "")))
    .filter((message) => message !== null);

// "> Anna Kern: where is my parcel?"
const quotedAuthor = /^[^:\n]{1,60}:\s+/u;

const messageSaying = (state: ThreadState, quoted: string): ThreadMessage | null => {
  const words = wordsOf(quoted);
  const joined = words.join(" ");
  if (joined.length < quoteLettersMin) return null;
  const begun = state.byBeginning.get(beginningOf(words))?.findLast((message) => wordsOf(message.text).join(" ").startsWith(joined));
  if (begun !== undefined) return begun;
  return state.recent.findLast((message) => ` ${wordsOf(message.text).join(" ")} `.includes(` ${joined} `)) ?? null;
};

const opening = /(?<=^\s*|[.!?…\n]\s*)[«"“„]([^«»"“”„]{1,600})[»"”“]/gu;

/** The text without what it quotes. */
export const withoutQuotes = (text: string): string =>
  text
    .split("\n")
    .filter((line) => !isQuoteLine(line))
    .join("\n")
    .replaceAll(opening, "");

const isQuoteLine = (line: string): boolean => line.trimStart().startsWith(">");

const beginningOf = (words: readonly string[]): string => words.slice(0, beginningWords).join(" ");

const quotesOf = (text: string): readonly string[] => {
  const lines = text.split("\n");
  if (lines.some(isQuoteLine)) return blocksOf(lines).map((block) => block.map((line) => line.trimStart().replace(/^[>\s]{1,20}/, "")).join(" "));
  // An ellipsis inside the marks is how people cut a quotation short.
  return [...text.matchAll(opening)].map((match) => (match[1] ?? "").replace(/(?:\.\.\.|…)\s*$/u, ""));
};

// Quoted lines that follow each other are one quotation.
const blocksOf = (lines: readonly string[]): readonly (readonly string[])[] => {
  const blocks: string[][] = [];
  for (const [at, line] of lines.entries()) {
    if (!isQuoteLine(line)) continue;
    const latest = blocks.at(-1);
    if (latest !== undefined && isQuoteLine(lines[at - 1] ?? "")) latest.push(line);
    else blocks.push([line]);
  }
  return blocks;
};
