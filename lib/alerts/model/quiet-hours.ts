import { z } from "zod";

import type { Severity } from "./terms";
import { addDays, dayOf, instantOf, wallClock } from "#lib/core/time";

const minutesOfDay = 1440;
const minuteSchema = z
  .number()
  .int()
  .min(0)
  .max(minutesOfDay - 1);

/** Minutes of the wall clock since midnight; where `to` is before `from` they last over midnight. */
export const quietHoursSchema = z.object({ from: minuteSchema, to: minuteSchema }).refine(({ from, to }) => from !== to);
export type QuietHours = z.infer<typeof quietHoursSchema>;

type Asked = { readonly severity: Severity; readonly quiet: QuietHours | null; readonly zone: string; readonly now: Date };

/** When word of an alert may leave: at once where it is critical or nobody sleeps, else when the quiet hours end in the workspace's zone. */
export const releasedAt = ({ severity, quiet, zone, now }: Asked): Date => {
  if (severity === "critical" || quiet === null || !isQuiet(quiet, minuteOf(now, zone))) return now;
  const today = dayOf(now, zone);
  const ends = [today, addDays(today, 1)].map((day) => instantOf(day, clockOf(quiet.to), zone));
  return ends.find((end) => end > now) ?? now;
};

const isQuiet = ({ from, to }: QuietHours, minute: number): boolean => (from < to ? minute >= from && minute < to : minute >= from || minute < to);

const minuteOf = (at: Date, zone: string): number => {
  const [hours = "0", minutes = "0"] = wallClock(at, zone).slice(-8).split(":");
  return Number(hours) * 60 + Number(minutes);
};

const clockOf = (minute: number): string => `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;

const twoDigits = (value: number): string => String(value).padStart(2, "0");
