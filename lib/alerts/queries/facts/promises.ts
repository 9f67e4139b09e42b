import { listWatchedBrands, type Look } from "./brands";
import type { Reading } from "../../model/evidence";
import { settingSchemas } from "../../model/kinds";
import { readPromises, type PromisedItem } from "../../model/promise-rule";
import { hourMs, minuteMs } from "#lib/core/time";
import { sql } from "#lib/db/sql";
import { isReceived, isWaiting } from "#lib/inbox/queries/where";

/** Answers that are promised within the rule's minutes. */
export const lookForPromises = async (look: Look): Promise<readonly Reading[]> => {
  const settings = settingSchemas.promise.parse(look.settings);
  const { now } = look;
  const counts = await sql.query<{ brandId: string; soon: number; late: number; nextDueAt: Date | null }>({
    name: "alerts-promises",
    text: `SELECT i.brand_id AS "brandId", count(*) FILTER (WHERE i.due_at >= $2)::int AS soon, count(*) FILTER (WHERE i.due_at < $2)::int AS late,
        min(i.due_at) FILTER (WHERE i.due_at >= $2) AS "nextDueAt"
      FROM item i WHERE i.workspace_id = $1 AND i.needed_since IS NOT NULL AND i.answered_at IS NULL AND i.closed_at IS NULL AND coalesce(i.due_at, 'infinity'::timestamptz) >= $3
        AND coalesce(i.due_at, 'infinity'::timestamptz) <= $4 AND i.deleted_at IS NULL AND i.origin = 'live' AND (i.snoozed_until IS NULL OR i.snoozed_until <= $2) AND ${isWaiting.sql}
      GROUP BY i.brand_id`,
    values: [look.workspaceId, now, new Date(now.getTime() - hourMs), new Date(now.getTime() + settings.minutes * minuteMs)],
  });
  const brands = await listWatchedBrands(look);
  return brands.flatMap(({ brand }) => {
    const found = counts.find(({ brandId }) => brandId === brand.id);
    const reading = found?.nextDueAt == null ? null : readPromises({ ...found, brand, nextDueAt: found.nextDueAt }, settings);
    return reading === null ? [] : [reading];
  });
};

/** Every promise of a brand that stood within a span. */
export const readPastPromises = async (brandId: string, { from, to }: { readonly from: Date; readonly to: Date }): Promise<readonly PromisedItem[]> =>
  sql.query<PromisedItem>({
    name: "alerts-past-promises",
    text: `SELECT i.due_at AS "dueAt", i.needed_since AS "neededSince", least(i.answered_at, i.closed_at) AS "endedAt" FROM item i
      WHERE i.brand_id = $1 AND i.posted_at >= $2 AND i.posted_at < $3 AND i.due_at IS NOT NULL AND i.needed_since IS NOT NULL AND ${isReceived.sql}
      ORDER BY i.due_at LIMIT 100000`,
    values: [brandId, from, to],
  });
