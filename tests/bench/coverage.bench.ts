import { fillCounted } from "./coverage-fill";
import { measureDesks, p95Of, ratioOf, say } from "./probed-desks";

const sizes = [10_000, 1_000_000, 5_000_000] as const;
const rounds = 60;

/**
 * The time of what the overview and the coverage page show of eight weeks, at 10 thousand, a million and five million items over two years, with
 * the same number of sources, members and languages.
 */
export const run = async (): Promise<void> => {
  const measured = await measureDesks({ bench: "coverage", sizes, rounds, fill: fillCounted, probe: "coverage-probe.ts" });
  say({ bench: "coverage", ratio: ratioOf(measured), p95Ms: Object.fromEntries(measured.map((desk) => [desk.items, p95Of(desk)])), rounds });
};
