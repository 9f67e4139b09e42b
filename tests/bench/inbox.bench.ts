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
    for (const items of sizes) {
      desks.push(await openDesk(cluster, items));
      say({ bench: "inbox", step: "filled", items });
    }
    for (let round = 0; round < rounds; round += 1) for (const desk of desks) await takeRound(desk);
    for (const desk of desks) report(desk);
    const [smallest, largest] = [desks[0], desks.at(-1)];
    if (smallest === undefined || largest === undefined) throw new Error("There is nothing to compare.");
    const ratioOf = (of: typeof isSearch): number => rounded(p95Of(largest, of) / p95Of(smallest, of));
    // A search has as much to read as it finds, and it finds more in more: it is told apart from turning the pages of the list.
    say({
      bench: "inbox",
      ratio: ratioOf(isList),
      p95Ms: Object.fromEntries(desks.map((desk) => [desk.items, p95Of(desk, isList)])),
      searchRatio: ratioOf(isSearch),
      searchP95Ms: Object.fromEntries(desks.map((desk) => [desk.items, p95Of(desk, isSearch)])),
      rounds,
    });
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
  const env = {
    ...process.env,
    DATABASE_URL: url,
    PARLEY_SECRET: "the secret of the bench, long enough to be one",
    PARLEY_DATABASE_POOL: "1",
    LOG_LEVEL: "silent",
  };
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
  const answered = new AbortController();
  const ended = once(probe, "exit", { signal: answered.signal }).then(() => Promise.reject(new Error("A probe of the bench ended.")));
  probe.send(what);
  try {
    const answer = await Promise.race([once(probe, "message", { signal: answered.signal }), ended]);
    return samplesSchema.parse(answer[0]);
  } finally {
    ended.catch(() => undefined);
    answered.abort();
  }
};

/** The first rounds warm caches and plans of every size alike and are not counted. */
const warmUps = 5;

const takeRound = async ({ probe, samples }: Desk): Promise<void> => {
  for (const [shape, ms] of Object.entries(await ask(probe, "round"))) samples.set(shape, [...(samples.get(shape) ?? []), ms]);
};

const isSearch = (shape: string): boolean => shape.startsWith("search");
const isList = (shape: string): boolean => !isSearch(shape);

const report = ({ items, samples }: Desk): void => {
  for (const [shape, times] of samples) say({ items, shape, p50Ms: percentile(times.slice(warmUps), 0.5), p95Ms: percentile(times.slice(warmUps), 0.95) });
};

const p95Of = ({ samples }: Desk, of: (shape: string) => boolean): number =>
  percentile(
    [...samples].filter(([shape]) => of(shape)).flatMap(([, times]) => times.slice(warmUps)),
    0.95,
  );

const percentile = (times: readonly number[], p: number): number =>
  rounded([...times].sort((a, b) => a - b)[Math.max(0, Math.ceil(p * times.length) - 1)] ?? Number.NaN);

const rounded = (value: number): number => Math.round(value * 1000) / 1000;
