import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Tagger, Tags, TextToTag } from "#lib/tagging/model";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";
import { memoryBudget } from "#lib/tagging/providers/budget";
import { cached, type TagStore } from "#lib/tagging/providers/cached";
import { readAnswer } from "#lib/tagging/providers/chat/answer";
import { inBatches } from "#lib/tagging/providers/chat/batches";
import { memoryTags } from "#lib/tagging/providers/memory-tags";
import { withFallback } from "#lib/tagging/providers/provider";

const tagsBy = (tagger: string): Tags => ({ ...shippedTagger().tag({ text: "ok" }), tagger });

/** Signs each text with its own name and what it was told to sign with. */
const signing = (name: string, sign: (text: TextToTag) => string = () => name): Tagger & { readonly asked: string[] } => {
  const asked: string[] = [];
  return {
    name,
    asked,
    tagAll: (texts) => {
      asked.push(...texts.map(({ text }) => text));
      return Promise.resolve(texts.map((text) => tagsBy(sign(text))));
    },
  };
};

const texts = (...all: readonly string[]): readonly TextToTag[] => all.map((text) => ({ text }));

describe("a provider with a tagger behind it", () => {
  it("keeps the order of the texts, whichever of them it leaves", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.boolean(), { maxLength: 30 }), async (isLeft) => {
        const provider = {
          name: "p",
          tryAll: (some: readonly TextToTag[]) => Promise.resolve(some.map(({ text }, place) => (isLeft[place] ? null : tagsBy(`p ${text}`)))),
        };
        const tagger = withFallback(
          provider,
          signing("f", ({ text }) => `f ${text}`),
        );
        const tags = await tagger.tagAll(isLeft.map((_, place) => ({ text: String(place) })));
        expect(tags.map((one) => one.tagger)).toEqual(isLeft.map((left, place) => `${left ? "f" : "p"} ${place}`));
      }),
    );
  });

  it("reads by the other what a short answer leaves out", async () => {
    const tagger = withFallback({ name: "p", tryAll: () => Promise.resolve([]) }, signing("f"));
    expect((await tagger.tagAll(texts("a", "b"))).map((one) => one.tagger)).toEqual(["f", "f"]);
  });
});

describe("a tagger that remembers", () => {
  const counting = (): { readonly store: TagStore; readonly puts: string[][] } => {
    const puts: string[][] = [];
    const memory = memoryTags(100);
    return { store: { getMany: memory.getMany, putMany: (entries) => memory.putMany(entries).then(() => void puts.push([...entries.keys()])) }, puts };
  };

  it("asks about the same text once, even within one page", async () => {
    const inner = signing("slow");
    const tagger = cached(inner, { store: counting().store, setup: "" });
    expect(await tagger.tagAll(texts("a", "b", "a"))).toHaveLength(3);
    await tagger.tagAll(texts("b"));
    expect(inner.asked).toEqual(["a", "b"]);
  });

  it("takes texts of another language or another number of stars for others", async () => {
    const inner = signing("slow");
    const tagger = cached(inner, { store: counting().store, setup: "" });
    await tagger.tagAll([
      { text: "super" },
      { text: "super", languageHint: "fr" },
      { text: "super", rating: 1 },
      { text: "super", languageHint: "fr", rating: 1 },
    ]);
    expect(inner.asked).toHaveLength(4);
  });

  it("keeps the words of two taggers apart", async () => {
    const { store } = counting();
    await cached(signing("one"), { store, setup: "" }).tagAll(texts("a"));
    expect((await cached(signing("other"), { store, setup: "" }).tagAll(texts("a"))).map(({ tagger }) => tagger)).toEqual(["other"]);
  });

  it("asks again when the tagger is set up otherwise", async () => {
    const { store } = counting();
    const inner = signing("slow");
    for (const setup of ["as before", "otherwise", "as before"]) await cached(inner, { store, setup }).tagAll(texts("a"));
    expect(inner.asked).toEqual(["a", "a"]);
  });

  it("keeps nothing that another tagger said in its place", async () => {
    const { store, puts } = counting();
    const inner = signing("slow", ({ text }) => (text === "a" ? "embedded" : "slow"));
    await cached(inner, { store, setup: "" }).tagAll(texts("a", "b"));
    await cached(inner, { store, setup: "" }).tagAll(texts("a", "b"));
    expect([inner.asked, puts.map((hashes) => hashes.length)]).toEqual([["a", "b", "a"], [1]]);
  });

  it("forgets first what was not asked for the longest", async () => {
    const store = memoryTags(2);
    const put = (hash: string): Promise<void> => store.putMany(new Map([[hash, tagsBy(hash)]]));
    await put("a");
    await put("b");
    await store.getMany(["a"]);
    await put("c");
    expect([...(await store.getMany(["a", "b", "c"])).keys()]).toEqual(["a", "c"]);
  });
});

describe("a budget", () => {
  const limits = { requests: 3, characters: 100 };

  it("lets neither requests nor characters go over a day in UTC, and begins anew with the next", async () => {
    let now = new Date("2026-11-21T23:59:59.999Z");
    const budget = memoryBudget(limits, () => now);
    expect(await budget.spend({ requests: 1, characters: 60 })).toBe(true);
    expect(await budget.spend({ requests: 1, characters: 41 })).toBe(false);
    expect(await budget.spend({ requests: 1, characters: 40 })).toBe(true);
    expect(await budget.spend({ requests: 2, characters: 0 })).toBe(false);
    expect(await budget.spend({ requests: 1, characters: 0 })).toBe(true);
    expect(await budget.spend({ requests: 1, characters: 0 })).toBe(false);
    now = new Date("2026-11-22T00:00:00Z");
    expect(await budget.spend({ requests: 3, characters: 100 })).toBe(true);
  });

  it("of nothing allows nothing", async () => {
    expect(await memoryBudget({ requests: 0, characters: 0 }, () => new Date(0)).spend({ requests: 1, characters: 1 })).toBe(false);
  });
});

describe("the texts of one question", () => {
  it("are at most twenty, or fewer that are long, in their order and all of them", () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 30_000 }), { maxLength: 60 }), (lengths) => {
        const all = lengths.map((length) => ({ text: "x".repeat(length) }));
        const batches = inBatches(all);
        expect(batches.flat()).toEqual(all);
        for (const batch of batches) {
          expect(batch.length).toBeLessThanOrEqual(20);
          if (batch.length > 1) expect(batch.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(24_000);
        }
      }),
    );
  });
});

describe("an answer of a model", () => {
  it("never throws, whatever it holds, and never says anything but our labels", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.json(),
          fc.jsonValue().map((value) => JSON.stringify({ readings: value })),
        ),
        (content) => {
          expect(readAnswer(content, ["a", "b"]) ?? [null, null]).toEqual([null, null]);
        },
      ),
    );
  });
});
