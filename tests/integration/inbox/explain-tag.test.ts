import { describe, expect, it } from "vitest";

import { aDesk, aMember, anItem } from "../../support/desk";
import { sql } from "#lib/db/sql";
import { explainTag } from "#lib/inbox/queries/explain-tag";

const postedAt = new Date("2026-11-20T09:00:00Z");
const text = "Your driver is an idiot, the parcel is lost.";

describe("why an item has a tag", () => {
  it("is told to whoever may read the desk, by the words that stand in it", async () => {
    const desk = await aDesk();
    const itemId = await anItem(desk, { postedAt, text });
    const { chance, words } = await explainTag(await aMember(desk, "viewer"), { itemId, tag: "insult" });
    expect(words[0]).toMatchObject({ word: "idiot", from: text.indexOf("idiot") });
    expect(chance).toBeGreaterThan(0);
  });

  it.each([
    ["embedded-2+3.1f9c02ab", { insult: false, negative: false }],
    ["chat:small", { insult: true, negative: true }],
    ["transformer:moods+embedded-2", { insult: false, negative: true }],
  ] as const)("says of a tag by %s whether another model named it", async (tagger, expected) => {
    const desk = await aDesk();
    const itemId = await anItem(desk, { postedAt, text });
    await sql.query({ text: "UPDATE item SET tagger = $2 WHERE id = $1", values: [itemId, tagger] });
    const said = async (tag: "insult" | "negative"): Promise<boolean> => (await explainTag(desk.owner, { itemId, tag })).isOfAnother;
    expect({ insult: await said("insult"), negative: await said("negative") }).toEqual(expected);
  });

  it("is told to nobody of another workspace", async () => {
    const itemId = await anItem(await aDesk(), { postedAt, text });
    await expect(explainTag((await aDesk()).owner, { itemId, tag: "insult" })).rejects.toMatchObject({ code: "not-found" });
  });
});
