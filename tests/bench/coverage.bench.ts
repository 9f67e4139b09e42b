import { fillCounted } from "./coverage-fill";
import { measureIngest, type Ingest } from "./ingesting";
import { measureDesks, p95Of, ratioOf, rounded, say, withCluster } from "./probed-desks";

const bench = "coverage";
const sizes = [10_000, 1_000_000, 5_000_000] as const;
const rounds = 60;
const ingests = 2;

/**
 * The time of what the overview and the coverage page show of eight weeks, at 10 thousand, a million and five million items over two years, with
 * the same number of sources, members and languages; and the speed of ingest with the figures kept beside it, against the speed without.
 */
export const run = async (): Promise<void> => {
  const ingestRatio = await compareIngest();
  const measured = await measureDesks({ bench, sizes, rounds, fill: fillCounted, probe: "coverage-probe.ts" });
  say({ bench, ratio: ratioOf(measured), p95Ms: Object.fromEntries(measured.map((desk) => [desk.items, p95Of(desk)])), rounds, ingestRatio });
};

/** In turn, so that both meet the same weather. */
const compareIngest = async (): Promise<number> =>
  withCluster(async (cluster) => {
    const [counted, uncounted]: [Ingest[], Ingest[]] = [[], []];
    for (let round = 0; round < ingests; round += 1)
      for (const [withRollUps, measured] of [
        [true, counted],
        [false, uncounted],
      ] as const)
        measured.push(await measureIngest(cluster, { bench, database: `ingest_${String(round)}_${withRollUps ? "counted" : "uncounted"}`, withRollUps }));
    const speed = (all: readonly Ingest[]): number => all.reduce((sum, { itemsPerSecond }) => sum + itemsPerSecond, 0);
    return rounded(speed(counted) / speed(uncounted));
  });
