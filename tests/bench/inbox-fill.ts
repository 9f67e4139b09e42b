import type { Client } from "pg";

import { fillWith, postedAt } from "./fill";

/** Few words are common and many are rare, as in any language. */
const aWord = "'word' || translate(floor(5000 * power(random(), 3))::int::text, '0123456789', 'abcdefghij')";

/** One item in twenty waits, as on a desk that keeps up: the rest was answered, needed nothing, or is the brand's own. */
const drawn = `
  SELECT n, n AS place, n / 8 AS thread, at, kind < 0.3 AS is_own, text, CASE WHEN random() < 0.04 THEN ARRAY['insult'] ELSE '{}' END AS tones,
    CASE WHEN kind >= 0.4 THEN at END AS needed_since, CASE WHEN kind >= 0.4 AND kind < 0.95 THEN at + random() * interval '3 days' END AS answered_at, NULL AS answered_by,
    CASE WHEN kind >= 0.4 AND random() < 0.8 THEN at + interval '8 hours' END AS due_at, CASE WHEN random() < 0.4 THEN 'mem' || 1 + floor(random() * 8)::int END AS assignee
  FROM (
    SELECT n, random() AS kind, ${postedAt} AS at,
      concat_ws(' ', ${aWord}, ${aWord}, ${aWord}, ${aWord}, ${aWord}, ${aWord}, ${aWord}, ${aWord}, ${aWord}, ${aWord}, 'order-' || n) AS text
    FROM generate_series(1, :count) AS made (n)
  ) AS rows`;

/** Fills an empty, migrated database with a desk of so many items. */
export const fillDesk = async (db: Client, count: number): Promise<void> => fillWith(db, count, { drawn });
