import { addDays, dayOf, startOfDay } from "#lib/core/time";

export type DigestDay = { readonly day: string; /** Half-open. */ readonly from: Date; readonly to: Date };

/** The last calendar day that is over in a zone: 23, 24 or 25 hours, as its clocks went. */
export const lastDayOver = (now: Date, zone: string): DigestDay => {
  const today = dayOf(now, zone);
  const day = addDays(today, -1);
  return { day, from: startOfDay(day, zone), to: startOfDay(today, zone) };
};
