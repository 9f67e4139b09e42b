import type { Client } from "pg";

import type { Actor } from "#lib/auth/actor";

/** Items are spread over two years before this moment, newest last. */
export const benchNow = new Date("2026-11-20T10:00:00Z");

/** Who asks. */
export const benchActor: Actor = {
  workspaceId: "wks",
  workspaceSlug: "bench",
  memberId: "mem1",
  userId: "usr1",
  name: "Bench",
  role: "agent",
  scopes: null,
  locale: "en",
  zone: "Europe/Paris",
};

const fill = `
  INSERT INTO workspace (id, slug, name, zone, locale) VALUES ('wks', 'bench', 'Bench', 'Europe/Paris', 'en');
  INSERT INTO user_account (id, email, name, password_hash, locale) SELECT 'usr' || n, n || '@bench.example', 'Member ' || n, 'x', 'en' FROM generate_series(1, 8) n;
  INSERT INTO member (id, workspace_id, user_id, role) SELECT 'mem' || n, 'wks', 'usr' || n, 'agent' FROM generate_series(1, 8) n;
  INSERT INTO brand (id, workspace_id, slug, name, zone) SELECT 'brd' || n, 'wks', 'brand-' || n, 'Brand ' || n, 'Europe/Paris' FROM generate_series(0, 2) n;
  INSERT INTO source (id, workspace_id, brand_id, platform, name, url, live_since) SELECT 'src' || n, 'wks', 'brd' || n % 3, 'wordpress', 'Page ' || n, 'https://bench.example/' || n, '2020-01-01' FROM generate_series(0, 5) n;`;

/** The moments of the items, evenly over two years. */
export const postedAt = "timestamptz '2026-11-20T10:00:00Z' - (:count - n) * (interval '730 days' / :count)";

const peopleAndThreads = `
  SELECT setseed(0.42);
  INSERT INTO author (id, workspace_id, realm, external_id, name, first_seen_at, last_seen_at)
    SELECT 'aut' || n, 'wks', 'bench', 'a' || n, 'Author ' || n, '2024-01-01', '2026-01-01' FROM generate_series(0, :count / 10) n;
  INSERT INTO thread (id, workspace_id, brand_id, source_id, external_id, first_item_at, last_item_at)
    SELECT 'thr' || n, 'wks', 'brd' || n % 3, 'src' || n % 6, 't' || n, '2024-01-01', '2026-01-01' FROM generate_series(0, :count / 8) n`;

/** Rows drawn by a query become items: `n`, `at`, `thread`, `place` (whose brand and source), `is_own`, `text`, `tones` and what became of them. */
const itemsOf = (drawn: string): string => `
  INSERT INTO item (id, workspace_id, brand_id, source_id, thread_id, author_id, external_id, kind, is_brand, text, content_hash, visibility, origin, posted_at, received_at,
    language, sentiment, intent, tones, machine_tags, tagger, reason, needed_since, answered_at, answered_by_item_id, due_at, assignee_id)
  SELECT 'itm' || lpad(n::text, 9, '0'), 'wks', 'brd' || place % 3, 'src' || place % 6, 'thr' || thread, 'aut' || (n::bigint * 7919) % (:count / 10), 'x' || n, 'comment', is_own, text,
    md5(n::text), 'public', 'live', at, at,
    (ARRAY['en', 'en', 'en', 'ru', 'ru', 'fr', 'de'])[1 + floor(random() * 7)::int], (ARRAY['negative', 'neutral', 'neutral', 'positive'])[1 + floor(random() * 4)::int],
    (ARRAY['complaint', 'question', 'praise', 'other'])[1 + floor(random() * 4)::int], tones, '{}', 'bench', '{"code": "question", "params": {}}',
    needed_since, answered_at, answered_by, due_at, assignee
  FROM (${drawn}) AS drawn`;

const finish = `
  VACUUM (ANALYZE) item;
  ANALYZE author, thread, source, brand, member, user_account`;

type Filling = {
  /** A query over `:count` items. */
  readonly drawn: string;
  /** What follows the items. */
  readonly then?: readonly string[];
};

/** Fills an empty, migrated database with so many items of one workspace, the same for the same number. */
export const fillWith = async (db: Client, count: number, { drawn, then = [] }: Filling): Promise<void> => {
  await db.query(fill);
  // Indexes built over rows that are there cost a fraction of indexes that grow with each row.
  const { rows: indexes } = await db.query<{ name: string; definition: string }>(
    "SELECT indexname AS name, indexdef AS definition FROM pg_indexes WHERE tablename = 'item' AND indexname <> 'item_pkey'",
  );
  for (const { name } of indexes) await db.query(`DROP INDEX ${name}`);
  // What is written here at once is no news to count or to gather.
  await db.query("ALTER TABLE item DISABLE TRIGGER USER");
  await statements(db, [peopleAndThreads, itemsOf(drawn), ...then].join(";\n").replaceAll(":count", String(count)));
  await db.query("ALTER TABLE item ENABLE TRIGGER USER");
  await db.query("SET maintenance_work_mem = '512MB'");
  for (const { definition } of indexes) await db.query(definition);
  await statements(db, finish);
};

/** A statement at a time: VACUUM takes no part in a transaction. */
const statements = async (db: Client, text: string): Promise<void> => {
  for (const statement of text.split(";\n")) await db.query(statement);
};
