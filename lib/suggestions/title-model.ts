import { addressees, closings, connectors, greetings, requests } from "./opener-words-model";

const lengthMax = 90;
/** Of a longer text only the beginning is looked at. */
const readMax = 600;

const mark = "[\\s,;:.!?…–—-]";
const oneOf = (phrases: readonly string[]): string => `(?:${phrases.join("|")})(?:(?<=['’])|(?![\\p{L}\\p{N}]))`;

const greeting = new RegExp(`^${oneOf(greetings)}(?:[\\s,]+${oneOf(addressees)})*`, "iu");
/** Whom somebody greets by name: only with a mark behind it is it no part of the wish. */
const greeted = /^(?:\s+\p{Lu}[\p{L}'’-]*){1,3}(?=\s*[,!.:–—])/u;
const marks = new RegExp(`^${mark}+`, "u");
const connector = new RegExp(`^(?:@[\\p{L}\\p{N}_.-]+|${oneOf(connectors)})${mark}*`, "iu");
const request = new RegExp(`^${oneOf(requests)}${mark}*`, "iu");
const politeAside = new RegExp(`,\\s*${oneOf(closings)}\\s*,\\s*`, "giu");
const politeEnd = new RegExp(`[\\s,]+${oneOf(closings)}(?=${mark}*$)`, "iu");

/** The first name of a group of suggestions: what its first item wishes for, without the words around it, cut between words. */
export const titleOf = (text: string): string => {
  const line = text.slice(0, readMax).trim().replaceAll(/\s+/gu, " ");
  const { words, isAsked } = unwrapped({ words: line, isAsked: false });
  const wish = firstSentence(words)
    .replaceAll(politeAside, " ")
    .replace(politeEnd, "")
    .replace(isAsked ? /[\s.!?…]+$/u : /[\s.!…]+$/u, "");
  return cut(capitalised(/\p{L}{3}/u.test(wish) ? wish : firstSentence(line)));
};

type Wish = { readonly words: string; /** The frame of a question is gone: what is left asks nothing. */ readonly isAsked: boolean };

/** Takes greetings, connecting words and the frame of a request off, one after the other, until the wish itself begins. */
const unwrapped = ({ words, isAsked }: Wish): Wish => {
  const [hello] = greeting.exec(words) ?? [];
  if (hello !== undefined) return unwrapped({ words: words.slice(hello.length).replace(greeted, "").replace(marks, ""), isAsked });
  const joined = words.replace(connector, "");
  if (joined !== words) return unwrapped({ words: joined, isAsked });
  const asked = words.replace(request, "");
  return asked === words ? { words, isAsked } : unwrapped({ words: asked, isAsked: true });
};

const firstSentence = (line: string): string => /^.{12,}?[.!?…](?=\s)/u.exec(line)?.[0] ?? line;

const capitalised = (words: string): string => words.replace(/^\p{Ll}(?=\p{Ll}|\s)/u, (letter) => letter.toUpperCase());

const cut = (words: string): string => {
  if (words.length <= lengthMax) return words;
  const head = words.slice(0, lengthMax);
  return `${head.slice(0, Math.max(head.lastIndexOf(" "), lengthMax / 2)).trimEnd()}…`;
};
