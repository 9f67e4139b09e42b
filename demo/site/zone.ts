const formatters = new Map<string, Intl.DateTimeFormat>();

const formatterOf = (timeZone: string): Intl.DateTimeFormat => {
  const known = formatters.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  });
  formatters.set(timeZone, made);
  return made;
};

/** The wall clock of a zone as "2026-11-21T13:46:21", without a zone, which is how the wire format writes it. */
export const wallClock = (at: Date, timeZone: string): string =>
  timeZone === "UTC" ? at.toISOString().slice(0, 19) : formatterOf(timeZone).format(at).replace(" ", "T");

/** Minutes that the zone's clock is ahead of UTC at this instant. */
export const offsetMinutes = (at: Date, timeZone: string): number => {
  const seconds = Math.floor(at.getTime() / 1000);
  return Math.round((Date.parse(`${wallClock(at, timeZone)}Z`) / 1000 - seconds) / 60);
};

/** The instant at which the zone's clock shows this wall time; in a skipped or repeated hour, one of its neighbours. */
export const instantOfWallClock = (wall: string, timeZone: string): Date => {
  const asUtc = Date.parse(`${wall}Z`);
  const guess = asUtc - offsetMinutes(new Date(asUtc), timeZone) * 60_000;
  return new Date(asUtc - offsetMinutes(new Date(guess), timeZone) * 60_000);
};
