import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { aDesk, aMember, aSource, anAuthor, anItem, aThread, storeItems, type Desk, type ItemFacts } from "../../support/desk";
import type { Actor } from "#lib/auth/actor";
import { countChanges } from "#lib/coverage/count-changes";
import { getOverview } from "#lib/coverage/queries/overview";
import { inboxFiltersSchema, inboxViews } from "#lib/inbox/model";
import { getItem, listItems } from "#lib/inbox/queries/api-items";
import { getConversation } from "#lib/inbox/queries/conversation";
import { countWaitingByBrand, getCounts } from "#lib/inbox/queries/counts";
import { countItems, listInbox } from "#lib/inbox/queries/list";
import { getThreadVersion } from "#lib/replies/queries";

const now = new Date("2026-11-20T10:00:00Z");
const minutes = (count: number): Date => new Date(now.getTime() + count * 60_000);
const waiting = (posted: number, more: Partial<ItemFacts> = {}): ItemFacts => ({ postedAt: minutes(posted), neededSince: minutes(posted), ...more });

const list = async (actor: Actor, search: Readonly<Record<string, unknown>>): Promise<readonly string[]> =>
  (await listInbox(actor, inboxFiltersSchema.parse(search), { limit: 100, now })).rows.map(({ id }) => id);

const pageThrough = async (actor: Actor, search: Readonly<Record<string, unknown>>, limit: number): Promise<readonly string[]> => {
  const ids: string[] = [];
  let after: string | undefined;
  for (let pages = 0; pages < 200; pages += 1) {
    const page = await listInbox(actor, inboxFiltersSchema.parse(search), { limit, now, after });
    ids.push(...page.rows.map(({ id }) => id));
    if (page.next === null) return ids;
    after = page.next;
  }
  throw new Error("The list does not end.");
};

