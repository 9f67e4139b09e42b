import { describe, expect, it } from "vitest";

import { spanEnds, withoutFigure } from "#lib/inbox/figure-model";
import { inboxFiltersSchema } from "#lib/inbox/model";
import { offeredOrders, orderOf } from "#lib/inbox/order-model";
import { cursorAfter } from "#lib/inbox/queries/order";

describe("the inbox's address", () => {
  it("reads lists as words with commas, and nothing as everything that waits", () => {
    expect(inboxFiltersSchema.parse({})).toMatchObject({ view: "waiting", sort: "promise", brand: [], sentiment: [], tone: [] });
    expect(inboxFiltersSchema.parse({ sentiment: "negative,neutral", brand: "a", tone: "" })).toMatchObject({
      sentiment: ["negative", "neutral"],
      brand: ["a"],
      tone: [],
    });
    expect(inboxFiltersSchema.parse({ language: ["en", "ru"] }).language).toEqual(["en", "ru"]);
  });

  it("holds no NUL and no other control character", () => {
    expect(inboxFiltersSchema.parse({ author: "\u0000", q: "late\u0000 parcel\u0007", brand: "a\u0000,b" })).toMatchObject({
      author: "",
      q: "late  parcel",
      brand: ["a", "b"],
    });
  });

  it("refuses words that no filter has", () => {
    for (const search of [
      { sentiment: "furious" },
      { language: "klingon" },
      { tone: 7 },
      { from: "yesterday" },
      { took: "fast" },
      { waited: "-4" },
      { hour: "7-0" },
      { hour: "0-24" },
    ])
      expect(inboxFiltersSchema.safeParse(search).success).toBe(false);
  });
});

describe("what a figure brings along", () => {
  it("is a span with an end or without", () => {
    expect([spanEnds("15-30"), spanEnds("168-")]).toEqual([
      { from: 15, to: 30 },
      { from: 168, to: null },
    ]);
  });

  it("stays behind when another view is opened; what else narrows the list goes along", () => {
    const filters = inboxFiltersSchema.parse({
      from: "2026-03-01",
      to: "2026-03-08",
      state: "answered",
      took: "15-30",
      hour: "0-14",
      answeredBy: "mbr_1",
      tone: "insult",
    });
    expect(withoutFigure(filters)).toEqual(inboxFiltersSchema.parse({ tone: "insult" }));
  });
});

describe("the order of a list", () => {
  const order = (search: Readonly<Record<string, string>>) => orderOf(inboxFiltersSchema.parse(search));

  it("is by promise only where somebody waits", () => {
    expect([
      order({}),
      order({ view: "mine" }),
      order({ view: "all" }),
      order({ view: "answered-today" }),
      order({ state: "answered" }),
      order({ state: "unanswered" }),
    ]).toEqual(["promise", "promise", "newest", "lately-answered", "newest", "promise"]);
  });

  it("is by waiting where oldest first is asked of those who wait, else by arrival", () => {
    expect([order({ sort: "oldest" }), order({ sort: "oldest", view: "all" }), order({ sort: "newest" })]).toEqual(["age", "oldest", "newest"]);
  });

  it("is offered as what it is, and no order twice", () => {
    const offered = (search: Readonly<Record<string, string>>) => offeredOrders(inboxFiltersSchema.parse(search)).map(({ sort, order: name }) => [sort, name]);
    expect(offered({})).toEqual([
      ["promise", "promise"],
      ["oldest", "age"],
      ["newest", "newest"],
    ]);
    expect(offered({ view: "all", sort: "oldest" })).toEqual([
      ["promise", "newest"],
      ["oldest", "oldest"],
    ]);
    expect(offered({ view: "answered-today" })).toEqual([
      ["promise", "lately-answered"],
      ["oldest", "oldest"],
      ["newest", "newest"],
    ]);
  });

  it("gives a cursor that tells nothing but times and an id", () => {
    const row = { dueAt: null, neededSince: new Date(0), answeredAt: null, postedAt: new Date(0), id: "itm_1" };
    expect(JSON.parse(Buffer.from(cursorAfter("promise", row), "base64url").toString())).toEqual(["promise", [null, "1970-01-01T00:00:00.000Z"], "itm_1"]);
  });
});
