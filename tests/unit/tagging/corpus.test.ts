import path from "node:path";

import { describe, expect, it } from "vitest";

import { judgedDrafts, laterDrafts, unseenDrafts } from "./judged-drafts";
import { shippedWeights } from "#lib/tagging/embedded/shipped-tagger";
import { readCorpus } from "#lib/tagging/training/data-files";
import { evaluateRows } from "#lib/tagging/training/evaluate";
import type { Row } from "#lib/tagging/training/labels";
import { readRows } from "#lib/tagging/training/read-rows";

const testFile = (language: string): string => path.join(import.meta.dirname, `../../../lib/tagging/corpus/test/${language}.jsonl`);

/** The share of pieces of four letters that two texts have in common: 1 for copies. */
const likeness = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => {
  let shared = 0;
  for (const piece of one) if (other.has(piece)) shared += 1;
  return shared / (one.size + other.size - shared);
};

const piecesOf = (text: string): ReadonlySet<string> => {
  const plain = text
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll("ё", "е")
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
  return new Set(Array.from({ length: Math.max(1, plain.length - 3) }, (_, at) => plain.slice(at, at + 4)));
};

/** Pairs of texts more alike than `limit`: each text against those it shares its rarest pieces with. */
const nearCopies = (texts: readonly Pick<Row, "text">[], others: readonly Pick<Row, "text">[], limit: number): readonly string[] => {
  const pieces = others.map(({ text }) => piecesOf(text));
  const places = new Map<string, number[]>();
  for (const [place, own] of pieces.entries()) for (const piece of own) places.set(piece, [...(places.get(piece) ?? []), place]);
  return texts.flatMap((row, at) => {
    const own = piecesOf(row.text);
    const rarest = [...own].sort((one, other) => (places.get(one)?.length ?? 0) - (places.get(other)?.length ?? 0)).slice(0, 12);
    const near = new Set(rarest.flatMap((piece) => places.get(piece) ?? []));
    for (const place of near)
      if ((texts !== others || place < at) && likeness(own, pieces[place] ?? new Set()) > limit) return [`${row.text} | ${others[place]?.text ?? ""}`];
    return [];
  });
};

describe("our own comments", async () => {
  const corpus = await readCorpus();
  const of = (language: string): readonly Row[] => corpus.filter(({ lang }) => lang === language);

  it.each([
    ["en", 1_500],
    ["ru", 1_500],
    ["fr", 1_500],
    ["de", 200],
    ["es", 200],
    ["it", 200],
    ["pt", 200],
    ["uk", 200],
  ])("are many enough in %s", (language, count) => expect(of(language).length).toBeGreaterThanOrEqual(count));

  it.each(["en", "ru", "fr", "de", "es", "it", "pt", "uk"])("are no near-copies of one another in %s", (language) => {
    const own = of(language);
    expect(nearCopies(own, own, 0.75)).toEqual([]);
  });

  it.each(["en", "ru", "fr"])("are no near-copies of the test set in %s", async (language) => {
    expect(nearCopies(await readRows(testFile(language)), of(language), 0.6)).toEqual([]);
  });
});

describe("the judged drafts", () => {
  const textsOf = (part: Parameters<typeof laterDrafts>[1], language: "en" | "ru" | "fr") => laterDrafts(language, part).map(({ draft }) => ({ text: draft }));

  it.each(["en", "ru", "fr"] as const)("that were held back are no near-copies of those that were read in %s", (language) => {
    const known = [...judgedDrafts(language, "even"), ...judgedDrafts(language, "odd"), ...unseenDrafts(language)].map(({ draft }) => ({ text: draft }));
    expect(nearCopies(textsOf("held", language), [...known, ...textsOf("read", language)], 0.6)).toEqual([]);
  });
});

describe("the shipped weights on the test set, which they have never seen", () => {
  const report = async (language: string) => {
    const rows = await readRows(testFile(language));
    const own = evaluateRows(shippedWeights(), rows)[`${language}.corpus`];
    if (!own) throw new Error("The test set is of another language.");
    return { rows, own };
  };

  it.each(["en", "ru", "fr"])("name the mood in %s", async (language) => {
    const { rows, own } = await report(language);
    expect(rows.length).toBeGreaterThanOrEqual(300);
    expect(own.sentiment?.macroF1).toBeGreaterThanOrEqual(0.8);
  });

  it.each(["en", "ru", "fr"])("hear threats in %s, and few that are none", async (language) => {
    const { own } = await report(language);
    expect(own.threat?.recall).toBeGreaterThanOrEqual(0.8);
    expect(own.threat?.precision).toBeGreaterThanOrEqual(0.6);
  });

  it.each(["en", "ru", "fr"])("name the language in %s without a hint", async (language) => {
    expect((await report(language)).own.language.right).toBeGreaterThanOrEqual(0.97);
  });
});
