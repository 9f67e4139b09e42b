import { describe, expect, it } from "vitest";

import { displacementCandidates, type Account, type Banned } from "#lib/people/displacement-model/candidates";
import { handleLikeness } from "#lib/people/displacement-model/handle-likeness";
import { featuresOf, type AuthorItem } from "#lib/people/verdict-model/features";

import { anItem } from "./an-item";

type Said = {
  readonly id: string;
  readonly handles: readonly string[];
  readonly from: number;
  readonly texts: readonly string[];
  readonly hours?: readonly number[];
};

const account = ({ id, handles, from, texts, hours = [] }: Said): Account => {
  const items = Array.from({ length: Math.max(texts.length, hours.length) }, (_, at): AuthorItem =>
    anItem({ id: `${id}-${at}`, day: from + at, hour: hours[at] ?? null, text: texts[at] ?? "hm" }),
  );
  return { id, handles, features: featuresOf(items) };
};

const rants = [
  "This bank is run by the same crooks who sold our harbour and nobody dares to say so",
  "Look at the branch manager with his golden watch while the pensioners queue in the rain",
];
const nights = Array.from({ length: 24 }, (_, at) => [23, 0, 1, 2][at % 4] ?? 0);
const daytimes = Array.from({ length: 24 }, (_, at) => 8 + (at % 12));

const banned: Banned = { ...account({ id: "banned", handles: ["harbour_truth77"], from: 100, texts: rants, hours: nights }), bannedOn: 130 };
const others = (...said: readonly Said[]) => displacementCandidates(banned, said.map(account)).map(({ id }) => id);

const innocent = ["Do you open on Saturday?", "Thank you for the quick help with my mortgage papers"];

describe("likely re-appearances", () => {
  it("are those with the same rare handle who came after the ban", () => {
    expect(others({ id: "back", handles: ["Harbour.Truth_78"], from: 133, texts: innocent })).toEqual(["back"]);
  });

  it("are those with nearly the same texts, whatever they call themselves", () => {
    const candidates = displacementCandidates(banned, [
      account({ id: "copy", handles: ["silverfox"], from: 20, texts: rants.map((text) => `${text}!!!`.replace("nobody dares", "no one dares")) }),
    ]);
    expect(candidates).toMatchObject([{ id: "copy", reasons: [{ reason: "same-texts", params: { texts: 2, of: 2 }, itemIds: ["copy-0", "copy-1"] }] }]);
  });

  it("come likeliest first, each with its reasons", () => {
    const candidates = displacementCandidates(banned, [
      account({ id: "less", handles: ["harbourtruth9"], from: 131, texts: innocent }),
      account({ id: "more", handles: ["harbour-truth"], from: 131, texts: rants, hours: nights }),
    ]);
    expect(candidates.map(({ id }) => id)).toEqual(["more", "less"]);
    expect(candidates[0]?.reasons.map(({ reason }) => reason)).toEqual(["same-handle", "same-texts", "same-hours", "since-ban"]);
  });
});

describe("innocents", () => {
  it.each<Said>([
    { id: "had the handle long before", handles: ["harbour_truth77"], from: 10, texts: innocent },
    { id: "is called alike and new", handles: ["harbour_trust"], from: 131, texts: innocent },
    { id: "is new", handles: ["maria.k"], from: 131, texts: innocent },
    { id: "keeps the same hours", handles: ["nightowl"], from: 90, texts: innocent, hours: nights },
    { id: "keeps the same hours and is new", handles: ["nightowl"], from: 131, texts: innocent, hours: nights },
    { id: "is called alike, is new, by day", handles: ["harbour_trust"], from: 131, texts: innocent, hours: daytimes },
    { id: "came half a year later", handles: ["harbour_truth77"], from: 330, texts: innocent },
    { id: "wrote nothing", handles: ["harbour_truth77"], from: 131, texts: [] },
  ])("are left alone: one who $id", (said) => {
    expect(others(said)).toEqual([]);
  });

  it("with a common name are left alone even when new", () => {
    const anna: Banned = { ...account({ id: "banned", handles: ["Anna K"], from: 100, texts: rants }), bannedOn: 130 };
    expect(displacementCandidates(anna, [account({ id: "anna", handles: ["anna.k"], from: 131, texts: innocent })]).filter(({ score }) => score > 3)).toEqual(
      [],
    );
  });
});

describe("handles", () => {
  it.each([
    ["harbour_truth77", "Harbour.Truth", 1],
    ["harbour_truth", "h4rb0ur-truth", 1],
    ["truth", "maria", 0],
    ["ann", "ann", 0],
    ["", "", 0],
  ])("%j and %j are alike by %d", (one, other, likeness) => {
    expect(handleLikeness(one, other)).toBe(likeness);
  });
});
