import type { Client } from "pg";

import { fillWith } from "./inbox-fill";

/**
 * Every eighth item is the brand's own, written by one of eight members, and answers what stands in its thread. What needs an answer has one
 * but for a twentieth of the last two days: a desk that keeps up, whatever its size.
 */
const fillItems = `
  SELECT setseed(0.42);
  INSERT INTO author (id, workspace_id, realm, external_id, name, first_seen_at, last_seen_at)
    SELECT 'aut' || n, 'wks', 'bench', 'a' || n, 'Author ' || n, '2024-01-01', '2026-01-01' FROM generate_series(0, :count / 10) n;
  INSERT INTO thread (id, workspace_id, brand_id, source_id, external_id, first_item_at, last_item_at)
    SELECT 'thr' || n, 'wks', 'brd' || n % 3, 'src' || n % 6, 't' || n, '2024-01-01', '2026-01-01' FROM generate_series(0, :count / 8) n;
  INSERT INTO item (id, workspace_id, brand_id, source_id, thread_id, author_id, external_id, kind, is_brand, text, content_hash, visibility, origin, posted_at, received_at,
    language, sentiment, intent, tones, machine_tags, tagger, reason, needed_since, answered_at, answered_by_item_id, due_at)
  SELECT 'itm' || lpad(n::text, 9, '0'), 'wks', 'brd' || thread % 3, 'src' || thread % 6, 'thr' || thread, 'aut' || (n::bigint * 7919) % (:count / 10), 'x' || n, 'comment', is_own,
    'Where is order ' || n || '?', md5(n::text), 'public', 'live', at, at,
    (ARRAY['en', 'en', 'en', 'ru', 'ru', 'fr', 'de'])[1 + floor(random() * 7)::int], (ARRAY['negative', 'neutral', 'neutral', 'positive'])[1 + floor(random() * 4)::int],
    (ARRAY['complaint', 'question', 'praise', 'other'])[1 + floor(random() * 4)::int], '{}', '{}', 'bench', '{"code": "question", "params": {}}',
    CASE WHEN needs THEN at END, CASE WHEN needs AND NOT waits THEN at + random() * random() * interval '3 days' END,
    CASE WHEN needs AND NOT waits THEN 'itm' || lpad((8 * thread)::text, 9, '0') END, CASE WHEN needs THEN at + interval '8 hours' END
  FROM (
    SELECT n, n / 8 AS thread, n % 8 = 0 AS is_own, n % 8 <> 0 AND random() < 0.7 AS needs,
      n >= :count - :count / 365 AND random() < 0.05 AS waits, timestamptz '2026-11-20T10:00:00Z' - (:count - n) * (interval '730 days' / :count) AS at
    FROM generate_series(1, :count) AS made (n)
  ) AS rows;
  INSERT INTO item_key (source_id, external_id, workspace_id, item_id)
    SELECT source_id, external_id, workspace_id, id FROM item WHERE is_brand;
  INSERT INTO reply (id, workspace_id, brand_id, source_id, thread_id, item_id, member_id, text, state, request_key, external_id, created_at, sent_at)
    SELECT 'rep' || id, 'wks', brand_id, source_id, thread_id, id, 'mem' || 1 + (hashtext(id) & 7), 'Hello', 'sent', id, external_id, posted_at, posted_at FROM item WHERE is_brand;
  ANALYZE reply`;

/** Fills an empty, migrated database with so many items of two years, and asks for all of them to be counted. */
export const fillCounted = async (db: Client, count: number): Promise<void> => {
  await db.query("ALTER TABLE reply DISABLE TRIGGER USER");
  await fillWith(db, fillItems.replaceAll(":count", String(count)));
  await db.query("ALTER TABLE reply ENABLE TRIGGER USER");
  await db.query("INSERT INTO coverage_recount (brand_id, workspace_id) SELECT id, workspace_id FROM brand ON CONFLICT DO NOTHING");
};
