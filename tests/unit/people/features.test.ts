import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { addItem, featuresOf, noFeatures, noteAnswer, shareOf, type AuthorItem, type Features } from "#lib/people/verdict-model/features";
import { itemsInBusiestThread, threadCount } from "#lib/people/verdict-model/threads";
import { intents, sentiments, tones } from "#lib/tagging/model";

import { anItem } from "./an-item";

const texts = [
  "Order 4471 has not arrived, I paid £84 on 2 May",
  "lol clowns",
  "Thank you, it works now",
  "Keep your script",
  "Boycott these people, they destroy our valley, tell all your friends",
  "",
  "😂😂😂",
  "Заказал неделю назад, жду курьера",
  "Gardez votre aide",
];

const items = fc.array(
  fc.record({
    day: fc.integer({ min: 0, max: 12 }),
    thread: fc.constantFrom("a", "b", "c"),
    brand: fc.constantFrom(null, "x", "y"),
    hour: fc.constantFrom(null, 0, 9, 23),
    text: fc.oneof(fc.constantFrom(...texts), fc.string()),
    tags: fc.record({ sentiment: fc.constantFrom(...sentiments), tones: fc.subarray([...tones]), intent: fc.constantFrom(...intents) }),
    brandReplied: fc.boolean(),
    repliesDrawn: fc.integer({ min: 0, max: 9 }),
    isDeleted: fc.boolean(),
  }),
  { maxLength: 40 },
);

const numbered = (history: readonly Omit<AuthorItem, "id">[]): readonly AuthorItem[] => history.map((item, at) => ({ ...item, id: String(at) }));

// What JSON holds is structured data, so a structured clone of it is what a store gives back.
const kept = (features: Features): Features => structuredClone(features);

describe("features", () => {
  it("kept and added to item by item are those of the whole history", () => {
    fc.assert(
      fc.property(items, (history) => {
        const inOrder = numbered(history).toSorted((one, other) => one.day - other.day || (one.hour ?? 0) - (other.hour ?? 0));
        expect(inOrder.reduce((features, item) => addItem(kept(features), item), noFeatures)).toEqual(featuresOf(inOrder));
        expect(JSON.parse(JSON.stringify(featuresOf(inOrder)))).toEqual(featuresOf(inOrder));
      }),
      { seed: 7, numRuns: 60 },
    );
  });

  it("without an item that was deleted or edited are those of the history as it now stands", () => {
    const history = [anItem({ id: "1", text: "Order 4471 has not arrived" }), anItem({ id: "2", text: "lol clowns", day: 1 })];
    expect(featuresOf([...history, anItem({ id: "3", day: 2 })].slice(0, 2))).toEqual(featuresOf(history));
  });

  it("of fifty thousand items stay small, and count the threads nearly right", () => {
    const features = Array.from({ length: 50_000 }, (_, at) =>
      anItem({
        id: `itm_${at}`,
        thread: `thread-${at % 3_000}`,
        brand: `brand-${at % 90}`,
        day: at >> 5,
        hour: at % 24,
        text: `lol ${at}`,
        brandReplied: at % 2 === 0,
      }),
    ).reduce(addItem, noFeatures);
    expect(JSON.stringify(features).length).toBeLessThan(16_384);
    expect(features.items).toBe(50_000);
    expect(threadCount(features.threads)).toBeGreaterThan(2_000);
    expect(threadCount(features.threads)).toBeLessThan(4_500);
  });

  it("hold no text, and no more than three items for a sign", () => {
    const features = featuresOf(Array.from({ length: 9 }, (_, at) => anItem({ id: `i${at}`, text: "My secret order 998877 never arrived", day: at })));
    expect(JSON.stringify(features)).not.toContain("secret");
    expect(features.shown.own).toEqual({ items: 9, itemIds: ["i6", "i7", "i8"] });
    expect(itemsInBusiestThread(features.threads)).toBe(9);
  });
});

describe("habits", () => {
  const paste = "Boycott these people, they destroy our valley, tell all your friends at once";

  it("show a text pasted into several threads, the first copy with the second", () => {
    const pasted = featuresOf(["a", "b", "c"].map((thread, day) => anItem({ id: thread, thread, day, text: `${paste}${"!".repeat(day)} ${day}` })));
    expect(pasted.shown.pasted).toEqual({ items: 3, itemIds: ["a", "b", "c"] });
  });

  it("take a repetition in one thread for something else, and an ok twice for nothing", () => {
    const repeated = featuresOf([0, 1].map((day) => anItem({ id: String(day), day, text: paste })));
    expect(shareOf(repeated, "pasted")).toBe(0);
    expect(shareOf(repeated, "repeated")).toBe(1);
    expect(featuresOf(["a", "b"].map((thread) => anItem({ id: thread, thread, text: "ok thanks" }))).texts).toEqual([]);
  });

  it("count a day of five items as a burst, and each further one", () => {
    const day = (length: number) => featuresOf(Array.from({ length }, (_, at) => anItem({ id: String(at) }))).shown.burst?.items ?? 0;
    expect([4, 5, 6, 9].map(day)).toEqual([0, 5, 6, 9]);
  });
});

describe("after an answer of the brand", () => {
  const heated = anItem({ id: "1", text: "You idiots!", tags: { sentiment: "negative", tones: ["toxic", "insult"], intent: "complaint" }, brandReplied: true });
  const then = (said: Partial<AuthorItem>) => featuresOf([heated, anItem({ id: "2", day: 1, ...said })]).shown;

  it("thanks or particulars are help taken, and decent words after an insult are calm", () => {
    expect(then({ text: "Thank you, here is my order number: 88123" })).toMatchObject({ "took-help": { itemIds: ["2"] }, calmed: { itemIds: ["2"] } });
  });

  it("mockery is help spurned, unless a case comes with it", () => {
    expect(then({ text: "lol keep your script" })).toMatchObject({ "spurned-help": { itemIds: ["2"] } });
    expect(then({ text: "lol, my parcel was charged twice, £40" })).not.toHaveProperty("spurned-help");
  });

  it("another thread is no reaction", () => {
    expect(then({ thread: "elsewhere", text: "Thank you!" })).not.toHaveProperty("took-help");
  });

  it("that came later than the item was counted, the next item is a reaction too", () => {
    const answered = noteAnswer(addItem(noFeatures, { ...heated, brandReplied: false }), heated);
    expect(addItem(answered, anItem({ id: "2", day: 1, text: "Thank you!" })).shown).toMatchObject({ "took-help": { items: 1 } });
  });
});
