import { beforeAll, describe, expect, it } from "vitest";

import { adjust, type Material } from "#lib/tagging/adjusting/adjust";
import { mostCorrectedWords } from "#lib/tagging/adjusting/corrected-words";
import { adjustedWeights, decodeDelta, encodeDelta } from "#lib/tagging/adjusting/delta";
import { mapInTurns } from "#lib/tagging/adjusting/in-turns";
import { isProof, type TaughtText } from "#lib/tagging/adjusting/lesson";
import { readerWith } from "#lib/tagging/adjusting/read-with";
import { createEmbeddedTagger } from "#lib/tagging/embedded/embedded-tagger";
import { shippedWeights } from "#lib/tagging/embedded/shipped-tagger";
import { isHeldBack, readCorpus } from "#lib/tagging/training/data-files";
import { seededOrder } from "#lib/tagging/training/seeded";

const weights = shippedWeights();
const shipped = readerWith(weights);

let corpus: Material["corpus"];
beforeAll(async () => {
  const rows = (await readCorpus()).filter(({ lang }) => lang !== "und");
  // A part stands for the whole, for the sake of time.
  corpus = {
    open: rows.filter((row, place) => place % 24 === 0 && !isHeldBack(row)),
    heldBack: rows.filter((row, place) => place % 2 === 0 && isHeldBack(row)),
  };
});

const products = ["board", "jacket", "deck", "mix", "remix", "video", "drop", "wheels", "trailer", "hoodie", "sneakers", "set"];
const openings = ["That new %s is", "Bro the %s is", "%s looks", "Just saw the %s and it is", "Okay this %s is", "My brother says the %s is"];
const endings = ["sick", "so sick", "totally sick", "sick as always", "really sick"];

/** Praise in the words of a skate shop, where "sick" is the highest there is. */
const skaters: readonly string[] = products.flatMap((product) =>
  openings.flatMap((opening) => endings.map((ending) => `${opening.replace("%s", product)} ${ending}`)),
);

const corrected = (texts: readonly string[], became: (place: number) => string, language: "en" | "ru" = "en"): readonly TaughtText[] =>
  texts.map((text, place) => ({
    itemId: `itm_${String(place)}`,
    text,
    language,
    head: "sentiment",
    was: shipped.read({ text, language }).sentiment.label,
    became: became(place),
  }));

const some = (texts: readonly string[], count: number, seed = 1): readonly string[] =>
  Array.from(seededOrder(texts.length, seed).subarray(0, count), (place) => texts[place] ?? "");

const taughtBy = (taught: readonly TaughtText[]) => adjust(weights, { taught, others: [], corpus, present: null, pause: () => Promise.resolve() });

describe("most corrected words", () => {
  it("are those that corrected texts hold more often than all texts, however common others are", () => {
    const all = Array.from({ length: 40 }, (_, place) => `The parcel is here, number ${String(place)}`);
    const corrected = ["The drop is sick", "Sick sick parcel", "The tea is rare"];
    const words = mostCorrectedWords(corrected, [...all, ...corrected]);
    expect(words).toEqual([{ word: "sick", texts: 2, ofCorrected: 2 / 3, ofAll: 2 / 43 }]);
    expect(mostCorrectedWords([], all)).toEqual([]);
  });
});

it("learning lets other work through while it reads, measures and tells words", async () => {
  const steps: number[] = [];
  await mapInTurns(
    Array.from({ length: 450 }),
    () => Promise.resolve(void steps.push(0)),
    () => null,
  );
  expect(steps).toHaveLength(2);
});

