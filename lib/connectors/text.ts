import { Parser } from "htmlparser2";

/** Longest text kept; a 60-kB comment is kept whole. */
const maxTextLength = 200_000;
const maxLineLength = 300;

/** Takes no room and shows nothing: what it stands in is no name, address or tag to a platform any more. */
export const wordJoiner = "\u2060";

/** Readable plain text of a piece of HTML: paragraphs and breaks as line breaks, the address of a link behind its words, scripts and styles dropped. */
export const htmlToText = (html: string): string => {
  if (!/[<&]/u.test(html)) return plainText(oneSpaced(html));
  const state: State = { parts: [], silent: 0, preformatted: 0, links: [] };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        openTag(state, name, attributes);
      },
      ontext(text) {
        if (state.silent === 0) state.parts.push(state.preformatted > 0 ? text : oneSpaced(text));
      },
      onclosetag(name) {
        closeTag(state, name);
      },
    },
    { decodeEntities: true },
  );
  parser.write(html);
  parser.end();
  return plainText(state.parts.join("").replace(/ *\n */gu, "\n"));
};

/** As browsers show it: white space of any length and kind is one space. */
const oneSpaced = (text: string): string => text.replace(/[\t\n\f\r ]+/gu, " ");

/** Text as it may be stored: no NUL or control characters, no half of a surrogate pair, `\n` as the only line break, at most 200,000 characters. */
export const plainText = (text: string): string => {
  const clean = text
    .replace(/\r\n?|\u2028|\u2029/gu, "\n")
    .replace(/\p{Cs}/gu, "\uFFFD")
    .replace(/[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/gu, "")
    .replace(/[ \t]+$/gmu, "")
    .replace(/\n{3,}/gu, "\n\n")
    .trim();
  return shortened(clean, maxTextLength);
};

/** A name or a title: plain text on one line, at most 300 characters. */
export const plainLine = (text: string): string => shortened(plainText(text).replace(/\s+/gu, " "), maxLineLength);

/** A title that may hold entities or markup, as plain text on one line. */
export const htmlToLine = (html: string): string => plainLine(htmlToText(html));

/** A short extract for the set-aside list. */
export const excerptOf = (value: unknown): string => shortened(plainText(typeof value === "string" ? value : JSON.stringify(value)), maxLineLength);

/** What is compared when we look for our own words on a platform that may have prettified them: quotes, dashes and spaces made equal, joiners nobody sees left out. */
export const comparableText = (text: string): string =>
  plainText(text)
    .normalize("NFKC")
    .replaceAll(wordJoiner, "")
    .replace(/[\u2018\u2019\u201A\u2032`´]/gu, "'")
    .replace(/[\u201C\u201D\u201E\u00AB\u00BB\u2033]/gu, '"')
    .replace(/[\u2010-\u2015]|--+/gu, "-")
    .replace(/(?<=\d)\u00D7(?=\d)/gu, "x")
    .replace(/\s+/gu, " ")
    .trim();

type State = { readonly parts: string[]; silent: number; preformatted: number; readonly links: { readonly href: string; readonly from: number }[] };

const silentTags = new Set(["script", "style", "template", "noscript", "head", "iframe", "object"]);
const blockTags = new Set([
  "div",
  "li",
  "tr",
  "section",
  "article",
  "header",
  "footer",
  "ul",
  "ol",
  "table",
  "dl",
  "dt",
  "dd",
  "figure",
  "figcaption",
  "form",
  "hr",
]);
const paragraphTags = new Set(["p", "blockquote", "pre", "h1", "h2", "h3", "h4", "h5", "h6"]);

const openTag = (state: State, name: string, attributes: Readonly<Record<string, string>>): void => {
  if (silentTags.has(name)) state.silent += 1;
  if (state.silent > 0) return;
  if (name === "br") state.parts.push("\n");
  if (name === "pre") state.preformatted += 1;
  if (name === "a") state.links.push({ href: isMention(attributes) ? "" : (attributes["href"] ?? ""), from: state.parts.length });
  if (name === "img") state.parts.push(pictureText(attributes));
  breakLine(state, name);
};

// Platforms draw emoji as pictures; the character itself is in the alternative text.
const pictureText = (attributes: Readonly<Record<string, string>>): string =>
  /emoji|smiley/u.test(attributes["class"] ?? "") ? (attributes["alt"] ?? "") : "";

// A person's name or a tag leads to a page nobody needs the address of.
const isMention = (attributes: Readonly<Record<string, string>>): boolean => /\bmention\b/u.test(attributes["class"] ?? "");

const closeTag = (state: State, name: string): void => {
  if (silentTags.has(name)) state.silent = Math.max(0, state.silent - 1);
  if (state.silent > 0) return;
  if (name === "pre") state.preformatted = Math.max(0, state.preformatted - 1);
  if (name === "a") closeLink(state);
  breakLine(state, name);
};

const closeLink = (state: State): void => {
  const link = state.links.pop();
  if (link === undefined || !/^https?:\/\//iu.test(link.href)) return;
  const words = state.parts.slice(link.from).join("").trim();
  const bare = (text: string): string => text.replace(/^https?:\/\//iu, "").replace(/\/$/u, "");
  if (words === "") state.parts.push(link.href);
  else if (bare(words) !== bare(link.href)) state.parts.push(` (${link.href})`);
};

const breakLine = (state: State, name: string): void => {
  if (paragraphTags.has(name)) state.parts.push("\n\n");
  else if (blockTags.has(name)) state.parts.push("\n");
};

const shortened = (text: string, maxLength: number): string => {
  if (text.length <= maxLength) return text;
  // Cutting between the halves of a pair would leave one of them behind.
  return text.slice(0, maxLength).replace(/\p{Cs}$/u, "");
};

/** The text where it is the address of a page, else nothing: whoever fills in a form may call a script or a file an address. */
export const webAddress = (text: string | undefined): string | undefined => (text !== undefined && /^https?:\/\//iu.test(text) ? text : undefined);
