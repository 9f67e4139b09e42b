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

/** Whether a moment in ISO is a calendar day, as `2026-11-21`; else it is an instant. */
export const isCalendarDay = (moment: string): boolean => moment.length === "2026-11-21".length;

/** The calendar day of an instant in a zone, as `2026-11-21`. */
export const dayOf = (at: Date, zone: string): string => {
  const parts = Object.fromEntries(
    formatter(zone)
      .formatToParts(at)
      .map((part) => [part.type, part.value]),
  );
  return `${parts["year"] ?? ""}-${parts["month"] ?? ""}-${parts["day"] ?? ""}`;
};

/** What the clock on the wall of a zone shows at an instant, as `2026-11-21 10:29:00`. */
export const wallClock = (at: Date, zone: string): string => formatter(zone).format(at).replace(", ", " ");

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

/**
 * The instant of a wall-clock time (`14:00`) on a calendar day in a zone; where the clock skips that time, the first instant after the gap;
 * where it shows it twice, the first.
 */
export const instantOf = (day: string, time: string, zone: string): Date => {
  const wall = Date.parse(`${day}T${time}:00Z`);
  const offsets = [new Date(wall - dayMs), new Date(wall + dayMs)].map((at) => offsetMs(at, zone));
  const fitting = offsets.map((offset) => new Date(wall - offset)).filter((at) => at.getTime() + offsetMs(at, zone) === wall);
  if (fitting.length > 0) return new Date(Math.min(...fitting.map((at) => at.getTime())));
  // Inside the gap: the wall time read with the offset before it lies past the change, by as much as it lies inside.
  const [before = 0, after = 0] = offsets;
  return endOfGap(new Date(wall - Math.max(before, after)), new Date(wall - Math.min(before, after)), zone);
};

/** The first instant of `(from, to]` with another offset than `from`. */
const endOfGap = (from: Date, to: Date, zone: string): Date => {
  const was = offsetMs(from, zone);
  let [low, high] = [from.getTime(), to.getTime()];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (offsetMs(new Date(middle), zone) === was) low = middle;
    else high = middle;
  }
  return new Date(high);
};
