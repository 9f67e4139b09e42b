import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { aDesk, storeItems, type Desk, type ItemFacts } from "../../support/desk";
import { countChanges } from "#lib/coverage/count-changes";
import { roundedResponseMinutes } from "#lib/coverage/count-model/response-times";
import type { RangeFigures } from "#lib/coverage/model";
import { getOverview } from "#lib/coverage/queries/overview";
import { inboxFiltersSchema } from "#lib/inbox/model";
import { countItems, listInbox } from "#lib/inbox/queries/list";
import { sentiments, type Sentiment } from "#lib/tagging/model";

const dayMs = 86_400_000;

// An independent reading of docs/metrics.md, over plain objects.
const isReceived = (item: ItemFacts): boolean => item.isBrand !== true && !isSpam(item);
const isSpam = ({ visibility, tones, neededSince }: ItemFacts): boolean => visibility === "spam" || (tones?.includes("spam") === true && neededSince == null);
const isNeeded = (item: ItemFacts): boolean => isReceived(item) && item.neededSince != null && item.closedAt == null;
const isAnswered = (item: ItemFacts): boolean => isNeeded(item) && item.answeredAt != null;
const within = (from: Date, to: Date) => (item: ItemFacts) => item.postedAt >= from && item.postedAt < to;

const expectedFigures = (items: readonly ItemFacts[]): RangeFigures => {
  const count = (is: (item: ItemFacts) => boolean, sentiment?: Sentiment): number =>
    items.filter((item) => is(item) && (sentiment === undefined || item.sentiment === sentiment)).length;
  const share = (sentiment?: Sentiment) => ({ numerator: count(isAnswered, sentiment), denominator: count(isNeeded, sentiment) });
  const times = items.filter(isAnswered).map((item) => roundedResponseMinutes((item.answeredAt?.getTime() ?? 0) - item.postedAt.getTime()));
  times.sort((a, b) => a - b);
  const rank = (p: number): number | null => times[Math.max(0, Math.ceil(p * times.length) - 1)] ?? null;
  const response = { medianMinutes: rank(0.5), p90Minutes: rank(0.9), answered: count(isAnswered), unanswered: count(isNeeded) - count(isAnswered) };
  const pending = count((item) => isNeeded(item) && item.answeredAt == null && item.dueAt != null && item.dueAt >= now);
  const kept = count((item) => isAnswered(item) && item.dueAt != null && (item.answeredAt ?? now) <= item.dueAt);
  return {
    received: { negative: count(isReceived, "negative"), neutral: count(isReceived, "neutral"), positive: count(isReceived, "positive") },
    coverage: { all: share(), negative: share("negative"), neutral: share("neutral"), positive: share("positive") },
    withinTarget: { share: { numerator: kept, denominator: count((item) => isNeeded(item) && item.dueAt != null) - pending }, pending },
    firstResponse: response,
    openResponse: response,
  };
};

/** Midnight in a zone by search, not by the library under test. */
const midnight = (day: string, zone: string): Date => {
  const name = new Intl.DateTimeFormat("en-CA", { timeZone: zone });
  for (let at = Date.parse(`${day}T00:00:00Z`) - 15 * 3_600_000; ; at += 15 * 60_000) if (name.format(new Date(at)) === day) return new Date(at);
};
const shifted = (day: string, days: number): string => new Date(Date.parse(`${day}T12:00:00Z`) + days * dayMs).toISOString().slice(0, 10);

// Around both changes of the clock in Europe, and near the end of the range.
const now = new Date("2026-03-31T15:30:00Z");
const span = 40 * dayMs;

