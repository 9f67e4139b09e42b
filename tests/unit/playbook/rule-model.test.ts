import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { locales } from "#lib/auth/actor";
import {
  bookInForce,
  clauseKinds,
  diffOf,
  endOf,
  flawsOf,
  inOrder,
  isOvertaken,
  nextNumber,
  rulesSchema,
  withdrawalOf,
  type Clause,
  type RuleBook,
} from "#lib/playbook/rule-model";
import { rulesAsPost } from "#lib/playbook/rules-as-post";
import { houseRules } from "#lib/playbook/shipped/house-rules";

const at = (day: number): Date => new Date(Date.UTC(2026, 2, day));
const text = (words: string) => ({ title: words, text: words });
const clause = (number: string, words = number): Clause => ({ number, kind: "insult", texts: { en: text(words), ru: text(words), fr: text(words) } });
const book = (version: number, from: number, clauses: readonly Clause[] = [clause("1")]): RuleBook => ({
  bookId: `rbk_${version}`,
  version,
  effectiveFrom: at(from),
  publishedAt: at(0),
  preamble: { en: "", ru: "", fr: "" },
  clauses,
});

describe("[G1] the version in force", () => {
  const books = [book(1, 1), book(2, 10), book(3, 20), book(4, 15)];

  it("is the newest whose date has come", () => {
    expect([0, 1, 9, 10, 14].map((day) => bookInForce(books, at(day))?.version)).toEqual([undefined, 1, 1, 2, 2]);
  });

  it("is never one that a newer overtook before it began", () => {
    expect([15, 19, 20, 30].map((day) => bookInForce(books, at(day))?.version)).toEqual([4, 4, 4, 4]);
    expect(books.filter((one) => isOvertaken(one, books)).map(({ version }) => version)).toEqual([3]);
    expect(books.map((one) => endOf(one, books))).toEqual([at(10), at(15), at(15), null]);
  });
});

describe("[G1] rules as a post", () => {
  it("are the preamble and the numbered clauses of one language", () => {
    const rules = { preamble: { en: "Welcome.", ru: "", fr: "" }, clauses: [clause("1", "No insults"), clause("2.1", "No spam")] };
    expect(rulesAsPost(rules, "en")).toBe("Welcome.\n\n1. No insults\nNo insults\n\n2.1. No spam\nNo spam");
    expect(rulesAsPost(rules, "fr")).toBe("1. No insults\nNo insults\n\n2.1. No spam\nNo spam");
  });
});

describe("[G1] withdrawing a clause", () => {
  const gone = (books: readonly RuleBook[], day = 5) =>
    withdrawalOf(books, { number: "1", now: at(day) }).map(({ version, clauses }) => [version, clauses.map(({ number }) => number)]);

  it("publishes the version in force without it", () => {
    expect(gone([book(1, 1, [clause("1"), clause("2")])])).toEqual([[1, ["2"]]]);
  });

  it("publishes what is announced anew, so that it does not come back", () => {
    expect(gone([book(1, 1, [clause("1"), clause("2")]), book(2, 9, [clause("1"), clause("3")])])).toEqual([
      [1, ["2"]],
      [2, ["3"]],
    ]);
  });

  it("keeps an announced version that never had it", () => {
    expect(gone([book(1, 1), book(2, 9, [clause("3")])])).toEqual([
      [1, []],
      [2, ["3"]],
    ]);
  });

  it("leaves what was before alone where only an announced version has it", () => {
    expect(gone([book(1, 1, [clause("2")]), book(2, 9)])).toEqual([[2, []]]);
  });

  it("does nothing for a clause that is not there", () => {
    expect(gone([book(1, 1, [clause("2")])])).toEqual([]);
    expect(gone([])).toEqual([]);
  });

  it("whatever was published, the clause is never in force again", () => {
    const anyBooks = fc.array(fc.record({ from: fc.integer({ min: 1, max: 20 }), numbers: fc.subarray(["1", "2", "3"]) }), { maxLength: 6 }).map((all) =>
      all.map(({ from, numbers }, index) =>
        book(
          index + 1,
          from,
          numbers.map((number) => clause(number)),
        ),
      ),
    );
    fc.assert(
      fc.property(anyBooks, fc.integer({ min: 1, max: 20 }), (books, day) => {
        const anew = withdrawalOf(books, { number: "1", now: at(day) }).map((one, index) => ({
          ...one,
          version: books.length + index + 1,
          effectiveFrom: one.effectiveFrom > at(day) ? one.effectiveFrom : at(day),
        }));
        for (let later = day; later <= 25; later += 1) {
          const before = bookInForce(books, at(later));
          const after = bookInForce([...books, ...anew], at(later));
          const kept = before?.clauses.map(({ number }) => number).filter((number) => number !== "1");
          expect(after?.clauses.map(({ number }) => number)).toEqual(kept);
        }
      }),
    );
  });
});

describe("[G1] the difference of two versions", () => {
  it("tells what was added, withdrawn and changed, in the order of the numbers", () => {
    const changes = diffOf([clause("2"), clause("3.10"), clause("4")], [clause("1"), clause("3.10", "new"), clause("4")]);
    expect(changes.map(({ number, kind, before, after }) => [number, kind, before?.texts.en.text, after?.texts.en.text])).toEqual([
      ["1", "added", undefined, "1"],
      ["2", "withdrawn", "2", undefined],
      ["3.10", "changed", "3.10", "new"],
    ]);
  });

  it("sees a change in any one language, and in the kind", () => {
    const was = clause("1");
    for (const locale of locales) expect(diffOf([was], [{ ...was, texts: { ...was.texts, [locale]: text("other") } }])).toHaveLength(1);
    expect(diffOf([was], [{ ...was, kind: "threat" }])).toHaveLength(1);
    expect(diffOf([was], [structuredClone(was)])).toEqual([]);
  });
});

describe("[G1] rules that are to be published", () => {
  it("have clauses, each with its own number and its words in every language", () => {
    const bare = { ...clause("2"), texts: { ...clause("2").texts, fr: { title: "2", text: "" } } };
    expect(flawsOf({ clauses: [] })).toEqual([{ code: "no-clauses" }]);
    expect(flawsOf({ clauses: [clause("1"), bare, clause("1")] })).toEqual([
      { code: "number-twice", number: "1" },
      { code: "words-missing", number: "2", locale: "fr" },
    ]);
  });

  it("are ordered by their numbers and go on after the last", () => {
    expect(inOrder(["10", "3.10", "2", "3", "3.2"].map((number) => ({ number }))).map(({ number }) => number)).toEqual(["2", "3", "3.2", "3.10", "10"]);
    expect(nextNumber([{ number: "3.2" }, { number: "1" }])).toBe("4");
    expect(nextNumber([])).toBe("1");
  });

  it("that ship can be published as they are and speak of every kind", () => {
    expect(flawsOf(rulesSchema.parse(houseRules))).toEqual([]);
    expect(houseRules.clauses.map(({ kind }) => kind).toSorted()).toEqual([...clauseKinds].toSorted());
  });
});
