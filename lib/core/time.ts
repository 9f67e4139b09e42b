/** One minute, hour, day in milliseconds. */
export const minuteMs = 60_000;
export const hourMs = 60 * minuteMs;
export const dayMs = 24 * hourMs;

const partsIn = new Map<string, Intl.DateTimeFormat>();

const formatter = (zone: string): Intl.DateTimeFormat => {
  const known = partsIn.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-CA", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  partsIn.set(zone, made);
  return made;
};

/** True for a name the runtime knows from the IANA time zone database. */
export const isZone = (zone: string): boolean => {
  try {
    formatter(zone);
    return true;
  } catch {
    return false;
  }
};

/** The calendar day of an instant in a zone, as `2026-11-21`. */
export const dayOf = (at: Date, zone: string): string => {
  const parts = Object.fromEntries(
    formatter(zone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  return `${parts["year"] ?? ""}-${parts["month"] ?? ""}-${parts["day"] ?? ""}`;
};

/** Milliseconds the zone is ahead of UTC at that instant. */
const offsetMs = (at: Date, zone: string): number => {
  const parts = Object.fromEntries(
    formatter(zone)
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  );
  const wall = Date.UTC(parts["year"] ?? 0, (parts["month"] ?? 1) - 1, parts["day"] ?? 1, parts["hour"] ?? 0, parts["minute"] ?? 0, parts["second"] ?? 0);
  return wall - Math.floor(at.getTime() / 1000) * 1000;
};

/** The instant at which a calendar day begins in a zone; where midnight is skipped by the clock, the first instant after it. */
export const startOfDay = (day: string, zone: string): Date => {
  const utc = Date.parse(`${day}T00:00:00Z`);
  const first = new Date(utc - offsetMs(new Date(utc), zone));
  const second = new Date(utc - offsetMs(first, zone));
  if (dayOf(second, zone) === day) return second;
  return first;
};

/** The day `count` days after (or before) another, on the calendar. */
export const addDays = (day: string, count: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + count * dayMs).toISOString().slice(0, 10);

/** The days of `[from, to)`, oldest first. */
export const daysBetween = (from: string, to: string): string[] => {
  const days: string[] = [];
  for (let day = from; day < to; day = addDays(day, 1)) days.push(day);
  return days;
};
