import { execFile } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";

import { Client } from "pg";
import { z } from "zod";

import { migrate } from "../../scripts/migrate";
import { startCluster } from "../../scripts/start/cluster.mjs";

const home = path.join(import.meta.dirname, "../..");
const sizes = [50, 50_000] as const;
const ingestRounds = 4;

const say = (line: Readonly<Record<string, unknown>>): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

type Cluster = { readonly urlOf: (database: string) => string };

/**
 * `ratio`: the time of a verdict's update with the profile page behind it for an author of 50,000 items, against one of 50, 95th percentiles.
 * `ingestSlowdown`: how much slower items are read and stored where histories are counted beside it, by the medians of rounds that alternate.
 */
export const run = async (): Promise<void> => {
  const folder = mkdtempSync(path.join(tmpdir(), "parley-bench-"));
  // The database's own user must be able to pass through.
  chmodSync(folder, 0o711);
  const cluster = await startCluster({ dataDir: folder, password: "bench", logFile: path.join(folder, "postgres.log") });
  try {
    const authors: Awaited<ReturnType<typeof measureAuthor>>[] = [];
    for (const items of sizes) authors.push(await measureAuthor(cluster, items));
    const [few, many] = authors;
    if (few === undefined || many === undefined) throw new Error("There is nothing to compare.");
    const { itemsPerSecond, cpuSeconds } = await measureIngest(cluster);
    say({
      bench: "people",
      ratio: rounded(Math.max(many.updateP95Ms / few.updateP95Ms, many.pageP95Ms / few.pageP95Ms)),
      ingestSlowdown: rounded(1 - itemsPerSecond.on / itemsPerSecond.off),
      update: { fewP95Ms: rounded(few.updateP95Ms), manyP95Ms: rounded(many.updateP95Ms) },
      page: { fewP95Ms: rounded(few.pageP95Ms), manyP95Ms: rounded(many.pageP95Ms) },
      itemsPerSecond: { on: Math.round(itemsPerSecond.on), off: Math.round(itemsPerSecond.off) },
      cpuSeconds: { on: rounded(cpuSeconds.on), off: rounded(cpuSeconds.off) },
    });
  } finally {
    await cluster.stop(5_000);
    rmSync(folder, { recursive: true, force: true });
  }
};

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

const timesSchema = z.object({ update: z.array(z.number()), page: z.array(z.number()) });

const measureAuthor = async (cluster: Cluster, items: number): Promise<{ readonly updateP95Ms: number; readonly pageP95Ms: number }> => {
  const { update, page } = timesSchema.parse(await probe(cluster, { database: `author_${String(items)}`, args: ["author", String(items)] }));
  const figures = { updateP95Ms: quantile(update, 0.95), pageP95Ms: quantile(page, 0.95) };
  say({ bench: "people", step: "author", items, ...figures, updateMedianMs: quantile(update, 0.5), pageMedianMs: quantile(page, 0.5) });
  return figures;
};

const ingestSchema = z.object({ itemsPerSecond: z.number(), cpuSeconds: z.number() });
type OnOff = { readonly on: number; readonly off: number };

/** With verdicts and without, each the median of rounds that take turns in beginning. */
const measureIngest = async (cluster: Cluster): Promise<{ readonly itemsPerSecond: OnOff; readonly cpuSeconds: OnOff }> => {
  const runs = { on: new Array<z.output<typeof ingestSchema>>(), off: new Array<z.output<typeof ingestSchema>>() };
  for (let round = 0; round < ingestRounds; round += 1) {
    for (const mode of round % 2 === 0 ? (["on", "off"] as const) : (["off", "on"] as const)) {
      const one = ingestSchema.parse(await probe(cluster, { database: `ingest_${mode}_${String(round)}`, args: ["ingest", mode] }));
      runs[mode].push(one);
      say({ bench: "people", step: "ingest", verdicts: mode, itemsPerSecond: Math.round(one.itemsPerSecond), cpuSeconds: rounded(one.cpuSeconds) });
    }
  }
  const median = (of: keyof z.output<typeof ingestSchema>): OnOff => {
    const [on, off] = [runs.on, runs.off].map((all) =>
      quantile(
        all.map((one) => one[of]),
        0.5,
      ),
    );
    return { on: on ?? Number.NaN, off: off ?? Number.NaN };
  };
  return { itemsPerSecond: median("itemsPerSecond"), cpuSeconds: median("cpuSeconds") };
};

const quantile = (values: readonly number[], share: number): number => {
  const inOrder = values.toSorted((one, other) => one - other);
  const place = (inOrder.length - 1) * share;
  const [below, above] = [inOrder[Math.floor(place)] ?? Number.NaN, inOrder[Math.ceil(place)] ?? Number.NaN];
  return below + (above - below) * (place - Math.floor(place));
};

const probe = async (cluster: Cluster, { database, args }: { readonly database: string; readonly args: readonly string[] }): Promise<unknown> => {
  const admin = new Client({ connectionString: cluster.urlOf("postgres") });
  await admin.connect();
  await admin.query(`CREATE DATABASE ${database}`);
  await admin.end();
  const url = cluster.urlOf(database);
  await migrate(url);
  const { stdout } = await promisify(execFile)(process.execPath, ["--import", "tsx", "tests/bench/people-probe.ts", ...args], {
    cwd: home,
    env: { ...process.env, DATABASE_URL: url, PARLEY_SECRET: "a secret for the bench, long enough to be one", LOG_LEVEL: "error" },
  });
  return JSON.parse(stdout);
};
