import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { aDesk, aMember, anItem, aSource, aThread, type Desk, type ItemFacts } from "../../support/desk";
import { newId } from "#lib/core/ids";
import { countChanges } from "#lib/coverage/count-changes";
import type { Coverage } from "#lib/coverage/model";
import { getCoverage } from "#lib/coverage/queries/coverage";
import { sql } from "#lib/db/sql";
import { inboxFiltersSchema } from "#lib/inbox/model";
import { countItems } from "#lib/inbox/queries/list";
import { sentiments } from "#lib/tagging/model";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;
// Just after the clock changed in Europe.
const now = new Date("2026-03-31T15:30:00Z");
const zones = ["UTC", "Europe/Paris", "Asia/Kolkata", "America/New_York", "Australia/Lord_Howe"] as const;

// Times at the very bounds of bars are as likely as others.
const anySpan = fc.oneof(
  fc.integer({ min: 0, max: 12 * dayMs }),
  fc.integer({ min: -1, max: 3 * hourMs }),
  fc.constantFrom(0, 15, 30, 60, 24 * 60, 48 * 60, 7 * 24 * 60).map((minutes) => minutes * minuteMs),
  fc.constantFrom(15, 60, 24 * 60, 48 * 60).map((minutes) => minutes * minuteMs + 1),
);

const anyItem = fc.record({
  agoMs: fc.oneof(
    fc.integer({ min: 0, max: 20 * dayMs }),
    fc.constantFrom(1, 4, 12, 24, 72, 168).map((hours) => hours * hourMs),
  ),
  answerAfterMs: fc.option(anySpan, { nil: null, freq: 2 }),
  needs: fc.boolean(),
  isClosed: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
  isSpam: fc.integer({ min: 0, max: 9 }).map((one) => one === 0),
  isFlagged: fc.integer({ min: 0, max: 4 }).map((one) => one === 0),
  source: fc.constantFrom(0, 1),
  /** Of the two members who answered; null: somebody on the platform itself. */
  member: fc.constantFrom(0, 1, null),
  sentiment: fc.constantFrom(...sentiments),
  language: fc.constantFrom("en", "ru", "fr"),
  dueAfterMs: fc.option(fc.integer({ min: 0, max: 12 * dayMs }), { nil: null }),
});
type AnyItem = typeof anyItem extends fc.Arbitrary<infer Value> ? Value : never;

/** An item as it was stored, and who of the team answered it. */
type Stored = ItemFacts & { readonly sourceId: string; readonly memberId: string | null };

type History = { readonly desk: Desk; readonly items: readonly Stored[]; readonly zone: string; readonly coverage: Coverage };

type Places = { readonly sources: readonly string[]; readonly members: readonly string[] };

const factsOf = (any: AnyItem): ItemFacts => {
  const postedAt = new Date(now.getTime() - any.agoMs);
  const ifNeeded = (ms: number | null): Date | null => (any.needs && ms !== null ? new Date(postedAt.getTime() + ms) : null);
  return {
    postedAt,
    sentiment: any.sentiment,
    language: any.language,
    visibility: any.isSpam ? "spam" : "public",
    tones: any.isFlagged ? ["spam"] : [],
    neededSince: ifNeeded(0),
    answeredAt: ifNeeded(any.answerAfterMs),
    closedAt: ifNeeded(any.isClosed ? minuteMs : null),
    dueAt: ifNeeded(any.dueAfterMs),
  };
};

const store = async (desk: Desk, { sources, members }: Places, any: AnyItem): Promise<Stored> => {
  const facts = factsOf(any);
  const where = { ...desk, sourceId: sources[any.source] ?? desk.sourceId };
  const threadId = await aThread(where, facts.postedAt);
  const item = await anItem(where, { ...facts, threadId });
  const memberId = members[any.member ?? members.length] ?? null;
  if (facts.answeredAt == null || memberId === null) return { ...facts, sourceId: where.sourceId, memberId: null };
  await answer(where, { item, threadId, memberId, at: facts.answeredAt });
  return { ...facts, sourceId: where.sourceId, memberId };
};

/** A member's answer as delivery leaves it: the reply with its id on the platform, and the brand's own item under it. */
const answer = async (
  desk: Desk,
  { item, threadId, memberId, at }: { readonly item: string; readonly threadId: string; readonly memberId: string; readonly at: Date },
): Promise<void> => {
  const own = await anItem(desk, { postedAt: at, threadId, isBrand: true });
  await sql.query({
    text: `INSERT INTO reply (id, workspace_id, brand_id, source_id, thread_id, item_id, member_id, text, state, request_key, external_id, created_at, sent_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, 'Hello', 'sent', $1, $8, $9, $9)`,
    values: [newId("reply"), desk.owner.workspaceId, desk.brandId, desk.sourceId, threadId, item, memberId, `ext-${own}`, at],
  });
  await sql.query({ text: "UPDATE item SET answered_by_item_id = $2 WHERE id = $1", values: [item, own] });
};

