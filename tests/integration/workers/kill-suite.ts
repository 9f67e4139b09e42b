import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import path from "node:path";

import { afterAll, afterEach, expect, it } from "vitest";

import { disconnect } from "#lib/db/client";
import { sql } from "#lib/db/sql";

import type { Fault } from "../../../demo/site/faults";
import { serveSites, type ServedSites } from "../../../demo/site/serve-sites";
import { createWordPressSite } from "../../../demo/site/wordpress-site";
import { workerCommand } from "../../../scripts/start/worker-command.mjs";
import { aDesk, aSource } from "../../support/watched";

const home = path.join(import.meta.dirname, "../../..");
const isLong = process.env["PARLEY_LONG"] === "1";
/** So many comments a site has where a worker is killed; where it is disturbed in other ways fewer show the same, but in a long run. */
const whenKilled = 5_000;
const whenDisturbed = isLong ? 5_000 : 2_000;

/** The same numbers from the same seed (mulberry32). */
const numbersFrom = (seed: number) => {
  let state = seed;
  return (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const faults: readonly Fault[] = [
  { kind: "rate-limited", retryAfter: 1 },
  { kind: "server-error" },
  { kind: "server-error", status: 503 },
  { kind: "cut-body" },
  { kind: "refuse" },
  { kind: "wrong-type" },
  { kind: "duplicates" },
  { kind: "duplicates" },
];

/** Every tenth request or so goes wrong in one of the ways of the world. */
const faultyAt = (next: () => number) => (): Fault | null => (next() < 0.12 ? (faults[Math.floor(next() * faults.length)] ?? null) : null);

const start = Date.parse("2026-10-01T00:00:00Z");

const fullSite = (next: () => number, commentCount: number) => {
  const site = createWordPressSite({ name: "Kestrel", user: "kestrel", appPassword: "", onRequest: faultyAt(next) });
  for (let id = 1; id <= 60; id += 1)
    site.addPost({ id, title: `Post ${String(id)}`, slug: `post-${String(id)}`, content: "News.", date: new Date(start + id * 1_000), commentsOpen: true });
  for (let place = 1; place <= commentCount; place += 1) {
    const content = `When will parcel number ${String(place)} come?`;
    site.addComment({
      post: 1 + (place % 60),
      parent: 0,
      author: `Visitor ${String(place % 800)}`,
      content,
      date: new Date(start + 100_000 + place * 400),
      userId: 0,
    });
  }
  return site;
};

const stored = async (sourceId: string): Promise<number> =>
  (await sql.query<{ count: number }>({ text: "SELECT count(*)::int AS count FROM item WHERE source_id = $1 AND kind = 'comment'", values: [sourceId] }))[0]
    ?.count ?? 0;

const unsettled = async (sourceId: string): Promise<number> =>
  (
    await sql.query<{ count: number }>({
      text: "SELECT count(*)::int AS count FROM thread WHERE source_id = $1 AND unsettled_since IS NOT NULL",
      values: [sourceId],
    })
  )[0]?.count ?? -1;

/** What every worker must keep, whatever befalls it. `wipe` empties the queue. */
export const killSuite = (wipe: () => Promise<void>): void => {
  const children = new Set<ChildProcess>();
  let served: ServedSites | undefined;

  const startWorker = (): ChildProcess => {
    const flags = ["--reconcile-every", "300", "--reconcile-after", "0", "--lock", "1000"];
    const child = spawn(process.execPath, [...workerCommand, ...flags], {
      cwd: home,
      stdio: ["ignore", "ignore", "inherit"],
      env: { ...process.env, LOG_LEVEL: "silent", PARLEY_ALLOWED_HOSTS: new URL(served?.url ?? "").host },
    });
    children.add(child);
    return child;
  };

  const kill = async (child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> => {
    const gone = once(child, "exit");
    child.kill(signal);
    await gone;
    children.delete(child);
    return child.exitCode;
  };

  const reaches = (sourceId: string, count: number): Promise<void> =>
    expect.poll(() => stored(sourceId), { timeout: 120_000, interval: 15 }).toBeGreaterThanOrEqual(count);

  const watch = async (seed: number, commentCount: number): Promise<{ readonly sourceId: string; readonly site: ReturnType<typeof fullSite> }> => {
    const site = fullSite(numbersFrom(seed), commentCount);
    served = await serveSites({ host: "127.0.0.1", port: 0, sites: new Map([["", site]]) });
    const source = await aSource(await aDesk(), { url: `${served.url}/` });
    return { sourceId: source.id, site };
  };

  /** Everything the site has is there once, as it was written, and its thread is settled. */
  const expectWhole = async (sourceId: string, site: ReturnType<typeof fullSite>): Promise<void> => {
    const commentCount = site.comments().length;
    await reaches(sourceId, commentCount);
    await expect.poll(() => unsettled(sourceId), { timeout: 60_000 }).toBe(0);
    const rows = await sql.query<{ externalId: string; text: string; waits: boolean }>({
      text: `SELECT external_id AS "externalId", text, needed_since = posted_at AND due_at IS NOT NULL AS waits FROM item WHERE source_id = $1 AND kind = 'comment'`,
      values: [sourceId],
    });
    const wanted = new Map(site.comments().map((comment) => [`comment-${String(comment.id)}`, comment.content]));
    expect(rows).toHaveLength(commentCount);
    expect(new Map(rows.map(({ externalId, text }) => [externalId, text]))).toEqual(wanted);
    expect(rows.filter(({ waits }) => !waits)).toEqual([]);
    const [keys] = await sql.query<{ count: number; orphans: number }>({
      text: "SELECT count(*)::int AS count, count(*) FILTER (WHERE NOT EXISTS (SELECT FROM item WHERE item.id = item_id))::int AS orphans FROM item_key WHERE source_id = $1",
      values: [sourceId],
    });
    expect(keys).toEqual({ count: commentCount + 60, orphans: 0 });
    const [revisions] = await sql.query<{ count: number }>({
      text: "SELECT count(*)::int AS count FROM item_revision r JOIN item i ON i.id = r.item_id WHERE i.source_id = $1",
      values: [sourceId],
    });
    expect(revisions).toEqual({ count: 0 });
  };

  afterEach(async () => {
    for (const child of children) await kill(child, "SIGKILL");
    await served?.close();
    served = undefined;
  });
  afterAll(disconnect);

  it(
    "loses nothing and doubles nothing when it is killed at any moment, on a site that fails in every way",
    { timeout: isLong ? 900_000 : 240_000 },
    async () => {
      const moments = isLong ? 30 : 3;
      const { sourceId, site } = await watch(20_261_121, whenKilled);
      const next = numbersFrom(7);
      const thresholds = Array.from({ length: moments }, () => 1 + Math.floor(next() * (whenKilled - 600))).sort((a, b) => a - b);
      for (const threshold of thresholds) {
        const worker = startWorker();
        await reaches(sourceId, threshold);
        await kill(worker, "SIGKILL");
      }
      startWorker();
      await expectWhole(sourceId, site);
    },
  );

  it("goes on by itself, without loss, when its queue is wiped in the middle", { timeout: 240_000 }, async () => {
    const { sourceId, site } = await watch(4_242, whenDisturbed);
    startWorker();
    await reaches(sourceId, 600);
    await wipe();
    await reaches(sourceId, 1_400);
    await wipe();
    await expectWhole(sourceId, site);
  });

  it("leaves in time when told to, and the next one goes on where it stopped", { timeout: 240_000 }, async () => {
    const { sourceId, site } = await watch(99, whenDisturbed);
    const worker = startWorker();
    await reaches(sourceId, 700);
    expect(await kill(worker, "SIGTERM")).toBe(0);
    startWorker();
    await expectWhole(sourceId, site);
  });
};
