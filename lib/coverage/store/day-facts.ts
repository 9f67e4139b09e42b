import type { CountedItem, LeftItems, SentAnswers } from "../count-model/count-day";
import type { BrandDay } from "./changes";
import { addDays, startOfDay } from "#lib/core/time";
import type { Sql } from "#lib/db/sql";
import { answeringMember, isNeeded, isReceived } from "#lib/inbox/queries/where";

export type DayFacts = { readonly items: readonly CountedItem[]; readonly left: readonly LeftItems[]; readonly sent: readonly SentAnswers[] };

/** The zones of brands. */
export const readZones = async (tx: Sql, workspaceId: string): Promise<ReadonlyMap<string, string>> => {
  const rows = await tx.query<{ id: string; zone: string }>({
    name: "zones-to-count",
    text: "SELECT id, zone FROM brand WHERE workspace_id = $1",
    values: [workspaceId],
  });
  return new Map(rows.map(({ id, zone }) => [id, zone]));
};

/** What the figures of one day are made of: what was received on it, what waits no more since it, and what members sent on it. */
export const readDayFacts = async (tx: Sql, workspaceId: string, { brandId, day, zone }: BrandDay & { readonly zone: string }): Promise<DayFacts> => {
  const bounds = [brandId, startOfDay(day, zone), startOfDay(addDays(day, 1), zone)];
  const items = await tx.query<CountedItem>({
    name: "items-to-count",
    text: `SELECT i.source_id AS "sourceId", i.sentiment, i.language, i.posted_at AS "postedAt", extract(hour FROM i.posted_at AT TIME ZONE $4)::int AS hour,
        i.needed_since IS NOT NULL AS "hasWaited", ${isNeeded.sql} AS "isNeeded", i.answered_at AS "answeredAt", i.due_at AS "dueAt",
        ${answeringMember.sql} AS "memberId"
      FROM item i WHERE i.brand_id = $1 AND i.posted_at >= $2 AND i.posted_at < $3 AND ${isReceived.sql}`,
    values: [...bounds, zone],
  });
  const left = await tx.query<LeftItems>({
    name: "left-to-count",
    text: `SELECT i.source_id AS "sourceId", count(*)::int AS count FROM item i
      WHERE i.workspace_id = $4 AND i.brand_id = $1 AND i.needed_since IS NOT NULL AND ${isReceived.sql}
        AND ((i.answered_at >= $2 AND i.answered_at < $3 AND (i.closed_at IS NULL OR i.closed_at >= i.answered_at))
          OR (i.closed_at >= $2 AND i.closed_at < $3 AND (i.answered_at IS NULL OR i.answered_at > i.closed_at)))
      GROUP BY i.source_id`,
    values: [...bounds, workspaceId],
  });
  const sent = await tx.query<SentAnswers>({
    name: "answers-to-count",
    text: `SELECT source_id AS "sourceId", member_id AS "memberId", count(*)::int AS count FROM reply
      WHERE brand_id = $1 AND sent_at >= $2 AND sent_at < $3 AND kind = ANY ($4) GROUP BY source_id, member_id`,
    values: [...bounds, answeringKinds],
  });
  return { items, left, sent };
};

/** Words to a customer; warnings, guard messages and bans are none. */
const answeringKinds = ["answer", "holding", "follow-up", "thanks"];
