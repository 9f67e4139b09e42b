import { chooseBrands } from "./choose-brands";
import { listDays, sumGrowth, sumHours, type Scope } from "./cells";
import { figuresOf, readRange } from "./figures";
import { listOverdueHours, readWaiting } from "./waiting";
import { countLeft } from "../count-changes";
import type { Heat, Overview } from "../model";
import { coverageRange, type CoverageRange, type WantedRange } from "../range-model";
import type { DayRange } from "../span-model";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import type { BrandId } from "#lib/core/ids";

/** Which docs/metrics.md the figures follow. */
export const definition = "3";

export type OverviewWanted = { /** None named: all brands. */ readonly brandIds: readonly BrandId[]; readonly range: WantedRange };

/**
 * The figures of the overview, each by its row in docs/metrics.md and with the span before beside it. Days are those of each brand's own
 * zone. Throws `not-found` for a brand of another workspace.
 */
export const getOverview = async (actor: Actor, { brandIds, range: wanted }: OverviewWanted, now: Date): Promise<Overview> => {
  requirePermission(actor, "desk:read");
  const brands = await chooseBrands(actor, brandIds);
  const range = coverageRange(wanted, { zone: brands.zone, now });
  const scope: Scope = { workspaceId: actor.workspaceId, brandIds: brands.ids, sourceIds: [] };
  const [waiting, growth, inRange, before, byDay, heat, daysLeft] = await Promise.all([
    readWaiting(scope, now),
    sumGrowth(scope, range.weekAgo),
    readRange(scope, range.now, { now, detail: "together" }),
    readRange(scope, range.before, { now, detail: "together" }),
    readDays(scope, range),
    readHeat(scope, range.eightWeeks, now),
    countLeft(actor.workspaceId),
  ]);
  return {
    range: { ...range.now, days: range.dayCount, zone: brands.zone },
    waiting: { ...waiting, weekAgo: waiting.count - growth },
    now: figuresOf(inRange),
    before: figuresOf(before),
    byDay,
    heat,
    daysLeft,
    definition,
  };
};

/** Every day of a range and of the one it is compared with, those without anything too. */
export const readDays = async (scope: Scope, { days, now, before }: CoverageRange): Promise<Overview["byDay"]> => {
  const rows = await Promise.all([listDays(scope, before), listDays(scope, now)]);
  const found = new Map(rows.flat().map((row) => [row.day, row]));
  const nothing = { received: 0, negative: 0, needed: 0, answered: 0 };
  return days.map((day) => ({ ...(found.get(day) ?? nothing), day, isBefore: day < now.from }));
};

/** When it arrives, and where a promise was not kept: answered after it, or not answered and over by now. */
export const readHeat = async (scope: Scope, range: DayRange, now: Date): Promise<Heat> => {
  const [hours, overdue] = await Promise.all([sumHours(scope, range), listOverdueHours(scope, range, now)]);
  const came = new Map(hours.map((row) => [row.weekday, row]));
  const isOver = new Map(overdue.map(({ weekday, hour, late }) => [`${String(weekday)} ${String(hour)}`, late]));
  const cellAt = (weekday: number, hour: number) => ({
    received: came.get(weekday)?.received[hour] ?? 0,
    late: (came.get(weekday)?.late[hour] ?? 0) + (isOver.get(`${String(weekday)} ${String(hour)}`) ?? 0),
  });
  return Array.from({ length: 7 }, (_, weekday) => Array.from({ length: 24 }, (_cell, hour) => cellAt(weekday, hour)));
};
