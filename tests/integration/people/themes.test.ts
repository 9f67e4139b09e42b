import { describe, expect, it } from "vitest";

import { authorId, now, tell } from "./a-history";
import { aDesk, anItem, aSource } from "../../support/watched";
import type { RecordedSource } from "#lib/items/model";
import { getThemes, listSaidOf } from "#lib/people/queries/themes";

const minutesAgo = (minutes: number): Date => new Date(now.getTime() - minutes * 60_000);

const write = async (source: RecordedSource, by: string, texts: readonly string[]): Promise<void> =>
  tell(
    source,
    texts.map((text, place) => anItem(`${by}-${place}`, { by, text, postedAt: minutesAgo(texts.length - place) })),
  );

/** Forty visitors with an everyday word, and Olga with hers. */
const aSquare = async (texts: readonly string[]) => {
  const desk = await aDesk();
  const source = await aSource(desk);
  const everyday = ["Does the shop open on Sunday?", "My parcel came in time", "The kettle leaks"];
  for (let place = 0; place < 40; place += 1) await write(source, `Visitor ${place}`, [everyday[place % everyday.length] ?? ""]);
  await write(source, "Olga", texts);
  return { desk, source, olga: await authorId(source, "olga") };
};

const harbour = ["They sold the harbour", "Who owns the harbour?", "My parcel came", "The harbour wall fell", "Good morning"];

describe("[P1] what somebody writes about", () => {
  it("opens the very items it counts, newest first and page by page", async () => {
    const { desk, olga } = await aSquare(harbour);
    const view = await getThemes(desk.actor, olga);
    expect(view).toMatchObject({ themes: [{ key: "harbour", words: "harbour", items: 3 }], items: 5, others: 40, isEnough: true });
    const first = await listSaidOf(desk.actor, { authorId: olga, theme: "harbour", limit: 2 });
    const second = await listSaidOf(desk.actor, { authorId: olga, theme: "harbour", limit: 2, after: first.next ?? "" });
    expect([...first.rows, ...second.rows].map(({ excerpt }) => excerpt)).toEqual(["The harbour wall fell", "Who owns the harbour?", "They sold the harbour"]);
    expect(second.next).toBeNull();
  });

  it("is read off the latest three hundred items, and says so", async () => {
    const { desk, olga } = await aSquare(Array.from({ length: 320 }, (_, place) => (place < 20 ? "The harbour of old" : "New kettles, golden kettles")));
    const view = await getThemes(desk.actor, olga);
    expect(view.items).toBe(300);
    expect(view.themes.map(({ key }) => key)).not.toContain("harbour");
    expect((await listSaidOf(desk.actor, { authorId: olga, theme: "harbour", limit: 5 })).rows).toEqual([]);
  });

  it("is not told of somebody who wrote too little", async () => {
    const { desk, olga } = await aSquare(harbour.slice(0, 3));
    expect(await getThemes(desk.actor, olga)).toMatchObject({ themes: [], items: 3, isEnough: false });
  });

  it("is compared with what others write to the same brands, never with another workspace", async () => {
    const { olga, desk } = await aSquare(harbour);
    const { source } = await aSquare(["hello"]);
    await write(
      source,
      "Ivan",
      Array.from({ length: 60 }, () => "The harbour, the harbour!"),
    );
    expect((await getThemes(desk.actor, olga)).others).toBe(40);
  });

  it("of another workspace is not found", async () => {
    const { olga } = await aSquare(harbour);
    const { actor: stranger } = await aDesk();
    await expect(getThemes(stranger, olga)).rejects.toMatchObject({ code: "not-found" });
    await expect(listSaidOf(stranger, { authorId: olga, theme: "harbour", limit: 5 })).rejects.toMatchObject({ code: "not-found" });
  });
});
