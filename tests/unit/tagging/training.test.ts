import { describe, expect, it } from "vitest";

import { heads } from "#lib/tagging/embedded/heads";
import { decodeWeights, encodeWeights } from "#lib/tagging/embedded/weights-file";
import { shippedWeights } from "#lib/tagging/embedded/shipped-tagger";
import { bestThreshold, calibrateFlag, calibrateMoods, surenessThreshold } from "#lib/tagging/training/calibrate";
import { labelsOf, rowSchema } from "#lib/tagging/training/labels";
import { learn, type Course, type Lesson } from "#lib/tagging/training/learn";
import { calibrationError, scoreClasses } from "#lib/tagging/training/measure";
import { quantise } from "#lib/tagging/training/quantise";
import { seededOrder } from "#lib/tagging/training/seeded";
import { train, type TrainingData } from "#lib/tagging/training/train";

const lesson = (slots: readonly number[], labels: readonly number[], groups: readonly number[] = []): Lesson => ({
  slots: Int32Array.from(slots),
  traits: new Float64Array(0),
  labels: Float64Array.from(labels),
  weight: 1,
  groups,
});

const course: Course = { slotCount: 8, columns: 3, traitCount: 0, groupCount: 1, exclusive: 2, rounds: 30, stride: 0.2, seed: 1 };
const unknown = Number.NaN;

const scoreOf = ({ slots, biases }: ReturnType<typeof learn>, own: readonly number[], column: number): number =>
  own.reduce((sum, slot) => sum + (slots[slot * 3 + column] ?? 0) / Math.sqrt(own.length), biases[column] ?? 0);

describe("the learner", () => {
  // Slot 1 speaks for the first mood, slot 2 for the second; slot 3 raises the flag.
  const lessons = [
    lesson([1, 4], [1, 0, unknown]),
    lesson([2, 4], [0, 1, unknown]),
    lesson([3, 4], [unknown, unknown, 1]),
    lesson([4, 5], [unknown, unknown, 0]),
  ];

  it("finds which grams speak for what, each head by the lessons that know it", () => {
    const learnt = learn(lessons, course);
    expect(scoreOf(learnt, [1, 4], 0)).toBeGreaterThan(scoreOf(learnt, [1, 4], 1));
    expect(scoreOf(learnt, [2, 4], 1)).toBeGreaterThan(scoreOf(learnt, [2, 4], 0));
    expect(scoreOf(learnt, [3, 4], 2)).toBeGreaterThan(0);
    expect(scoreOf(learnt, [4, 5], 2)).toBeLessThan(0);
  });

  it("gives the same weights to the bit for the same lessons and seed", () => {
    expect(learn(lessons, course)).toEqual(learn(lessons, course));
    expect(learn(lessons, { ...course, seed: 2 }).slots).not.toEqual(learn(lessons, course).slots);
  });

  it("keeps what a source leans to apart from what its words say", () => {
    const leaning = Array.from({ length: 20 }, () => lesson([6], [1, 0, unknown], [0]));
    const learnt = learn([...leaning, lesson([6], [0, 1, unknown])], course);
    expect(learnt.groups[0]).toBeGreaterThan(learnt.groups[1] ?? 0);
  });
});

describe("an order by seed", () => {
  it("holds every place once and is the same for the same seed", () => {
    const order = seededOrder(1_000, 7);
    expect([...order].sort((one, other) => one - other)).toEqual(Array.from({ length: 1_000 }, (_, place) => place));
    expect(seededOrder(1_000, 7)).toEqual(order);
    expect(seededOrder(1_000, 8)).not.toEqual(order);
  });
});

describe("calibration", () => {
  const overconfident = Array.from({ length: 400 }, (_, place) => ({
    score: place % 2 === 0 ? 4 : -4,
    holds: place % 8 < 2 ? place % 2 !== 0 : place % 2 === 0,
    weight: 1,
  }));

  it("takes back a flag's overconfidence", () => {
    const { slope } = calibrateFlag(overconfident);
    expect(slope).toBeLessThan(0.5);
    expect(slope).toBeGreaterThan(0);
  });

  it("leaves a flag alone that was never seen, or never missing", () => {
    expect(calibrateFlag([{ score: 2, holds: false, weight: 1 }])).toEqual({ slope: 1, offset: 0 });
  });

  it("gives a mood that the scores forget its share", () => {
    const seen = Array.from({ length: 300 }, (_, place) => ({ scores: [1, 0, 0], truth: place % 3, weight: 1 }));
    const [first, second, third] = calibrateMoods(seen, 3);
    expect((first?.offset ?? 0) + (first?.slope ?? 0)).toBeCloseTo(second?.offset ?? 0, 1);
    expect(second?.offset).toBeCloseTo(third?.offset ?? 0, 3);
  });

  it("raises a flag where it is right most often, and earlier where a miss counts more", () => {
    const seen = [0.9, 0.8, 0.3, 0.28, 0.2, 0.1].map((chance, place) => ({ chance, holds: place < 2 || place === 4, weight: 1 }));
    expect(bestThreshold(seen, { ofBoth: false, beta: 1, from: 0.05 })).toBeGreaterThanOrEqual(0.3);
    expect(bestThreshold(seen, { ofBoth: false, beta: 3, from: 0.05 })).toBeLessThanOrEqual(0.2);
  });

  it("calls unsure what is right less often than not at its confidence", () => {
    const judged = Array.from({ length: 1_000 }, (_, place) => ({ confidence: place / 1_000, isRight: place >= 430 }));
    expect(surenessThreshold(judged)).toBe(0.45);
    expect(surenessThreshold(judged.map((one) => ({ ...one, isRight: true })))).toBe(0);
    expect(surenessThreshold(judged.slice(0, 19))).toBe(0);
  });
});