const anyItem = fc
  .record({
    agoMs: fc.integer({ min: 0, max: span }),
    answerAfterMs: fc.option(fc.oneof(fc.integer({ min: 0, max: 2 * dayMs }), fc.integer({ min: 0, max: 3 * 3_600_000 })), { nil: null, freq: 2 }),
    needs: fc.boolean(),
    closed: fc.integer({ min: 0, max: 9 }),
    spam: fc.integer({ min: 0, max: 9 }),
    isBrand: fc.integer({ min: 0, max: 9 }),
    sentiment: fc.constantFrom(...sentiments),
    dueAfterMs: fc.option(fc.integer({ min: 0, max: dayMs }), { nil: null }),
  })
  .map(({ agoMs, answerAfterMs, needs, closed, spam, isBrand, sentiment, dueAfterMs }): ItemFacts => {
    const postedAt = new Date(now.getTime() - agoMs);
    const after = (ms: number | null): Date | null => (ms === null ? null : new Date(postedAt.getTime() + ms));
    return {
      postedAt,
      sentiment,
      isBrand: isBrand === 0,
      visibility: spam === 0 ? "spam" : "public",
      tones: spam === 1 ? ["spam", "insult"] : [],
      neededSince: needs ? postedAt : null,
      answeredAt: needs ? after(answerAfterMs) : null,
      closedAt: needs && closed === 0 ? after(60_000) : null,
      dueAt: needs ? after(dueAfterMs) : null,
    };
  });

