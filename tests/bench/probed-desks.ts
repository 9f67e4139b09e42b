import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { Client } from "pg";
import { z } from "zod";

import { migrate } from "../../scripts/migrate";
import { startCluster } from "../../scripts/start/cluster.mjs";

const samplesSchema = z.record(z.string(), z.number());

/** A desk with so many items, and a process that asks it for pages. */
type ProbedDesk = { readonly items: number; readonly probe: ChildProcess; readonly samples: Map<string, number[]> };

export type Cluster = { readonly urlOf: (database: string) => string };

/** What took how long on a desk of one size, by the shape of what was asked for, in milliseconds. */
export type Measured = { readonly items: number; readonly samples: ReadonlyMap<string, readonly number[]> };

export type Probing = {
  readonly bench: string;
  readonly sizes: readonly number[];
  readonly rounds: number;
  readonly fill: (db: Client, items: number) => Promise<void>;
  /** The file of the process that asks, beside this one. */
  readonly probe: string;
};

export const say = (line: Readonly<Record<string, unknown>>): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

/** Fills a desk of each size and asks all of them in turn, round by round, so that all meet the same weather. */
export const measureDesks = async (probing: Probing): Promise<readonly Measured[]> => withCluster(async (cluster) => measureIn(cluster, probing));

const measureIn = async (cluster: Cluster, { bench, sizes, rounds, fill, probe }: Probing): Promise<readonly Measured[]> => {
  const desks: ProbedDesk[] = [];
  try {
    for (const items of sizes) {
      const url = await makeDatabase(cluster, `desk_${String(items)}`);
      await withClient(url, async (db) => fill(db, items));
      desks.push(await openDesk(url, { items, probe }));
      say({ bench, step: "filled", items });
    }
    for (let round = 0; round < rounds; round += 1) for (const desk of desks) await takeRound(desk);
    for (const { items, samples } of desks)
      for (const [shape, times] of samples) say({ items, shape, p50Ms: percentile(times.slice(warmUps), 0.5), p95Ms: percentile(times.slice(warmUps), 0.95) });
    return desks;
  } finally {
    for (const desk of desks) desk.probe.kill("SIGKILL");
  }
};

/** A database server of the bench's own, gone with its folder when the work is done. */
export const withCluster = async <Result>(work: (cluster: Cluster) => Promise<Result>): Promise<Result> => {
  const folder = mkdtempSync(path.join(tmpdir(), "parley-bench-"));
  // The database's own user must be able to pass through.
  chmodSync(folder, 0o711);
  const cluster = await startCluster({ dataDir: folder, password: "bench", logFile: path.join(folder, "postgres.log") });
  try {
    return await work(cluster);
  } finally {
    await cluster.stop(5_000);
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Makes a migrated database. */
export const makeDatabase = async (cluster: Cluster, name: string): Promise<string> => {
  await withClient(cluster.urlOf("postgres"), async (admin) => {
    await admin.query(`CREATE DATABASE ${name}`);
  });
  const url = cluster.urlOf(name);
  await migrate(url);
  return url;
};

const openDesk = async (url: string, { items, probe: file }: { readonly items: number; readonly probe: string }): Promise<ProbedDesk> => {
  const env = {
    ...process.env,
    DATABASE_URL: url,
    PARLEY_SECRET: "the secret of the bench, long enough to be one",
    PARLEY_DATABASE_POOL: "1",
    LOG_LEVEL: "silent",
  };
  const probe = fork(path.join(import.meta.dirname, file), { execArgv: ["--import", "tsx"], env });
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

const takeRound = async ({ probe, samples }: ProbedDesk): Promise<void> => {
  for (const [shape, ms] of Object.entries(await ask(probe, "round"))) samples.set(shape, [...(samples.get(shape) ?? []), ms]);
};

/** The 95th percentile of all that was asked for in some shapes. */
export const p95Of = ({ samples }: Measured, of: (shape: string) => boolean = () => true): number =>
  percentile(
    [...samples].filter(([shape]) => of(shape)).flatMap(([, times]) => times.slice(warmUps)),
    0.95,
  );

const percentile = (times: readonly number[], p: number): number =>
  rounded([...times].sort((a, b) => a - b)[Math.max(0, Math.ceil(p * times.length) - 1)] ?? Number.NaN);

export const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/** The largest against the smallest. Throws Error where there are none. */
export const ratioOf = (measured: readonly Measured[], of?: (shape: string) => boolean): number => {
  const [smallest, largest] = [measured[0], measured.at(-1)];
  if (smallest === undefined || largest === undefined) throw new Error("There is nothing to compare.");
  return rounded(p95Of(largest, of) / p95Of(smallest, of));
};

/** What a process of a bench does when its parent says so: makes ready once, and answers each round with the milliseconds of each shape. */
export const answerParent = (prepare: () => Promise<void>, round: () => Promise<Readonly<Record<string, number>>>): void => {
  process.on("message", (message: unknown) => {
    void (message === "prepare" ? prepare().then(() => ({})) : round()).then((samples) => process.send?.(samples));
  });
};

/** Milliseconds that something takes. */
export const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const start = process.hrtime.bigint();
  await work();
  return Number(process.hrtime.bigint() - start) / 1e6;
};