describe("what corrections teach", { timeout: 30_000 }, () => {
  it("learns the word that a workspace uses in its own sense, and proves it on texts that were kept back", async () => {
    const wrong = some(skaters, 110).filter((text) => shipped.read({ text, language: "en" }).sentiment.label !== "positive");
    const { figures, verdict, delta } = await taughtBy(corrected(wrong, () => "positive"));
    expect(verdict).toBe("better");
    expect(figures.heads.sentiment.after).toBeGreaterThan(figures.heads.sentiment.before + figures.heldBack.count * 0.6);
    expect(figures.words.map(({ word }) => word)).toContain("sick");
    const adjusted = createEmbeddedTagger(adjustedWeights(weights, delta, 3));
    expect(adjusted.tag({ text: "The ramp is sick" }).sentiment.label).toBe("positive");
    expect(adjusted.tag({ text: "I am so angry, my order never came and nobody answers" }).sentiment.label).toBe("negative");
    expect(adjusted.name).toMatch(/^embedded-\d+\+3\.[0-9a-f]{8}$/u);
  });

  it("learns it in Russian as well", async () => {
    const subjects = [
      "Новый альбом",
      "Эта коллекция",
      "Ваш ролик",
      "Последний выпуск",
      "Трек",
      "Дизайн",
      "Вечер",
      "Матч",
      "Доставка",
      "Новое меню",
      "Клип",
      "Концерт",
      "Интерьер",
      "Бургер",
    ];
    // A word nobody has heard yet, so that no shipped weights know it already.
    const texts = subjects.flatMap((subject) =>
      ["жарнуло", "просто жарнуло", "реально жарнуло", "как всегда жарнуло", "жарнуло ребята"].map((word) => `${subject} ${word}`),
    );
    const wrong = texts.filter((text) => shipped.read({ text, language: "ru" }).sentiment.label !== "positive");
    const { verdict, figures } = await taughtBy(corrected(wrong, () => "positive", "ru"));
    expect(figures.words.map(({ word }) => word)).toContain("жарнуло");
    expect(verdict).toBe("better");
  });

  it.each([1, 2, 3])("learns nothing from noise that it would switch on (%i)", async (seed) => {
    const english = corpus.open.filter(({ lang }) => lang === "en").map(({ text }) => text);
    const texts = some(english, 90, seed);
    const order = seededOrder(texts.length, seed + 100);
    const moods = ["negative", "neutral", "positive"];
    const { verdict } = await taughtBy(corrected(texts, (place) => moods[(order[place] ?? 0) % 3] ?? "neutral"));
    expect(verdict).not.toBe("better");
  });

  it("waits for thirty corrections, ten of them kept back", async () => {
    expect((await taughtBy(corrected(some(skaters, 20), () => "positive"))).verdict).toBe("too-few");
    expect((await taughtBy([])).verdict).toBe("too-few");
  });

  it("keeps equal texts on one side, however they are cased, accented or spaced, and three in ten back", () => {
    for (const text of skaters) expect(isProof({ text: ` ${text.toUpperCase().replaceAll("I", "Í").replaceAll(" ", "  ")}\n` })).toBe(isProof({ text }));
    const share = skaters.filter((text) => isProof({ text })).length / skaters.length;
    expect(share).toBeGreaterThan(0.2);
    expect(share).toBeLessThan(0.4);
  });

  it("gives the same answer to the same corrections, to the byte", async () => {
    const taught = corrected(some(skaters, 60), () => "positive");
    const [one, other] = [await taughtBy(taught), await taughtBy(taught)];
    expect(encodeDelta(one.delta)).toEqual(encodeDelta(other.delta));
    expect(one.figures).toEqual(other.figures);
  });

  it("stays near the shipped weights, however much is taught", async () => {
    const { delta } = await taughtBy(
      corrected(
        Array.from({ length: 150 }, (_, place) => `sick ${String(place)}`),
        () => "positive",
      ),
    );
    expect(Math.max(...delta.steps.map(Math.abs))).toBeLessThanOrEqual(100);
    expect(Math.max(...delta.traits.flat().map(Math.abs))).toBeLessThanOrEqual(0.5);
    expect(Math.max(...delta.biases.map(Math.abs))).toBeLessThanOrEqual(0.3);
  });

  it("is kept in bytes that are read back whole or not at all", async () => {
    const { delta } = await taughtBy(corrected(some(skaters, 40), () => "positive"));
    const bytes = encodeDelta(delta);
    expect(decodeDelta(bytes)).toEqual(delta);
    expect(() => decodeDelta(bytes.subarray(0, -1))).toThrow();
    expect(() => adjustedWeights(weights, { ...delta, base: "embedded-0" }, 1)).toThrow();
  });

  it("leaves the shipped weights as they are", async () => {
    const before = weights.headTable.slice();
    const { delta } = await taughtBy(corrected(some(skaters, 40), () => "positive"));
    adjustedWeights(weights, delta, 1);
    expect(Buffer.from(weights.headTable.buffer, weights.headTable.byteOffset, weights.headTable.length).equals(Buffer.from(before.buffer))).toBe(true);
  });
});
