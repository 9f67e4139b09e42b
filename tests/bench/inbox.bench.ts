import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { Client } from "pg";
import { z } from "zod";

import { fillDesk } from "./inbox-fill";
import { migrate } from "../../scripts/migrate";
import { startCluster } from "../../scripts/start/cluster.mjs";

const sizes = [10_000, 100_000, 1_000_000] as const;
const rounds = 60;
const samplesSchema = z.record(z.string(), z.number());

const say = (line: Readonly<Record<string, unknown>>): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

type Desk = { readonly items: number; readonly probe: ChildProcess; readonly samples: Map<string, number[]> };

/** The time of an inbox page at 10 thousand, 100 thousand and a million items, over several filters, first pages and deep ones. Rounds alternate between the sizes, so that all meet the same weather. */
export const run = async (): Promise<void> => {
  const folder = mkdtempSync(path.join(tmpdir(), "parley-bench-"));
  // The database's own user must be able to pass through.
  chmodSync(folder, 0o711);
  const cluster = await startCluster({ dataDir: folder, password: "bench", logFile: path.join(folder, "postgres.log") });
  const desks: Desk[] = [];
  try {
    for (const items of sizes) desks.push(await openDesk(cluster, items));
    for (let round = 0; round < rounds; round += 1) for (const desk of desks) await takeRound(desk);
    const p95 = desks.map(({ items, samples }) => ({ items, p95Ms: report(items, samples) }));
    const [smallest, largest] = [p95[0]?.p95Ms ?? Number.NaN, p95.at(-1)?.p95Ms ?? Number.NaN];
    say({ bench: "inbox", ratio: rounded(largest / smallest), p95Ms: Object.fromEntries(p95.map(({ items, p95Ms }) => [items, p95Ms])), rounds });
  } finally {
    for (const { probe } of desks) probe.kill("SIGKILL");
    await cluster.stop(5_000);
    rmSync(folder, { recursive: true, force: true });
  }
};

const openDesk = async (cluster: { readonly urlOf: (database: string) => string }, items: number): Promise<Desk> => {
  const name = `desk_${items}`;
  await withClient(cluster.urlOf("postgres"), async (admin) => {
    await admin.query(`CREATE DATABASE ${name}`);
  });
  const url = cluster.urlOf(name);
  await migrate(url);
  await withClient(url, async (db) => fillDesk(db, items));
  const env = { ...process.env, DATABASE_URL: url, PARLEY_SECRET: "the secret of the bench, long enough to be one", PARLEY_DATABASE_POOL: "1", LOG_LEVEL: "silent" };
  const probe = fork(path.join(import.meta.dirname, "inbox-probe.ts"), { execArgv: ["--import", "tsx"], env });
  await ask(probe, "prepare");
  return { items, probe, samples: new Map() };
};

const withClient = async (url: string, work: (db: Client) => Promise<void>): Promise<void> => {
  const db = new Client({ connectionString: url });
  await db.connect();
  try {
    await work(db);
  } finally {
    await db.end();
  }
};

const ask = async (probe: ChildProcess, what: "prepare" | "round"): Promise<Readonly<Record<string, number>>> => {
  probe.send(what);
  const answer = await Promise.race([once(probe, "message"), once(probe, "exit").then(() => Promise.reject(new Error("A probe of the bench ended.")))]);
  return samplesSchema.parse(answer[0]);
};

/** The first rounds warm caches and plans of every size alike and are not counted. */
const warmUps = 5;

const takeRound = async ({ probe, samples }: Desk): Promise<void> => {
  for (const [shape, ms] of Object.entries(await ask(probe, "round"))) samples.set(shape, [...(samples.get(shape) ?? []), ms]);
};

const report = (items: number, samples: ReadonlyMap<string, readonly number[]>): number => {
  const counted = [...samples].map(([shape, times]) => ({ shape, times: times.slice(warmUps) }));
  for (const { shape, times } of counted) say({ items, shape, p50Ms: percentile(times, 0.5), p95Ms: percentile(times, 0.95) });
  return percentile(counted.flatMap(({ times }) => times), 0.95);
};

const percentile = (times: readonly number[], p: number): number => rounded([...times].sort((a, b) => a - b)[Math.max(0, Math.ceil(p * times.length) - 1)] ?? Number.NaN);

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
