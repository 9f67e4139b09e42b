import type { CountedAnswer, CountedItems, LeftItems, SentAnswers } from "../count-model/count-day";
import type { BrandDay } from "./changes";
import { addDays, startOfDay } from "#lib/core/time";
import type { Sql } from "#lib/db/sql";
import { answeringMember, isAnswered, isNeeded, isReceived } from "#lib/inbox/queries/where";

export type DayFacts = { readonly items: readonly CountedItems[]; readonly left: readonly LeftItems[]; readonly sent: readonly SentAnswers[] };

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
  const rows = await tx.query<AlikeRow>({
    name: "items-to-count",
    text: `WITH received AS (
        SELECT i.source_id, i.sentiment, i.language, extract(hour FROM i.posted_at AT TIME ZONE $4)::int AS hour, i.needed_since IS NOT NULL AS has_waited,
          ${isNeeded.sql} AS is_needed, ${isAnswered.sql} AS is_answered, i.posted_at, i.answered_at, i.due_at, i.thread_id, i.answered_by_item_id
        FROM item i WHERE i.brand_id = $1 AND i.posted_at >= $2 AND i.posted_at < $3 AND ${isReceived.sql}
      ), answers AS (
        SELECT i.*, ${answeringMember.sql} AS member_id FROM received i WHERE i.is_answered
      )
      SELECT source_id AS "sourceId", sentiment, language, hour, has_waited AS "hasWaited", is_needed AS "isNeeded", is_needed AND due_at IS NOT NULL AS "isPromised",
        NULL::timestamptz AS "postedAt", NULL::timestamptz AS "answeredAt", false AS "isLate", NULL AS "memberId", count(*)::int AS count
      FROM received WHERE NOT is_answered GROUP BY 1, 2, 3, 4, 5, 6, 7
      UNION ALL
      SELECT source_id, sentiment, language, hour, true, true, due_at IS NOT NULL, posted_at, answered_at, coalesce(answered_at > due_at, false), member_id, 1 FROM answers`,
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
  return { items: rows.map(alike), left, sent };
};

type AlikeRow = Omit<CountedItems, "answer"> &
  Omit<CountedAnswer, "postedAt" | "answeredAt"> & { readonly postedAt: Date | null; readonly answeredAt: Date | null };

const alike = ({ postedAt, answeredAt, isLate, memberId, ...items }: AlikeRow): CountedItems => ({
  ...items,
  answer: postedAt === null || answeredAt === null ? null : { postedAt, answeredAt, isLate, memberId },
});

/** Words to a customer; warnings, guard messages and bans are none. */
const answeringKinds = ["answer", "holding", "follow-up", "thanks"];
