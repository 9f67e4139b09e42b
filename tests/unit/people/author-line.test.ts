import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { locales } from "#lib/auth/actor";
import { displacementReasons } from "#lib/people/displacement-model/candidates";
import { authorLine } from "#lib/people/lines/author-line";
import { verdicts } from "#lib/people/verdict-model/verdicts";
import { lines, startingScores } from "#lib/people/verdict-model/weights";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";

import { loadPeopleWords } from "../../../app/_i18n/people-words";

const tagger = shippedTagger();
const answer = (asked: unknown) => authorLine(JSON.stringify(asked), { tagger, speak: ({ line }, locale) => `${locale} ${line}` });
const holding = (part: string): unknown => expect.stringContaining(part);
const matching = (wanted: RegExp): unknown => expect.stringMatching(wanted);
const aNumber: unknown = expect.any(Number);

const items = ["Lol, clowns", "Keep your script", "Cry more, sheep", "haha, the intern again"].map((text, day) => ({
  day,
  thread: "a",
  text,
  brandReplied: true,
}));

describe("an author on a line", () => {
  it("is answered with a verdict, how sure it is, and evidence with quotes in the language of the items", () => {
    const said = answer({ id: 7, items });
    expect(said).toMatchObject({ id: 7, verdict: "troll", confidence: aNumber });
    const evidence = "evidence" in said ? said.evidence : [];
    expect(evidence).toContainEqual({
      line: "en mockery",
      code: "mockery",
      weight: aNumber,
      quotes: [0, 2, 3].map((at) => ({ day: at, thread: "a", text: items[at]?.text })),
    });
  });

  it("is quoted in the order of days, whatever order they come in, by number or by date", () => {
    const dated = items.map((item, at) => ({ ...item, day: `2026-05-0${4 - at}` }));
    expect(answer({ id: "x", items: dated })).toMatchObject({ verdict: "troll" });
  });

  it.each([
    [[], 0],
    [items.slice(0, 3), 3],
  ])("with too few items is not judged", (few) => {
    expect(answer({ id: "x", items: few })).toMatchObject({ verdict: "not-enough-known", confidence: 1, evidence: [{ code: "few-items", quotes: [] }] });
  });

  it("of empty words is not judged either", () => {
    expect(answer({ id: "x", items: Array.from({ length: 6 }, (_, day) => ({ day, thread: 1, text: "" })) })).toMatchObject({ verdict: "not-enough-known" });
  });

  it.each([
    ["{", /not JSON/u],
    ["", /not JSON/u],
    ["[]", /the line/u],
    ['{"id":"x"}', /items/u],
    ['{"id":"x","items":[{"day":"soon","thread":"a","text":"x"}]}', /items\.0\.day/u],
    ['{"items":[]}', /id/u],
  ])("that cannot be read is told what is wrong: %j", (line, wrong) => {
    expect(authorLine(line, { tagger, speak: () => "" })).toMatchObject({ error: matching(wrong) });
  });
});

describe("the words of the verdict", () => {
  it.each(locales)("are there for every verdict, line and reason in %s", async (locale) => {
    const words = await loadPeopleWords(locale);
    const said = [
      ...verdicts.map(words.verdict),
      ...[...lines.map(({ name }) => name), "few-items" as const, "nothing-telling" as const].map((line) =>
        words.evidence({ line, params: { items: 2, of: 5 }, weight: 1, itemIds: [] }),
      ),
      ...displacementReasons.map((reason) =>
        words.displacement({ reason, params: { handle: "a", banned: "b", texts: 1, of: 2, percent: 95, days: 3 }, weight: 1, itemIds: [] }),
      ),
    ];
    expect(said.filter((one) => one === "" || one.includes("people.") || one.includes("{"))).toEqual([]);
  });
});

describe("the published weights", () => {
  const page = readFileSync("docs/people.md", "utf8");
  const printed = ({ customer, critic, troll, spammer }: Readonly<Record<keyof typeof startingScores, number>>) =>
    [customer, critic, troll, spammer].join(" | ");

  it.each(lines.map((line) => [line.name, line] as const))("stand in docs/people.md: %s", (name, { worth, because }) => {
    expect(page).toEqual(holding(`| ${name} | ${printed(worth)} | ${because} |`));
  });

  it("stand beside what everybody starts with", () => {
    expect(page).toEqual(holding(`| *to begin with* | ${printed(startingScores)} |`));
  });
});
