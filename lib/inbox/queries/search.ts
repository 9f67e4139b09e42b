import { Prisma } from "#db";

/** Letters and digits at the very end: the word that may still be being typed. */
const lastWord = /(?<before>^|[\s(])(?<word>[\p{L}\p{N}]{2,})$/u;

const configurations = ["simple", "english", "russian", "french"] as const;

/**
 * A condition on `i`: items that hold the words of `typed`, in any of the three languages, the last word as a prefix. Web syntax
 * ("exact words", `-not`, `or`) works as PostgreSQL's `websearch_to_tsquery` reads it; no input is an error.
 */
export const matchesSearch = (typed: string): Prisma.Sql => {
  // NUL cannot be stored and half a character cannot be sent, so neither can be sought.
  const words = typed.replace(/[\p{Cc}\p{Cs}]+/gu, " ").trim();
  const whole = anyLanguage(words);
  const prefixed = withPrefix(words);
  return Prisma.sql`item_search_vector(i.language, i.text) @@ (${prefixed === null ? whole : Prisma.sql`${whole} || ${prefixed}`})`;
};

const anyLanguage = (words: string): Prisma.Sql =>
  Prisma.join(
    configurations.map((name) => Prisma.sql`websearch_to_tsquery(${name}::regconfig, ${words})`),
    " || ",
    "(",
    ")",
  );

const withPrefix = (words: string): Prisma.Sql | null => {
  const isInsideQuotes = (words.match(/"/g)?.length ?? 0) % 2 === 1;
  const match = lastWord.exec(words);
  const word = match?.groups?.["word"];
  if (isInsideQuotes || match === null || word === undefined) return null;
  // The word holds letters and digits only, so that quoting it is enough. PostgreSQL reads the number of "AB-1042" as minus 1042.
  const prefix = Prisma.sql`to_tsquery('simple', ${/^\d+$/.test(word) ? `'${word}':* | '-${word}':*` : `'${word}':*`})`;
  const rest = words.slice(0, match.index).trim();
  return rest === "" ? prefix : Prisma.sql`(${anyLanguage(rest)} && ${prefix})`;
};
