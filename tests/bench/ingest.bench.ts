import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { Client } from "pg";

import { migrate } from "../../scripts/migrate";
import { startCluster } from "../../scripts/start/cluster.mjs";
import { workerCommand } from "../../scripts/start/worker-command.mjs";

const home = path.join(import.meta.dirname, "../..");
const itemCount = 50_000;
const pageSize = 100;
const database = "bench";

const say = (line: Readonly<Record<string, unknown>>): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

/**
 * Items a second that one worker reads over HTTP, tags and stores, against a bare multi-row insert of the same rows into an
 * equal table with the same indexes, in the same database and the same run.
 */
export const run = async (): Promise<void> => {
  const folder = mkdtempSync(path.join(tmpdir(), "parley-bench-"));
  // The database's own user must be able to pass through.
  chmodSync(folder, 0o711);
  const cluster = await startCluster({ dataDir: folder, password: "bench", logFile: path.join(folder, "postgres.log") });
  const children: ChildProcess[] = [];
  try {
    await createDatabase(cluster.urlOf("postgres"));
    const url = cluster.urlOf(database);
    await migrate(url);
    const db = new Client({ connectionString: url });
    await db.connect();
    const port = await startSite(children);
    const ingest = await measureIngest(db, { url, port, children });
    const bare = await measureBareInsert(db);
    await db.end();
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
  } finally {
    for (const child of children) child.kill("SIGKILL");
    await cluster.stop(5_000);
    rmSync(folder, { recursive: true, force: true });
  }
};

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

const createDatabase = async (adminUrl: string): Promise<void> => {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${database}`);
  await admin.end();
};

const startSite = async (children: ChildProcess[]): Promise<number> => {
  const site = spawn(process.execPath, ["--import", "tsx", "tests/bench/ingest-site.ts", String(itemCount)], {
    cwd: home,
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(site);
  for await (const line of site.stdout) return Number(String(line).trim());
  throw new Error("The site did not start.");
};

type Place = { readonly url: string; readonly port: number; readonly children: ChildProcess[] };
type Ingest = { readonly itemsPerSecond: number; readonly settledItemsPerSecond: number; readonly memoryMaxMb: number; readonly memoryAtHalfMb: number };

const measureIngest = async (db: Client, { url, port, children }: Place): Promise<Ingest> => {
  const site = `http://127.0.0.1:${String(port)}`;
  await db.query("INSERT INTO workspace (id, slug, name, zone, locale) VALUES ('wks_bench', 'bench', 'Bench', 'UTC', 'en')");
  await db.query("INSERT INTO brand (id, workspace_id, slug, name, zone, names) VALUES ('brd_bench', 'wks_bench', 'kestrel', 'Kestrel', 'UTC', '{}')");
  await db.query(
    `INSERT INTO source (id, workspace_id, brand_id, platform, name, url, settings, own_ids, capabilities, live_since)
     VALUES ('src_bench', 'wks_bench', 'brd_bench', 'wordpress', 'Kestrel', $1, $2, '{}', '{}', '2020-01-01')`,
    [site, JSON.stringify({ api: `${site}/wp-json/`, name: "Kestrel" })],
  );
  const worker = spawn(process.execPath, workerCommand, {
    cwd: home,
    stdio: ["ignore", "inherit", "inherit"],
    env: {
      ...process.env,
      DATABASE_URL: url,
      REDIS_URL: undefined,
      PARLEY_SECRET: "a secret for the bench, long enough to be one",
      PARLEY_ALLOWED_HOSTS: `127.0.0.1:${String(port)}`,
      LOG_LEVEL: "error",
    },
  });
  children.push(worker);
  const measured = await follow(db, worker);
  worker.kill("SIGTERM");
  await once(worker, "exit");
  return measured;
};

/** Follows the worker from its first stored page to its last settled thread; the clock starts with the first item. */
// oxlint-disable-next-line complexity -- a stopwatch: each mark is set once, in one round of looking
const follow = async (db: Client, worker: ChildProcess): Promise<Ingest> => {
  const memory: number[] = [];
  let firstAt = 0;
  let firstCount = 0;
  let storedAt = 0;
  let halfAt = 0;
  for (;;) {
    const { rows } = await db.query<{ stored: number; unsettled: number }>(
      "SELECT (SELECT item_count FROM source WHERE id = 'src_bench') AS stored, (SELECT count(*)::int FROM thread WHERE unsettled_since IS NOT NULL) AS unsettled",
    );
    const { stored, unsettled } = rows[0] ?? { stored: 0, unsettled: 0 };
    const now = performance.now();
    memory.push(residentMb(worker.pid));
    if (firstAt === 0 && stored > 0) {
      firstAt = now;
      firstCount = stored;
    }
    if (halfAt === 0 && stored >= itemCount / 2) halfAt = memory.length;
    if (storedAt === 0 && stored >= itemCount) storedAt = now;
    if (storedAt !== 0 && unsettled === 0) {
      const cpu = {
        workerCpuSeconds: cpuSeconds(worker.pid),
        databaseCpuSeconds: rounded(await databaseCpuSeconds(db, "parley%")),
        queueCpuSeconds: rounded(await databaseCpuSeconds(db, "parley-queue%")),
      };
      say({
        bench: "ingest",
        step: "ingested",
        ...cpu,
        items: stored,
        seconds: rounded((storedAt - firstAt) / 1000),
        settledAfterSeconds: rounded((now - firstAt) / 1000),
      });
      const counted = stored - firstCount;
      return {
        itemsPerSecond: (counted * 1000) / (storedAt - firstAt),
        settledItemsPerSecond: (counted * 1000) / (now - firstAt),
        memoryMaxMb: Math.max(...memory),
        memoryAtHalfMb: Math.max(...memory.slice(0, halfAt)),
      };
    }
    if (worker.exitCode !== null) throw new Error("The worker ended early.");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
};

/** Seconds of processor time a process has used; clock ticks are hundredths of a second on Linux. */
const cpuSeconds = (pid: number | undefined): number => {
  try {
    const fields =
      readFileSync(`/proc/${String(pid)}/stat`, "utf8")
        .split(") ")[1]
        ?.split(" ") ?? [];
    return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / 100;
  } catch {
    return 0;
  }
};

/** Processor seconds of all connections of the worker to the database. */
const databaseCpuSeconds = async (db: Client, whose: string): Promise<number> => {
  const { rows } = await db.query<{ pid: number }>("SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND application_name LIKE $1", [whose]);
  return rows.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0);
};

/** Resident memory as the system counts it, in MB. */
const residentMb = (pid: number | undefined): number => {
  try {
    const kilobytes = /^VmRSS:\s+(\d+)/mu.exec(readFileSync(`/proc/${String(pid)}/status`, "utf8"))?.[1];
    return Math.round(Number(kilobytes ?? 0) / 1024);
  } catch {
    return 0;
  }
};

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
