import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import path from "node:path";

import { Client } from "pg";

import { workerCommand } from "../../scripts/start/worker-command.mjs";

import { makeDatabase, rounded, say, type Cluster } from "./probed-desks";

const home = path.join(import.meta.dirname, "../..");
export const itemCount = 50_000;

type Wanted = {
  readonly bench: string;
  /** The name of a database that is made for it. */
  readonly database: string;
  /** False where no change of an item is noted for the figures. */
  readonly withRollUps?: boolean;
};

export type Ingest = { readonly itemsPerSecond: number; readonly settledItemsPerSecond: number; readonly memoryMaxMb: number; readonly memoryAtHalfMb: number };

/** Has one worker read a site of comments over HTTP, tag and store them; then whoever asked may look at what was stored. */
export const measureIngest = async (
  cluster: Cluster,
  { bench, database, withRollUps = true }: Wanted,
  look: (db: Client) => Promise<void> = () => Promise.resolve(),
): Promise<Ingest> => {
  const url = await makeDatabase(cluster, database);
  const db = new Client({ connectionString: url });
  await db.connect();
  const children: ChildProcess[] = [];
  try {
    if (!withRollUps) await dropCounting(db);
    const port = await startSite(children);
    await addSource(db, port);
    const worker = startWorker(children, { url, port });
    const measured = await follow(db, { bench, worker });
    worker.kill("SIGTERM");
    await once(worker, "exit");
    await look(db);
    return measured;
  } finally {
    for (const child of children) child.kill("SIGKILL");
    await db.end();
  }
};

const dropCounting = async (db: Client): Promise<void> => {
  for (const trigger of ["item_counts", "item_counts_otherwise", "item_counts_no_more"]) await db.query(`DROP TRIGGER ${trigger} ON item`);
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

const addSource = async (db: Client, port: number): Promise<void> => {
  const site = `http://127.0.0.1:${String(port)}`;
  await db.query("INSERT INTO workspace (id, slug, name, zone, locale) VALUES ('wks_bench', 'bench', 'Bench', 'UTC', 'en')");
  await db.query("INSERT INTO brand (id, workspace_id, slug, name, zone, names) VALUES ('brd_bench', 'wks_bench', 'kestrel', 'Kestrel', 'UTC', '{}')");
  await db.query(
    `INSERT INTO source (id, workspace_id, brand_id, platform, name, url, settings, own_ids, capabilities, live_since)
     VALUES ('src_bench', 'wks_bench', 'brd_bench', 'wordpress', 'Kestrel', $1, $2, '{}', '{}', '2020-01-01')`,
    [site, JSON.stringify({ api: `${site}/wp-json/`, name: "Kestrel" })],
  );
};

const startWorker = (children: ChildProcess[], { url, port }: { readonly url: string; readonly port: number }): ChildProcess => {
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
  return worker;
};

/** Follows the worker from its first stored page to its last settled thread; the clock starts with the first item. */
// oxlint-disable-next-line complexity -- a stopwatch: each mark is set once, in one round of looking
const follow = async (db: Client, { bench, worker }: { readonly bench: string; readonly worker: ChildProcess }): Promise<Ingest> => {
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
        bench,
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
export const cpuSeconds = (pid: number | undefined): number => {
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
