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
