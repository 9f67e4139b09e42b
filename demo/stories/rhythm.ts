import { instantOfWallClock, wallClock } from "../site/zone";
import type { Dice } from "./dice";

const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

// How busy each hour of the day is: mornings before work and evenings after it.
const weekdayHours = [2, 1, 1, 1, 1, 3, 7, 11, 13, 11, 9, 8, 9, 8, 7, 7, 8, 10, 12, 13, 13, 11, 8, 4];
const weekendHours = [3, 2, 1, 1, 1, 1, 2, 4, 6, 8, 8, 8, 7, 6, 6, 6, 6, 6, 7, 7, 7, 6, 5, 4];
const busiest = Math.max(...weekdayHours);

type Span = { readonly from: Date; readonly to: Date; readonly zone: string };

/** An instant of the span, likelier when people of that zone write. */
export const busyInstant = (dice: Dice, { from, to, zone }: Span): Date => {
  for (let tries = 0; tries < 100; tries += 1) {
    const at = new Date(from.getTime() + dice.unit() * (to.getTime() - from.getTime()));
    const { weekday, hour } = localHour(at, zone);
    const busy = (weekday === 0 || weekday === 6 ? weekendHours : weekdayHours)[hour] ?? 1;
    if (dice.chance(busy / busiest)) return at;
  }
  return from;
};

/** When the desk answers something written at `at`: mostly while it is manned, now and then at night. */
export const answerInstant = (dice: Dice, { at, zone, medianHours }: { readonly at: Date; readonly zone: string; readonly medianHours: number }): Date => {
  const hours = medianHours * Math.exp(0.75 * dice.normal());
  const answered = new Date(at.getTime() + Math.max(0.06, hours) * hourMs);
  return isManned(answered, zone) || dice.chance(0.5) ? answered : new Date(nextOpening(answered, zone).getTime() + dice.between(2, 35) * minuteMs);
};

/** A while after an instant, in minutes. */
export const after = (dice: Dice, at: Date, minutes: readonly [number, number]): Date =>
  new Date(at.getTime() + dice.between(minutes[0] * 60, minutes[1] * 60) * 1000);

/** The given wall time on the local day on which `at` falls. */
export const onLocalDay = (at: Date, zone: string, time: string): Date => instantOfWallClock(`${wallClock(at, zone).slice(0, 10)}T${time}`, zone);

const localHour = (at: Date, zone: string): { weekday: number; hour: number } => {
  const local = new Date(`${wallClock(at, zone)}Z`);
  return { weekday: local.getUTCDay(), hour: local.getUTCHours() };
};

const mannedFrom = 7;
const mannedUntil = 24;

const isManned = (at: Date, zone: string): boolean => {
  const { hour } = localHour(at, zone);
  return hour >= mannedFrom && hour < mannedUntil;
};

const nextOpening = (at: Date, zone: string): Date => {
  const today = onLocalDay(at, zone, "07:00:00");
  return today >= at ? today : onLocalDay(new Date(at.getTime() + dayMs), zone, "07:00:00");
};
