import type { ConfusionCell } from "#lib/items/tagger-model";

export type Matrix = {
  readonly labels: readonly string[];
  /** By what the tagger says, then by what the team says. */
  readonly rows: readonly (readonly number[])[];
  readonly right: number;
  readonly count: number;
};

/** Cells as a square over those labels that occur, in their own order. */
export const matrixOf = (cells: readonly ConfusionCell[], order: readonly string[]): Matrix => {
  const labels = order.filter((label) => cells.some(({ said, became }) => said === label || became === label));
  const countOf = (said: string, became: string): number => sum(cells.filter((cell) => cell.said === said && cell.became === became));
  const rows = labels.map((said) => labels.map((became) => countOf(said, became)));
  return { labels, rows, right: sum(cells.filter(({ said, became }) => said === became)), count: sum(cells) };
};

export type FlagCounts = { readonly flag: string; readonly right: number; readonly missed: number; readonly wrong: number };

/** How often each flag was rightly raised, missed, or raised where the team sees none; flags nobody speaks of are left out. */
export const flagsOf = (cells: readonly ConfusionCell[], flags: readonly string[]): readonly FlagCounts[] =>
  flags
    .map((flag) => {
      const has = (word: string): boolean => word.split(",").includes(flag);
      return {
        flag,
        right: sum(cells.filter(({ said, became }) => has(said) && has(became))),
        missed: sum(cells.filter(({ said, became }) => !has(said) && has(became))),
        wrong: sum(cells.filter(({ said, became }) => has(said) && !has(became))),
      };
    })
    .filter(({ right, missed, wrong }) => right + missed + wrong > 0);

const sum = (cells: readonly ConfusionCell[]): number => cells.reduce((total, { count }) => total + count, 0);

const steps = 4;

/** How dark a cell is, 0…4: by its share of the largest. */
export const stepOf = (count: number, most: number): number => (count === 0 ? 0 : Math.min(steps, Math.max(1, Math.ceil((count / most) * steps))));