describe("measures", () => {
  it("macro-F1 is the mean over classes, however rare, against a count by hand", () => {
    const pairs = [
      { truth: "a", said: "a" },
      { truth: "a", said: "a" },
      { truth: "a", said: "b" },
      { truth: "b", said: "b" },
    ] as const;
    const { macroF1, accuracy, of } = scoreClasses<"a" | "b">(pairs, ["a", "b"]);
    expect(of("a")).toEqual({ precision: 1, recall: 2 / 3, f1: 0.8, count: 3 });
    expect(of("b").f1).toBeCloseTo(2 / 3);
    expect(macroF1).toBeCloseTo((0.8 + 2 / 3) / 2);
    expect(accuracy).toBe(0.75);
  });

  it("calibration error is 0 where confidence is what comes true, and the gap where it is not", () => {
    const sure = (confidence: number, right: number, of: number) => Array.from({ length: of }, (_, place) => ({ confidence, isRight: place < right }));
    expect(calibrationError(sure(0.75, 75, 100))).toBeCloseTo(0);
    expect(calibrationError(sure(0.95, 50, 100))).toBeCloseTo(0.45);
    expect(calibrationError([])).toBe(0);
  });
});

describe("weights as small numbers", () => {
  it("keep their order and nearly their size", () => {
    const weights = Float32Array.from([0.5, -1, 0, 0.25, 1, -0.5]);
    const { table, scales } = quantise(weights, 2);
    for (const [place, weight] of weights.entries()) expect((table[place] ?? 0) * (scales[place % 2] ?? 0)).toBeCloseTo(weight, 1);
  });

  it("are read from a file as they were written, and a cut file is refused", () => {
    const file = encodeWeights(shippedWeights());
    expect(encodeWeights(decodeWeights(file)).equals(file)).toBe(true);
    expect(() => decodeWeights(file.subarray(0, file.length - 100))).toThrow();
  });
});

describe("labels", () => {
  const row = (given: object) => labelsOf(rowSchema.parse({ text: "x", lang: "en", ...given }));

  it("of other sources say only what they say", () => {
    expect(row({ label: "positive" })).toEqual({ negative: false, neutral: false, positive: true });
    expect(row({ label: "none" })).toEqual({ toxic: false, insult: false, obscenity: false, threat: false });
    expect(row({ label: "toxic" })).toEqual({ toxic: true });
    expect(row({ label: "insult+hate" })).toEqual({ toxic: true, insult: true });
    expect(row({ label: "not_suggestion" })).toEqual({ suggestion: false });
    expect(row({ label: "nobody knows" })).toEqual({});
  });

  it("of ours speak of every head; of an advert's mood they are silent", () => {
    const own = row({ sentiment: "negative", intent: ["complaint", "question"], tone: ["hate"] });
    expect(Object.keys(own)).toHaveLength(heads.length);
    expect(own).toMatchObject({ negative: true, toxic: true, insult: false, complaint: true, question: true, praise: false });
    expect(row({ sentiment: "neutral", intent: ["other"], tone: ["spam"] }).neutral).toBeUndefined();
  });
});

describe("training from end to end", () => {
  const comments = [
    ["The courier was kind and quick, thank you", "positive", "praise"],
    ["Lovely shop, we come again", "positive", "praise"],
    ["The parcel is late again and nobody answers", "negative", "complaint"],
    ["Broken on the second day, a disgrace", "negative", "complaint"],
    ["When do you open on Sunday?", "neutral", "question"],
    ["Is there one in blue?", "neutral", "question"],
  ] as const;
  const rows = comments.map(([text, sentiment, intent]) => rowSchema.parse({ text, lang: "en", sentiment, intent: [intent], tone: [] }));
  const data: TrainingData = { train: rows, dev: rows, languageTexts: rows.map(({ text }) => ({ text, language: "en" })) };

  it("gives the same file to the bit from the same data and seed", () => {
    const options = { name: "tried", seed: 3, withClosed: false };
    expect(encodeWeights(train(data, options)).equals(encodeWeights(train(data, options)))).toBe(true);
  });
});