const zones = ["UTC", "Europe/Paris", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Apia"] as const;

type History = { readonly desk: Desk; readonly items: readonly ItemFacts[]; readonly zone: string; readonly days: number };

const aHistory = async (items: readonly ItemFacts[], zone: string, days: number): Promise<History> => {
  const desk = await aDesk({ brandZone: zone });
  const author = "Vera";
  await storeItems(
    desk,
    items.map((item) => ({ ...item, author })),
  );
  await countAll(desk);
  return { desk, items, zone, days };
};

const countAll = async ({ owner: { workspaceId } }: Desk): Promise<void> => {
  while (await countChanges({ workspaceId }));
};

const property = async (check: (history: History) => Promise<void>): Promise<void> =>
  fc.assert(
    fc.asyncProperty(fc.array(anyItem, { maxLength: 25 }), fc.constantFrom(...zones), fc.constantFrom(1, 7, 28), async (items, zone, days) =>
      check(await aHistory(items, zone, days)),
    ),
    { numRuns: process.env["PARLEY_LONG"] === "1" ? 100 : 10 },
  );

const rangeOf = ({ zone, days }: History): { readonly from: Date; readonly to: Date; readonly beforeFrom: Date } => {
  const tomorrow = shifted(new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(now), 1);
  return { from: midnight(shifted(tomorrow, -days), zone), to: midnight(tomorrow, zone), beforeFrom: midnight(shifted(tomorrow, -2 * days), zone) };
};

describe("over random histories, in zones with and without a change of the clock,", () => {
  it("received, coverage by sentiment and response times follow their definitions, now and before", async () => {
    await property(async (history) => {
      const overview = await getOverview(history.desk.owner, { brandIds: [history.desk.brandId], range: { days: history.days } }, now);
      const { from, to, beforeFrom } = rangeOf(history);
      expect(midnight(overview.range.from, history.zone)).toEqual(from);
      expect(midnight(overview.range.to, history.zone)).toEqual(to);
      expect(overview.now).toEqual(expectedFigures(history.items.filter(within(from, to))));
      expect(overview.before).toEqual(expectedFigures(history.items.filter(within(beforeFrom, from))));
    });
  });

  it("waiting counts what is not answered at this moment, and as it was when the day a week ago began", async () => {
    await property(async ({ desk, items, zone }) => {
      const { waiting } = await getOverview(desk.owner, { brandIds: [], range: { days: 7 } }, now);
      const open = items.filter((item) => isNeeded(item) && item.answeredAt == null);
      const then = midnight(shifted(new Intl.DateTimeFormat("en-CA", { timeZone: zone }).format(now), -7), zone);
      const wasOpen = (at: Date | null | undefined): boolean => at == null || at >= then;
      const oldest = open.map(({ neededSince }) => neededSince?.toISOString() ?? "").sort()[0] ?? null;
      const overPromise = open.filter(({ dueAt }) => dueAt != null && dueAt < now).length;
      const weekAgo = items.filter(
        (item) => isReceived(item) && item.neededSince != null && item.neededSince < then && wasOpen(item.answeredAt) && wasOpen(item.closedAt),
      ).length;
      const ages = [0, 1, 4, 12, 24, 72, 168].map((hours, at, all) => {
        const has = (ms: number): boolean => ms >= hours * 3_600_000 && ms < (all[at + 1] ?? Number.POSITIVE_INFINITY) * 3_600_000;
        return open.filter(({ neededSince }) => has(now.getTime() - (neededSince?.getTime() ?? 0))).length;
      });
      expect(waiting).toEqual({ count: open.length, oldestSince: oldest, overPromise, weekAgo, ages });
    });
  });

  it("each day holds what was posted on it in the brand's zone, and the days add up to the range", async () => {
    await property(async (history) => {
      const { byDay, now: figures } = await getOverview(history.desk.owner, { brandIds: [history.desk.brandId], range: { days: history.days } }, now);
      const dayName = new Intl.DateTimeFormat("en-CA", { timeZone: history.zone });
      for (const { day, received, negative, needed, answered } of byDay) {
        const of = history.items.filter(({ postedAt }) => dayName.format(postedAt) === day);
        expect({ day, received, negative, needed, answered }).toEqual({
          day,
          received: of.filter(isReceived).length,
          negative: of.filter((item) => isReceived(item) && item.sentiment === "negative").length,
          needed: of.filter(isNeeded).length,
          answered: of.filter(isAnswered).length,
        });
      }
      const inRange = byDay.filter(({ isBefore }) => !isBefore);
      expect(inRange).toHaveLength(history.days);
      expect(inRange.reduce((sum, { needed }) => sum + needed, 0)).toBe(figures.coverage.all.denominator);
    });
  });

  it("the heat map puts each arrival into its hour of the zone, with what was late", async () => {
    await property(async ({ desk, items, zone }) => {
      const { heat } = await getOverview(desk.owner, { brandIds: [desk.brandId], range: { days: 7 } }, now);
      const parts = new Intl.DateTimeFormat("en-GB", { timeZone: zone, weekday: "short", hour: "2-digit", hourCycle: "h23" });
      const weekdays = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
      const expected = weekdays.map(() => Array.from({ length: 24 }, () => ({ received: 0, late: 0 })));
      for (const item of items.filter(isReceived)) {
        const told = Object.fromEntries(parts.formatToParts(item.postedAt).map(({ type, value }) => [type, value]));
        const cell = expected[weekdays.indexOf(told["weekday"] ?? "")]?.[Number(told["hour"])];
        if (cell === undefined) throw new Error("The clock has no such hour.");
        cell.received += 1;
        if (isNeeded(item) && item.dueAt != null && (item.answeredAt ?? now) > item.dueAt) cell.late += 1;
      }
      expect(heat).toEqual(expected);
    });
  });

  it("the list behind a figure holds exactly as many items as were counted", async () => {
    await property(async (history) => {
      const { desk } = history;
      const overview = await getOverview(desk.owner, { brandIds: [desk.brandId], range: { days: history.days } }, now);
      const behind = async (state: string, sentiment?: Sentiment): Promise<number> => {
        const { from, to } = overview.range;
        const filters = inboxFiltersSchema.parse({ view: "all", state, from, to, brand: desk.brandSlug, ...(sentiment === undefined ? {} : { sentiment }) });
        const { rows } = await listInbox(desk.owner, filters, { limit: 100, now });
        expect(rows).toHaveLength(await countItems(desk.owner, filters, now));
        return rows.length;
      };
      const { coverage, received, firstResponse } = overview.now;
      for (const sentiment of sentiments) {
        expect(await behind("received", sentiment)).toBe(received[sentiment]);
        expect(await behind("needed", sentiment)).toBe(coverage[sentiment].denominator);
        expect(await behind("answered", sentiment)).toBe(coverage[sentiment].numerator);
      }
      expect(await behind("unanswered")).toBe(firstResponse.unanswered);
      expect(await countItems(desk.owner, inboxFiltersSchema.parse({ view: "all", state: "waiting" }), now)).toBe(overview.waiting.count);
    });
  });
});

describe("an overview", () => {
  it("of a brand of another workspace is not found", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    await expect(getOverview(desk.owner, { brandIds: [other.brandId], range: { days: 7 } }, now)).rejects.toMatchObject({ code: "not-found" });
  });

  it("counts nothing of another workspace", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    await storeItems(other, [{ postedAt: now, neededSince: now }]);
    const overview = await getOverview(desk.owner, { brandIds: [], range: { days: 7 } }, now);
    expect(overview.waiting.count).toBe(0);
    expect(overview.now.coverage.all.denominator).toBe(0);
  });
});
