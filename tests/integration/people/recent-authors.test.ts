import { describe, expect, it } from "vitest";

import { aDesk, storeItems } from "../../support/desk";
import { listRecentAuthors } from "#lib/people/queries/recent-authors";

const at = (minute: number): Date => new Date(Date.UTC(2026, 10, 20, 10, minute));
describe("the people who wrote last", () => {
  it("stand newest first, each once, without the brand and without spam", async () => {
    const desk = await aDesk();
    await storeItems(desk, [
      { postedAt: at(1), author: "Vera" },
      { postedAt: at(2), author: "Ivan" },
      { postedAt: at(3), author: "Vera" },
      { postedAt: at(4), author: "Acme", isBrand: true },
      { postedAt: at(5), author: "Cheap pills", visibility: "spam" },
      { postedAt: at(0), author: "Zoé" },
    ]);
    expect((await listRecentAuthors(desk.owner, { limit: 8 })).map(({ name, wroteOn }) => [name, wroteOn])).toEqual([
      ["Vera", "A page"],
      ["Ivan", "A page"],
      ["Zoé", "A page"],
    ]);
    expect(await listRecentAuthors(desk.owner, { limit: 2 })).toHaveLength(2);
  });

  it("are those of the reader's own workspace", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    await storeItems(other, [{ postedAt: at(1), author: "Vera" }]);
    expect(await listRecentAuthors(desk.owner, { limit: 8 })).toEqual([]);
  });
});
