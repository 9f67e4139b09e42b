import { addDays } from "#lib/core/time";
import type { FigureDay } from "#lib/coverage/model";

/** More days than this are told by the week. */
const mostBars = 56;
const week = 7;

/** One bar of the trend: a day, or a week that begins on it; `to` is the day after its last. */
export type TrendBar = FigureDay & { readonly to: string };

export const isByWeek = (days: number): boolean => days > mostBars;

/** The bars of a range and of what it is compared with, oldest first; the last week of each may be shorter. */
export const trendBars = (byDay: readonly FigureDay[], days: number): readonly TrendBar[] => {
  const size = isByWeek(days) ? week : 1;
  return [true, false].flatMap((isBefore) =>
    chunksOf(
      byDay.filter((day) => day.isBefore === isBefore),
      size,
    ).map(sumOf),
  );
};

/** The bars in which something began and ended, as far as they are shown; null where none of its days is. */
export const barsOf = (
  bars: readonly TrendBar[],
  { firstDay, lastDay }: { readonly firstDay: string; readonly lastDay: string },
): { readonly from: string; readonly to: string } | null => {
  const touched = bars.filter(({ day, to }) => firstDay < to && lastDay >= day);
  const [first, last] = [touched[0], touched.at(-1)];
  return first === undefined || last === undefined ? null : { from: first.day, to: last.day };
};

const chunksOf = (days: readonly FigureDay[], size: number): readonly (readonly FigureDay[])[] =>
  Array.from({ length: Math.ceil(days.length / size) }, (_, at) => days.slice(at * size, (at + 1) * size));

const sumOf = (days: readonly FigureDay[]): TrendBar => {
  const sum = (name: "received" | "negative" | "needed" | "answered"): number => days.reduce((all, day) => all + day[name], 0);
  return {
    day: days[0]?.day ?? "",
    to: addDays(days.at(-1)?.day ?? "", 1),
    isBefore: days[0]?.isBefore ?? false,
    received: sum("received"),
    negative: sum("negative"),
    needed: sum("needed"),
    answered: sum("answered"),
  };
};