describe("the inbox", () => {
  it("shows the nearest promise first, then what has none, oldest first", async () => {
    const desk = await aDesk();
    const [late, soon, none, older] = await storeItems(desk, [
      waiting(-10, { dueAt: minutes(-1) }),
      waiting(-20, { dueAt: minutes(30) }),
      waiting(-30),
      waiting(-40),
    ]);
    expect(await list(desk.owner, {})).toEqual([late, soon, older, none]);
    expect(await list(desk.owner, { sort: "oldest" })).toEqual([older, none, soon, late]);
    expect(await list(desk.owner, { sort: "newest" })).toEqual([late, soon, none, older]);
  });

  it("leaves out what is answered, closed, snoozed, the brand's own or needs nothing", async () => {
    const desk = await aDesk();
    const [open, slept] = await storeItems(desk, [
      waiting(-10),
      waiting(-10, { snoozedUntil: minutes(-1) }),
      waiting(-10, { snoozedUntil: minutes(60) }),
      waiting(-10, { answeredAt: minutes(-5) }),
      waiting(-10, { closedAt: minutes(-5) }),
      { postedAt: minutes(-10) },
      { postedAt: minutes(-10), isBrand: true },
    ]);
    expect([...(await list(desk.owner, {}))].sort()).toEqual([open, slept].sort());
    expect(await countWaitingByBrand(desk.owner, now)).toEqual({ [desk.brandSlug]: 2 });
    expect(await list(desk.owner, { view: "snoozed" })).toHaveLength(1);
    expect(await list(desk.owner, { view: "answered-today" })).toHaveLength(1);
    expect(await list(desk.owner, { view: "all" })).toHaveLength(6);
  });

  it("keeps each view to what it says, and counts the same beside it", async () => {
    const desk = await aDesk();
    const anna = await aMember(desk, "agent");
    const [mine, theirs, over, soon] = await storeItems(desk, [
      waiting(-5, { assigneeId: anna.memberId }),
      waiting(-6, { assigneeId: desk.owner.memberId, sentiment: "negative" }),
      waiting(-7, { dueAt: minutes(-1), language: "ru" }),
      waiting(-8, { dueAt: minutes(90), warnAt: minutes(0) }),
    ]);
    expect(await list(anna, { view: "mine" })).toEqual([mine]);
    expect(await list(anna, { view: "unassigned" })).toEqual([over, soon]);
    expect(await list(anna, { view: "over" })).toEqual([over]);
    expect(await list(anna, { view: "due-soon" })).toEqual([soon]);
    expect(await list(anna, { assignee: "me,none" })).toEqual([over, soon, mine]);
    expect(await list(anna, { assignee: desk.owner.memberId })).toEqual([theirs]);
    const counts = await getCounts(anna, inboxFiltersSchema.parse({}), now);
    expect(counts.views).toEqual({
      waiting: 4,
      mine: 1,
      unassigned: 2,
      over: 1,
      "due-soon": 1,
      "follow-ups": 0,
      snoozed: 0,
      "answered-today": 0,
      unsure: 0,
      all: 4,
    });
    expect(counts.sentiment).toEqual({ negative: 1, neutral: 3 });
    expect(counts.language).toEqual({ en: 3, ru: 1 });
    expect(counts.brand).toMatchObject([{ slug: desk.brandSlug, count: 4 }]);
  });

  it("finds what is soon due and what was promised sooner than answered, by the promise's own moments", async () => {
    const desk = await aDesk();
    const [soon, , over, late] = await storeItems(desk, [
      waiting(-50, { warnAt: minutes(-1), dueAt: minutes(0) }),
      waiting(-50, { warnAt: minutes(1), dueAt: minutes(2) }),
      waiting(-50, { warnAt: minutes(-9), dueAt: minutes(-1) }),
      waiting(-50, { dueAt: minutes(-2), answeredAt: minutes(-1) }),
      waiting(-50, { dueAt: minutes(-2), answeredAt: minutes(-2) }),
      waiting(-50, { dueAt: minutes(-2), closedAt: minutes(-1) }),
    ]);
    const found = async (promise: string): Promise<readonly string[]> => (await list(desk.owner, { view: "all", promise })).toSorted();
    expect(await list(desk.owner, { view: "due-soon" })).toEqual([soon]);
    expect(await found("soon")).toEqual([soon]);
    expect(await found("broken")).toEqual([over, late].toSorted());
    expect(await found("soon,broken")).toEqual([soon, over, late].toSorted());
  });

  it("says waiting of as many as the overview, with what is flagged as spam and needs an answer, whether awake or asleep", async () => {
    const desk = await aDesk();
    const flagged = { tones: ["spam"] };
    await storeItems(desk, [
      waiting(-5),
      waiting(-6, flagged),
      waiting(-7, { ...flagged, snoozedUntil: minutes(60) }),
      waiting(-8, { ...flagged, answeredAt: minutes(-1) }),
      waiting(-9, { ...flagged, closedAt: minutes(-1) }),
      { postedAt: minutes(-10), ...flagged },
      { postedAt: minutes(-11), visibility: "spam" },
    ]);
    while (await countChanges(desk.owner));
    const { views } = await getCounts(desk.owner, inboxFiltersSchema.parse({}), now);
    const overview = await getOverview(desk.owner, { brandIds: [], range: { days: 7 } }, now);
    expect([views.waiting, views.snoozed]).toEqual([2, 1]);
    expect(overview.waiting.count).toBe(views.waiting + views.snoozed);
    expect(overview.now.coverage.all).toEqual({ numerator: 1, denominator: 4 });
    expect(overview.now.received.neutral).toBe(5);
    expect(await countItems(desk.owner, inboxFiltersSchema.parse({ view: "all", state: "waiting" }), now)).toBe(overview.waiting.count);
  });

  it("has beside every view and filter the number its list would hold", async () => {
    const desk = await aDesk();
    await storeItems(desk, [
      waiting(-5, { text: "late parcel", sentiment: "negative" }),
      waiting(-6, { text: "late parcel", language: "fr", answeredAt: minutes(-1) }),
      waiting(-7, { text: "another", language: "ru", sentiment: "positive", assigneeId: desk.owner.memberId }),
      waiting(-8, { text: "late again", snoozedUntil: minutes(60) }),
      { postedAt: minutes(-9), text: "late thanks", sentiment: "positive" },
    ]);
    const total = async (search: Readonly<Record<string, unknown>>): Promise<number> => countItems(desk.owner, inboxFiltersSchema.parse(search), now);
    const one = { language: ["en", "fr", "ru"], sentiment: ["negative", "neutral", "positive"] } as const;
    for (const search of [
      {},
      { q: "late" },
      { view: "all" },
      { view: "all", q: "late", sentiment: "neutral,positive" },
      { state: "answered" },
      { brand: "none" },
    ]) {
      const counts = await getCounts(desk.owner, inboxFiltersSchema.parse(search), now);
      for (const view of inboxViews) expect([search, view, counts.views[view]]).toEqual([search, view, await total({ ...search, state: undefined, view })]);
      for (const value of one.language)
        expect([search, value, counts.language[value] ?? 0]).toEqual([search, value, await total({ ...search, language: value })]);
      for (const value of one.sentiment)
        expect([search, value, counts.sentiment[value] ?? 0]).toEqual([search, value, await total({ ...search, sentiment: value })]);
      expect([search, counts.brand.map(({ count }) => count)]).toEqual([search, [await total({ ...search, brand: desk.brandSlug })]]);
    }
  });

  it("filters by every word of its address", async () => {
    const desk = await aDesk();
    const other = await aSource(desk.owner, desk.brandId);
    const [threat] = await storeItems({ ...desk, sourceId: other }, [
      waiting(-3, { tones: ["threat", "insult"], intent: "complaint", sentiment: "negative", language: "fr", author: "Zoé" }),
    ]);
    const [plain] = await storeItems(desk, [waiting(-4)]);
    const author = await anAuthor({ ...desk, sourceId: other }, "Zoé");
    for (const search of [
      { tone: "threat" },
      { tone: "obscenity,insult" },
      { intent: "complaint" },
      { sentiment: "negative,positive" },
      { language: "fr" },
      { source: other },
      { author },
    ])
      expect(await list(desk.owner, search)).toEqual([threat]);
    expect(await list(desk.owner, { brand: desk.brandSlug, language: "en,ru" })).toEqual([plain]);
    expect(await list(desk.owner, { brand: "no-such-brand" })).toEqual([]);
    expect(await list(desk.owner, { view: "all", from: minutes(-4).toISOString(), to: minutes(-3).toISOString() })).toEqual([plain]);
  });

  it("turns its pages without a gap or a repeat, in any order and at any size", async () => {
    const anyItem = fc.record({
      posted: fc.integer({ min: -60, max: 0 }),
      due: fc.option(fc.integer({ min: -5, max: 5 }), { nil: null }),
      answered: fc.boolean(),
    });
    const anySearch = fc.constantFrom(
      {},
      { sort: "oldest" },
      { sort: "newest" },
      { view: "all" },
      { view: "all", sort: "oldest" },
      { view: "answered-today" },
      { state: "needed" },
      { state: "unanswered" },
    );
    await fc.assert(
      fc.asyncProperty(fc.array(anyItem, { minLength: 1, maxLength: 20 }), anySearch, fc.integer({ min: 1, max: 7 }), async (facts, search, limit) => {
        const desk = await aDesk();
        await storeItems(
          desk,
          facts.map(({ posted, due, answered }) =>
            waiting(posted, { dueAt: due === null ? null : minutes(due), answeredAt: answered ? minutes(posted + 1) : null }),
          ),
        );
        const whole = await list(desk.owner, search);
        expect(await pageThrough(desk.owner, search, limit)).toEqual(whole);
        expect(new Set(whole).size).toBe(await countItems(desk.owner, inboxFiltersSchema.parse(search), now));
      }),
      { numRuns: 15 },
    );
  });

  it.each(["", "x", "e30", "WyJwcm9taXNlIixbXSwiIl0", Buffer.from('["newest",["2026-01-01T00:00:00.000Z"],"itm_1"]').toString("base64url")])(
    "refuses the cursor %j of no list or another",
    async (after) => {
      const desk = await aDesk();
      await expect(listInbox(desk.owner, inboxFiltersSchema.parse({}), { limit: 10, now, after })).rejects.toMatchObject({
        code: "invalid",
        reason: "bad-cursor",
      });
    },
  );
});

