import { describe, expect, it } from "vitest";

import { termsIn, writtenAs } from "#lib/people/themes-model/terms";
import { themesOf } from "#lib/people/themes-model/themes";

const small = [
  "Does the shop open on Sunday?",
  "The courier was kind and quick.",
  "My parcel came in time, thank you",
  "Where do I find the size table?",
  "The new kettle leaks at the lid",
];
/** What everybody writes: a hundred comments, a parcel in each fifth. */
const others = Array.from({ length: 100 }, (_, place) => small[place % small.length] ?? "");

const own = (texts: readonly string[]) => texts.map((text, place) => ({ id: `i${String(place)}`, text }));
const themes = (texts: readonly string[], against: readonly string[] = others) =>
  themesOf({ own: own(texts), others: against, brandNames: ["Kestrel Parcels", "Kestrel"] });
const keysIn = (text: string) => termsIn(text).map(({ key }) => key);

describe("the themes of an author", () => {
  it("are what stands out against others, with the very items behind each", () => {
    const [first, ...rest] = themes([
      "My parcel smells of the harbour",
      "They sold the harbour for a song",
      "Who owns our harbour now?",
      "My parcel came in time",
    ]);
    expect(first).toMatchObject({ key: "harbour", words: "harbour", itemIds: ["i0", "i1", "i2"] });
    expect(rest.map(({ words }) => words)).not.toContain("parcel");
  });

  it("are told by a phrase where its words belong together, and by the word where they do not", () => {
    const found = themes([
      "My loyalty card is blank",
      "Two loyalty cards and no points",
      "The loyalty card again",
      "A loyalty card for what?",
      "The harbour is a mess",
      "Clean the harbour wall",
      "the harbour bench is broken",
    ]);
    expect(found.map(({ words, itemIds }) => [words, itemIds.length])).toEqual([
      ["loyalty card", 4],
      ["harbour", 3],
    ]);
  });

  it.each([
    ["en", ["Parcels lost", "my parcel!", "parcel's gone", "a PARCEL"], "parcel"],
    ["ru", ["Где посылка?", "посылку потеряли", "посылка тут", "жду посылки"], "посылка"],
    ["fr", ["Le colis abîmé", "mon colis", "un colis", "colis perdu"], "colis"],
    ["fr over a little word", ["la prise de rendez-vous", "prise de rendez-vous !", "Prise de rendez-vous", "prise de rendez-vous ?"], "prise de rendez-vous"],
  ])("are the same word in all its forms, said as it is mostly written (%s)", (_, texts, words) => {
    const silent = Array.from({ length: 100 }, () => "ok");
    expect(themes(texts, silent)[0]).toMatchObject({ words, itemIds: ["i0", "i1", "i2", "i3"] });
  });

  it("count items, so that one long outcry is no theme", () => {
    expect(themes(["harbour ".repeat(200), "hello there", "and so on", "well then"])).toEqual([]);
  });

  it("are none of somebody who wrote too little, nor where nobody else wrote", () => {
    const harbour = ["the harbour", "our harbour", "a harbour", "that harbour"];
    expect(themes(harbour.slice(0, 3))).toEqual([]);
    expect(themes(harbour, others.slice(0, 10))).toEqual([]);
    expect(themes(harbour).length).toBe(1);
  });

  it("are none of somebody who writes as everybody does", () => {
    expect(themes(small)).toEqual([]);
  });

  it("of somebody who wrote ten and more need three items, of others two", () => {
    const said = ["A golden kettle", "the golden kettle", ...Array.from({ length: 7 }, () => "Good morning")];
    expect(themes(said).map(({ words }) => words)).toContain("golden kettle");
    expect(themes([...said, "Hello there"]).map(({ words }) => words)).not.toContain("golden kettle");
  });

  it("are never the name of the brand they write to", () => {
    const found = themes(["Kestrel and its harbour", "kestrel, kestrel", "The harbour of Kestrel", "Kestrel parcels at the harbour", "my Kestrel"]);
    expect(found.map(({ words }) => words)).toEqual(["harbour"]);
  });

  it("of a text pasted again and again do not fill the page", () => {
    const pasted = Array.from({ length: 12 }, () => "Cheap followers, instant delivery, honest prices, write to Boris today about golden offers");
    expect(themes(pasted).length).toBeLessThanOrEqual(2);
  });

  it("are the same in whatever order others wrote", () => {
    const texts = ["My parcel smells of the harbour", "They sold the harbour", "Who owns our harbour now?", "A golden kettle", "golden kettle!"];
    expect(themes(texts, others.toReversed())).toEqual(themes(texts));
  });
});

describe("what a text is about", () => {
  it("leaves out courtesy and grammar, links, handles and what is quoted", () => {
    expect(keysIn("Hello, please don't thank me for that: https://bad.example/harbour @harbour\n> harbour, said he")).toEqual([]);
    expect(keysIn("Здравствуйте, пожалуйста, я не хочу это")).toEqual([]);
    expect(keysIn("Bonjour, je vous remercie pour cela, s’il vous plaît")).toEqual([]);
  });

  it("is said in small letters and in one line", () => {
    const text = "The Loyalty\n  CARD";
    expect(termsIn("Loyalty \t CARD").map((term) => writtenAs("Loyalty \t CARD", term))).toContain("loyalty card");
    expect(termsIn(text).length).toBe(2);
  });

  it("holds no phrase over figures, quotation marks or the end of a clause", () => {
    expect(keysIn("golden 46 kettles")).toEqual(expect.not.arrayContaining(["golden kettl"]));
    expect(keysIn('golden "kettles"')).toEqual(expect.not.arrayContaining(["golden kettl"]));
    expect(keysIn("golden, kettles")).toEqual(expect.not.arrayContaining(["golden kettl"]));
    expect(keysIn("golden kettles")).toEqual(expect.arrayContaining(["golden kettl"]));
  });

  it("never holds a word without end", () => {
    expect(keysIn("ab".repeat(1_500))).toEqual([]);
  });
});