const property = async (check: (history: History) => Promise<void>): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.array(anyItem, { maxLength: 20 }), fc.constantFrom(...zones), fc.constantFrom(1, 7, 28), async (all, zone, days) => {
      const desk = await aDesk({ brandZone: zone });
      const sources = [desk.sourceId, await aSource(desk.owner, desk.brandId)];
      const members = [await aMember(desk, "agent"), await aMember(desk, "agent")].map(({ memberId }) => memberId ?? "");
      const items: Stored[] = [];
      for (const any of all) items.push(await store(desk, { sources, members }, any));
      while (await countChanges({ workspaceId: desk.owner.workspaceId }));
      await check({ desk, items, zone, coverage: await getCoverage(desk.owner, { brandIds: [], sourceIds: [], range: { days }, compare: "before" }, now) });
    }),
    { numRuns: 10 },
  );

// An independent reading of docs/metrics.md, over plain objects.
const isReceived = ({ visibility, tones, neededSince }: Stored): boolean => visibility !== "spam" && (tones?.length === 0 || neededSince != null);
const isNeeded = (item: Stored): boolean => isReceived(item) && item.neededSince != null && item.closedAt == null;
const isAnswered = (item: Stored): boolean => isNeeded(item) && item.answeredAt != null;
const isWaiting = (item: Stored): boolean => isNeeded(item) && item.answeredAt == null;
const isKept = (item: Stored): boolean => isAnswered(item) && item.dueAt != null && (item.answeredAt ?? now) <= item.dueAt;
const isPending = (item: Stored): boolean => isWaiting(item) && item.dueAt != null && item.dueAt >= now;
const isBroken = (item: Stored): boolean => isNeeded(item) && item.dueAt != null && !isKept(item) && !isPending(item);
const tookMinutes = ({ postedAt, answeredAt }: Stored): number => {
  const minutes = Math.ceil(((answeredAt?.getTime() ?? 0) - postedAt.getTime()) / minuteMs);
  return minutes <= 24 * 60 ? minutes : 60 * Math.ceil(minutes / 60);
};
const waitedHours = ({ neededSince }: Stored): number => (now.getTime() - (neededSince?.getTime() ?? 0)) / hourMs;

