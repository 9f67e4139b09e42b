import type { Client } from "pg";

import { fillWith, postedAt } from "./fill";

/**
 * Every eighth item is the brand's own, written by one of eight members, and answers what stands in its thread. What needs an answer has one
 * but for a twentieth of the last two days: a desk that keeps up, whatever its size.
 */
const drawn = `
  SELECT n, thread AS place, thread, at, is_own, 'Where is order ' || n || '?' AS text, '{}'::text[] AS tones, CASE WHEN needs THEN at END AS needed_since,
    CASE WHEN needs AND NOT waits THEN at + random() * random() * interval '3 days' END AS answered_at,
    CASE WHEN needs AND NOT waits THEN 'itm' || lpad((8 * thread)::text, 9, '0') END AS answered_by, CASE WHEN needs THEN at + interval '8 hours' END AS due_at, NULL AS assignee
  FROM (
    SELECT n, n / 8 AS thread, n % 8 = 0 AS is_own, n % 8 <> 0 AND random() < 0.7 AS needs,
      n >= :count - :count / 365 AND random() < 0.05 AS waits, ${postedAt} AS at
    FROM generate_series(1, :count) AS made (n)
  ) AS rows`;

const replies = `
  INSERT INTO item_key (source_id, external_id, workspace_id, item_id)
    SELECT source_id, external_id, workspace_id, id FROM item WHERE is_brand;
  INSERT INTO reply (id, workspace_id, brand_id, source_id, thread_id, item_id, member_id, text, state, request_key, external_id, created_at, sent_at)
    SELECT 'rep' || id, 'wks', brand_id, source_id, thread_id, id, 'mem' || 1 + (hashtext(id) & 7), 'Hello', 'sent', id, external_id, posted_at, posted_at FROM item WHERE is_brand;
  ANALYZE reply`;

/** Fills an empty, migrated database with so many items of two years, and asks for all of them to be counted. */
export const fillCounted = async (db: Client, count: number): Promise<void> => {
  await db.query("ALTER TABLE reply DISABLE TRIGGER USER");
  await fillWith(db, count, { drawn, then: [replies] });
  await db.query("ALTER TABLE reply ENABLE TRIGGER USER");
  await db.query("INSERT INTO coverage_recount (brand_id, workspace_id) SELECT id, workspace_id FROM brand ON CONFLICT DO NOTHING");
};