describe("search", () => {
  const aLibrary = async (): Promise<{ readonly desk: Desk; readonly find: (q: string) => Promise<readonly string[]> }> => {
    const desk = await aDesk();
    const texts = {
      parcel: ["en", "My parcels AB-1042 were delivered broken"],
      bank: ["ru", "Где мои деньги? Карты не работают"],
      clinic: ["fr", "Les médecins étaient très aimables"],
      spanish: ["es", "Gracias por la ayuda"],
    } as const;
    const names = new Map<string, string>();
    for (const [name, [language, text]] of Object.entries(texts)) names.set(await anItem(desk, waiting(-5, { language, text })), name);
    return { desk, find: async (q) => (await list(desk.owner, { q })).map((id) => names.get(id) ?? id) };
  };

  it("finds words in three languages by their stem, the last one by its beginning", async () => {
    const { find } = await aLibrary();
    for (const q of ["parcel", "delivering", "broken parc", "1042", '"parcels AB"', "deliv"]) expect([q, await find(q)]).toEqual([q, ["parcel"]]);
    for (const q of ["деньги", "карта", "работ"]) expect([q, await find(q)]).toEqual([q, ["bank"]]);
    for (const q of ["médecin", "aimable"]) expect([q, await find(q)]).toEqual([q, ["clinic"]]);
    expect(await find("ayuda")).toEqual(["spanish"]);
    expect([...(await find("деньги or gracias"))].sort()).toEqual(["bank", "spanish"]);
    expect(await find("parcel -broken")).toEqual([]);
    expect(await find("nowhere")).toEqual([]);
  });

  it("finds words whether or not they, or what is typed, carry their accents", async () => {
    const desk = await aDesk();
    const [french, plain, russian] = await storeItems(desk, [
      waiting(-5, { language: "fr", text: "Toujours pas de réponse, la commande n’est pas livrée" }),
      waiting(-5, { language: "fr", text: "Pas de reponse" }),
      waiting(-5, { language: "ru", text: "Ёлка приехала без подставки" }),
    ]);
    const find = async (q: string): Promise<readonly string[]> => [...(await list(desk.owner, { q }))].sort();
    const both = [french, plain].sort();
    for (const q of ["reponse", "réponse", "re\u0301ponse", "répon", "repon", '"de reponse"', "RÉPONSES"]) expect([q, await find(q)]).toEqual([q, both]);
    for (const q of ["livrée", "livrés", "livre", "reponse livrée"]) expect([q, await find(q)]).toEqual([q, [french]]);
    for (const q of ["елка", "ёлки", "елк", "ёлк"]) expect([q, await find(q)]).toEqual([q, [russian]]);
    for (const q of ["commande -réponse", "commande -reponse"]) expect([q, await find(q)]).toEqual([q, []]);
    // This one letter is two without its ligature: the beginning of "n’est".
    expect(await find("ŉ")).toEqual([french]);
  });

  it("keeps a text of the greatest length and number of words", async () => {
    const desk = await aDesk();
    const text = Array.from({ length: 12_000 }, (_, n) => `ё${n.toString(36)}`).join(" ");
    const [id] = await storeItems(desk, [waiting(-5, { language: "ru", text })]);
    expect(await list(desk.owner, { q: "е100" })).toEqual([id]);
  });

  it("takes any input for what it is: words, never an error", async () => {
    const desk = await aDesk();
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string({ unit: "binary", maxLength: 60 }),
          fc.string({ maxLength: 60 }),
          fc
            .array(fc.constantFrom('"', "'", "-", "(", ":*", "&", "|", "!", "<->", "\\", "\u0000", "or", "a", "\ud800"), { maxLength: 12 })
            .map((parts) => parts.join(" ")),
        ),
        async (q) => {
          expect(Array.isArray(await list(desk.owner, { q: q.slice(0, 200) }))).toBe(true);
        },
      ),
      { numRuns: 150 },
    );
  });
});

