import { dayOf, instantOf } from "#lib/core/time";

/** A moment as a field of day and time holds it, in a zone: `2026-11-21T14:05`. */
export const wallTimeOf = (at: Date, zone: string): string => {
  const time = new Intl.DateTimeFormat("en-GB", { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" }).format(at);
  return `${dayOf(at, zone)}T${time}`;
};

/** The moment such a field means there. */
export const momentOf = (wallTime: string, zone: string): Date => instantOf(wallTime.slice(0, 10), wallTime.slice(11, 16), zone);
