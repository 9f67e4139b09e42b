import { foldCells } from "./count-model/cell";
import { countDay } from "./count-model/count-day";
import { readDaysOfWeek, replaceCells } from "./store/cells";
import { askRecounts, countChangedDays, endRecounts, listWithChanges, lockCounting, spreadRecounts, takeChangedDays, type BrandDay } from "./store/changes";
import { mondayOf } from "./span-model";
import { readDayFacts, readZones } from "./store/day-facts";
import { notifyLiveSql } from "#lib/db/live";
import { inSqlTransaction, sql, type Sql } from "#lib/db/sql";
import { loadBusinessHours } from "#lib/playbook/queries/policies";

/** So many days are counted in one transaction: few enough that today, which goes first, is never far behind. */
const daysAtOnce = 14;

/**
 * Counts the days anew on which something changed, and the weeks they belong to. Running twice is running once; figures always follow
 * from the items. True where more days are left.
 */
export const countChanges = async ({ workspaceId }: { readonly workspaceId: string }): Promise<boolean> => {
  const hours = await loadBusinessHours(workspaceId);
  return inSqlTransaction(async (tx) => {
    await lockCounting(tx, workspaceId);
    await spreadRecounts(tx, workspaceId);
    const changed = await takeChangedDays(tx, workspaceId, daysAtOnce);
    const zones = await readZones(tx, workspaceId);
    for (const { brandId, day } of changed) {
      const facts = await readDayFacts(tx, workspaceId, { brandId, day, zone: zones.get(brandId) ?? "UTC" });
      const cells = countDay({ ...facts, hoursAt: (postedAt) => hours(brandId, postedAt) });
      await replaceCells(tx, workspaceId, { span: { brandId, grain: "day", day }, cells });
    }
    for (const week of weeksOf(changed)) await foldWeek(tx, workspaceId, week);
    await endRecounts(tx, workspaceId);
    if (changed.length > 0) await notifyLiveSql(tx, { workspaceId, kind: "figures", threadIds: [], count: changed.length });
    return changed.length === daysAtOnce;
  });
};

type Week = { readonly brandId: string; readonly monday: string };

const weeksOf = (days: readonly BrandDay[]): readonly Week[] => {
  const weeks = new Map(days.map(({ brandId, day }) => [`${brandId} ${mondayOf(day)}`, { brandId, monday: mondayOf(day) }]));
  return [...weeks.values()];
};

const foldWeek = async (tx: Sql, workspaceId: string, { brandId, monday }: Week): Promise<void> => {
  const cells = foldCells(await readDaysOfWeek(tx, workspaceId, { brandId, monday }));
  await replaceCells(tx, workspaceId, { span: { brandId, grain: "week", day: monday }, cells });
};

/** Has every day of a workspace counted anew. */
export const recountAll = async (workspaceId: string): Promise<void> => askRecounts(sql, workspaceId);

/** How many days of a workspace are left to count. */
export const countLeft = async (workspaceId: string): Promise<number> => countChangedDays(sql, workspaceId);

/** Workspaces of the whole installation with something to count that changed before a moment: for reconciling. */
export const listWorkspacesToCount = async (before: Date): Promise<readonly { readonly workspaceId: string }[]> => listWithChanges(sql, before);