describe("a conversation", () => {
  it("holds the thread oldest first, with who wrote what, and leaves out the far ends of a long one", async () => {
    const desk = await aDesk();
    const threadId = await aThread(desk, minutes(-500));
    const ids = await storeItems(
      desk,
      Array.from({ length: 230 }, (_, n) => waiting(n - 500, { threadId, text: `number ${n}` })),
    );
    const middle = await getConversation(desk.owner, ids[115] ?? "", now);
    expect(middle.items).toHaveLength(200);
    expect(middle.leftOut).toBe(30);
    expect(middle.items.map(({ postedAt }) => postedAt)).toEqual(middle.items.map(({ postedAt }) => postedAt).sort());
    expect(middle.items.some(({ id }) => id === middle.item.id)).toBe(true);
    const first = await getConversation(desk.owner, ids[0] ?? "", now);
    expect(first.items.map(({ id }) => id)).toEqual(ids.slice(0, 200));
    expect(first.author).toMatchObject({ name: "Vera", itemCount: 230, waiting: 230, answered: 0 });
    expect(first.author.mood).toHaveLength(40);
  });

  it("has another version once anything in it changed", async () => {
    const desk = await aDesk();
    const threadId = await aThread(desk, now);
    const id = await anItem(desk, waiting(-5, { threadId }));
    const { threadVersion } = await getConversation(desk.owner, id, now);
    expect(await getThreadVersion(desk.owner, threadId)).toBe(threadVersion);
    await anItem(desk, waiting(-4, { threadId }));
    expect(await getThreadVersion(desk.owner, threadId)).not.toBe(threadVersion);
  });
});

describe("another workspace", () => {
  it("shows nothing in any list, count, item or conversation", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    const id = await anItem(other, waiting(-5, { text: "secret" }));
    const threadId = (await getConversation(other.owner, id, now)).thread.id;
    expect(await list(desk.owner, {})).toEqual([]);
    expect(await list(desk.owner, { view: "all", brand: other.brandSlug })).toEqual([]);
    expect(await list(desk.owner, { view: "all", q: "secret" })).toEqual([]);
    expect((await listItems(desk.owner, inboxFiltersSchema.parse({ view: "all" }), { limit: 10, now })).items).toEqual([]);
    expect(await countItems(desk.owner, inboxFiltersSchema.parse({ view: "all" }), now)).toBe(0);
    expect((await getCounts(desk.owner, inboxFiltersSchema.parse({ brand: other.brandSlug }), now)).views.waiting).toBe(0);
    expect(await getThreadVersion(desk.owner, threadId)).toBe(await getThreadVersion(desk.owner, "thr_none"));
    await expect(getConversation(desk.owner, id, now)).rejects.toMatchObject({ code: "not-found" });
    await expect(getItem(desk.owner, id)).rejects.toMatchObject({ code: "not-found" });
  });
});