const inZone = (at: Date, zone: string): { readonly day: string; readonly weekday: number; readonly hour: number } => {
  const day = new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(at);
  const hour = Number(new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", hourCycle: "h23" }).format(at));
  return { day, weekday: (new Date(`${day}T12:00:00Z`).getUTCDay() + 6) % 7, hour };
};

const between =
  ({ from, to }: { readonly from: string; readonly to: string }, zone: string) =>
  ({ postedAt }: Stored): boolean => {
    const { day } = inZone(postedAt, zone);
    return day >= from && day < to;
  };

/** How many the inbox lists under the filters of a mark. */
const behind = async ({ desk }: History, filters: Readonly<Record<string, string>>): Promise<number> =>
  countItems(desk.owner, inboxFiltersSchema.parse({ view: "all", brand: desk.brandSlug, ...filters }), now);

const countOf = (items: readonly Stored[], is: (item: Stored) => boolean): number => items.filter(is).length;

describe("over random histories", () => {
  it("every row counts what its definition says, and the list behind it holds as many", async () => {
    await property(async (history) => {
      const { coverage, zone } = history;
      const inRange = history.items.filter(between(coverage.range, zone));
      const range = { from: coverage.range.from, to: coverage.range.to };
      const of = {
        source: { rows: coverage.bySource, keyOf: ({ sourceId }: Stored) => sourceId },
        sentiment: { rows: coverage.bySentiment, keyOf: ({ sentiment }: Stored) => sentiment ?? "" },
        language: { rows: coverage.byLanguage, keyOf: ({ language }: Stored) => language ?? "" },
      };
      for (const [name, { rows, keyOf }] of Object.entries(of)) {
        expect(new Set(rows.map(({ key }) => key))).toEqual(new Set(inRange.filter(isReceived).map(keyOf)));
        for (const { key, received, coverage: share, withinTarget } of rows) {
          const own = inRange.filter((item) => keyOf(item) === key);
          const link = { ...range, [name]: key };
          const expected = [countOf(own, isReceived), countOf(own, isNeeded), countOf(own, isAnswered), countOf(own, isKept), countOf(own, isPending)];
          expect([received, share.denominator, share.numerator, withinTarget.share.numerator, withinTarget.pending]).toEqual(expected);
          expect([
            await behind(history, { ...link, state: "received" }),
            await behind(history, { ...link, state: "needed" }),
            await behind(history, { ...link, state: "answered" }),
            await behind(history, { ...link, state: "needed", promise: "kept" }),
            await behind(history, { ...link, state: "needed", promise: "pending" }),
          ]).toEqual(expected);
          const promised = countOf(own, isKept) + countOf(own, isBroken);
          expect(withinTarget.share.denominator).toBe(promised);
          expect(await behind(history, { ...link, state: "needed", promise: "kept,broken" })).toBe(promised);
        }
      }
    });
  });

  it("a member has the items whose first answer they sent, and the list behind holds as many", async () => {
    await property(async (history) => {
      const { coverage, zone } = history;
      const inRange = history.items.filter(between(coverage.range, zone));
      const sentInRange = history.items.filter((item) => item.answeredAt != null && between(coverage.range, zone)({ ...item, postedAt: item.answeredAt }));
      const named = [...inRange.filter(isAnswered), ...sentInRange].flatMap(({ memberId }) => memberId ?? []);
      expect(new Set(coverage.byAgent.map(({ key }) => key))).toEqual(new Set(named));
      for (const { key, coverage: share, withinTarget, sent } of coverage.byAgent) {
        const own = inRange.filter(({ memberId }) => memberId === key);
        const link = { from: coverage.range.from, to: coverage.range.to, state: "answered", answeredBy: key };
        expect([share.numerator, withinTarget.share.numerator]).toEqual([countOf(own, isAnswered), countOf(own, isKept)]);
        expect([await behind(history, link), await behind(history, { ...link, promise: "kept" })]).toEqual([share.numerator, withinTarget.share.numerator]);
        expect(sent).toBe(countOf(sentInRange, ({ memberId }) => memberId === key));
      }
    });
  });

  it("every bar holds the times between its bounds, and the list behind it as many", async () => {
    await property(async (history) => {
      const { coverage, zone, items } = history;
      const answered = items.filter(between(coverage.range, zone)).filter(isAnswered);
      for (const { from, to, count } of coverage.distribution) {
        expect(count).toBe(countOf(answered, (item) => (from === 0 || tookMinutes(item) > from) && (to === null || tookMinutes(item) <= to)));
        const link = { from: coverage.range.from, to: coverage.range.to, state: "answered", took: `${from}-${to ?? ""}` };
        expect(await behind(history, link)).toBe(count);
      }
      for (const { from, to, count } of coverage.waiting.ages) {
        expect(count).toBe(countOf(items.filter(isWaiting), (item) => waitedHours(item) >= from && (to === null || waitedHours(item) < to)));
        expect(await behind(history, { state: "waiting", waited: `${from}-${to ?? ""}` })).toBe(count);
      }
    });
  });

  it("every hour of the week leads to as many as arrived in it", async () => {
    await property(async (history) => {
      const { coverage, zone, items } = history;
      for (const [weekday, hours] of coverage.heat.entries()) {
        for (const [hour, { received }] of hours.entries()) {
          const own = items.filter(isReceived).filter(between(coverage.heatRange, zone));
          const isThen = ({ postedAt }: Stored): boolean => inZone(postedAt, zone).weekday === weekday && inZone(postedAt, zone).hour === hour;
          expect(received).toBe(countOf(own, isThen));
          if (received > 0) expect(await behind(history, { ...coverage.heatRange, state: "received", hour: `${weekday}-${hour}` })).toBe(received);
        }
      }
    });
  });
});

describe("coverage", () => {
  const wanted = { brandIds: [], sourceIds: [], range: { days: 7 }, compare: "before" } as const;

  it("of a brand or a source of another workspace is not found", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    await expect(getCoverage(desk.owner, { ...wanted, brandIds: [other.brandId] }, now)).rejects.toMatchObject({ code: "not-found" });
    await expect(getCoverage(desk.owner, { ...wanted, sourceIds: [other.sourceId] }, now)).rejects.toMatchObject({ code: "not-found" });
  });

  it("of one source holds nothing of another, and says how many days are left to count", async () => {
    const desk = await aDesk();
    const other = await aSource(desk.owner, desk.brandId);
    await anItem({ ...desk, sourceId: other }, { postedAt: now, neededSince: now });
    const { workspaceId } = desk.owner;
    const read = async (sourceId: string): Promise<Coverage> => getCoverage(desk.owner, { ...wanted, sourceIds: [sourceId] }, now);
    expect((await read(other)).daysLeft).toBeGreaterThan(0);
    while (await countChanges({ workspaceId }));
    const [its, none] = [await read(other), await read(desk.sourceId)];
    expect([its.daysLeft, its.now.coverage.all.denominator, its.waiting.count]).toEqual([0, 1, 1]);
    expect([none.now.coverage.all.denominator, none.waiting.count, none.bySource]).toEqual([0, 0, []]);
  });

  it("compared with nothing has nothing beside it", async () => {
    const desk = await aDesk();
    await anItem(desk, { postedAt: new Date(now.getTime() - 10 * dayMs), neededSince: now });
    while (await countChanges({ workspaceId: desk.owner.workspaceId }));
    const coverage = await getCoverage(desk.owner, { ...wanted, compare: "none" }, now);
    expect(coverage.before.coverage.all.denominator).toBe(0);
    expect(coverage.byDay.some(({ isBefore }) => isBefore)).toBe(false);
  });
});
