import { Prisma } from "#db";

/** Letters and digits at the very end: the word that may still be being typed. */
const lastWord = /(?<before>^|[\s(])(?<word>[\p{L}\p{N}]{2,})$/u;

/**
 * A condition on `i`: items that hold the words of `typed`, with or without accents, in any of the three languages, the last word as a
 * prefix. Web syntax ("exact words", `-not`, `or`) works as PostgreSQL's `websearch_to_tsquery` reads it; no input is an error.
 */
export const matchesSearch = (typed: string): Prisma.Sql => {
  // NUL cannot be stored and half a character cannot be sent, so neither can be sought.
  const words = typed.replace(/[\p{Cc}\p{Cs}]+/gu, " ").trim();
  const prefixed = withPrefix(words);
  return Prisma.sql`item_search_vector(i.language, i.text) @@ ${prefixed === null ? sought(words) : Prisma.sql`(${sought(words)} || ${prefixed})`}`;
};

const sought = (words: string): Prisma.Sql => Prisma.sql`search_query(${words})`;

const withPrefix = (words: string): Prisma.Sql | null => {
  const isInsideQuotes = (words.match(/"/g)?.length ?? 0) % 2 === 1;
  const match = lastWord.exec(words);
  const word = match?.groups?.["word"];
  if (isInsideQuotes || match === null || word === undefined) return null;
  const rest = words.slice(0, match.index).trim();
  return rest === "" ? beginning(word) : Prisma.sql`(${sought(rest)} && ${beginning(word)})`;
};

/** PostgreSQL reads the number of "AB-1042" as minus 1042. A letter may lose more than its accent: "ŉ" is then "'n". */
const beginning = (word: string): Prisma.Sql =>
  /^\d+$/.test(word)
    ? Prisma.sql`to_tsquery('simple', ${`'${word}':* | '-${word}':*`})`
    : Prisma.sql`to_tsquery('simple', quote_literal(unaccented(${word})) || ':*')`;
