import { fillDesk } from "./inbox-fill";
import { measureDesks, p95Of, ratioOf, say } from "./probed-desks";

const sizes = [10_000, 100_000, 1_000_000] as const;
const rounds = 60;

const isSearch = (shape: string): boolean => shape.startsWith("search");
const isList = (shape: string): boolean => !isSearch(shape);

/** The time of an inbox page at 10 thousand, 100 thousand and a million items, over several filters, first pages and deep ones. */
export const run = async (): Promise<void> => {
  const measured = await measureDesks({ bench: "inbox", sizes, rounds, fill: fillDesk, probe: "inbox-probe.ts" });
  const p95Ms = (of: typeof isSearch) => Object.fromEntries(measured.map((desk) => [desk.items, p95Of(desk, of)]));
  // A search has as much to read as it finds, and it finds more in more: it is told apart from turning the pages of the list.
  say({
    bench: "inbox",
    ratio: ratioOf(measured, isList),
    p95Ms: p95Ms(isList),
    searchRatio: ratioOf(measured, isSearch),
    searchP95Ms: p95Ms(isSearch),
    rounds,
  });
};
