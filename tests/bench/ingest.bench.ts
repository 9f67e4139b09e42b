import type { Client } from "pg";

import { cpuSeconds, itemCount, measureIngest } from "./ingesting";
import { rounded, say, withCluster } from "./probed-desks";

const pageSize = 100;

/**
 * Items a second that one worker reads over HTTP, tags and stores, against a bare multi-row insert of the same rows into an
 * equal table with the same indexes, in the same database and the same run.
 */
export const run = async (): Promise<void> =>
  withCluster(async (cluster) => {
    let bare = Number.NaN;
    const ingest = await measureIngest(cluster, { bench: "ingest", database: "bench" }, async (db) => {
      bare = await measureBareInsert(db);
    });
    say({
      bench: "ingest",
      ratio: rounded(ingest.itemsPerSecond / bare),
      itemsPerSecond: Math.round(ingest.itemsPerSecond),
      bareRowsPerSecond: Math.round(bare),
      settledItemsPerSecond: Math.round(ingest.settledItemsPerSecond),
      memoryMaxMb: ingest.memoryMaxMb,
      memoryAtHalfMb: ingest.memoryAtHalfMb,
      items: itemCount,
    });
  });

/** The very rows that were stored, page by page and all their columns, into an empty copy of the table with all its indexes. */
const measureBareInsert = async (db: Client): Promise<number> => {
  await db.query("CREATE TABLE bare (LIKE item INCLUDING ALL)");
  const { rows: columns } = await db.query<{ name: string; type: string }>(
    `SELECT attname AS name, format_type(atttypid, NULL) AS type FROM pg_attribute WHERE attrelid = 'item'::regclass AND attnum > 0 AND NOT attisdropped ORDER BY attnum`,
  );
  const names = columns.map(({ name }) => `"${name}"`).join(", ");
  const { rows } = await db.query<Record<string, unknown>>(
    `SELECT ${columns.map(({ name, type }) => `"${name}"${isSentAsText(type) ? "::text" : ""} AS "${name}"`).join(", ")} FROM item WHERE source_id = 'src_bench' ORDER BY id`,
  );
  const statement = `INSERT INTO bare (${names}) SELECT ${columns.map(({ name, type }) => `"${name}"::${type}`).join(", ")} FROM unnest(${columns.map(({ type }, place) => `$${String(place + 1)}::${type.endsWith("[]") ? "text" : type}[]`).join(", ")}) AS v (${names})`;
  const startedAt = performance.now();
  for (let from = 0; from < rows.length; from += pageSize) {
    const page = rows.slice(from, from + pageSize);
    await db.query({ name: "bare-insert", text: statement, values: columns.map(({ name }) => page.map((row) => row[name])) });
  }
  const seconds = (performance.now() - startedAt) / 1000;
  const { rows: own } = await db.query<{ pid: number }>("SELECT pg_backend_pid() AS pid");
  say({ bench: "ingest", step: "bare insert", databaseCpuSeconds: rounded(cpuSeconds(own[0]?.pid)), rows: rows.length, seconds: rounded(seconds) });
  return rows.length / seconds;
};

const isSentAsText = (type: string): boolean => type.startsWith("timestamp") || type === "jsonb" || type.endsWith("[]");
