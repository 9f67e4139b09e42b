/** A moment read from text, and what had to be assumed to read it. */
export type ReadDate = { readonly at: Date; readonly assumed: "nothing" | "zone" | "time" };

/** Reads ISO 8601, RFC 822 and everyday day-first dates, and unix seconds or milliseconds. A date without a zone is read in `zone` (IANA); null when it is not a date. */
export const readDate = (raw: string, zone: string): ReadDate | null => {
  const text = raw.trim().replace(/\s+/gu, " ");
  if (text === "") return null;
  return unixTime(text) ?? isoDate(text, zone) ?? dayFirstDate(text, zone) ?? mailDate(text, zone);
};

/** True when the text is a date that says nothing of its zone, so that somebody must be asked. */
export const lacksZone = (raw: string): boolean => {
  const read = readDate(raw, "UTC");
  return read !== null && read.assumed !== "nothing";
};

// From here on a number is taken for milliseconds: as seconds it would lie in the year 5138.
const firstMilliseconds = 1e11;

const unixTime = (text: string): ReadDate | null => {
  if (!/^\d{9,14}(?:\.\d+)?$/u.test(text)) return null;
  const value = Number(text);
  return sensible(new Date(value >= firstMilliseconds ? value : value * 1000), "nothing");
};

const isoPattern = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?)? ?(Z|UTC|GMT|[+-]\d{2}:?\d{2}|[+-]\d{2})?$/iu;

const isoDate = (text: string, zone: string): ReadDate | null => {
  const match = isoPattern.exec(text);
  if (match === null) return null;
  const [, year, month, day, hour, minute, second, fraction, offset] = match;
  const ms = fraction === undefined ? 0 : Number(fraction.slice(0, 3).padEnd(3, "0"));
  return fromParts({ parts: [year, month, day, hour, minute, second].map((part) => Number(part ?? 0)), ms, hasTime: hour !== undefined, offset, zone });
};

const dayFirstPattern = /^(\d{1,2})[./](\d{1,2})[./](\d{4})(?:,? (\d{1,2}):(\d{2})(?::(\d{2}))?)? ?(Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/iu;

const dayFirstDate = (text: string, zone: string): ReadDate | null => {
  const match = dayFirstPattern.exec(text);
  if (match === null) return null;
  const [, first, second, year, hour, minute, seconds, offset] = match;
  // 21/11 can only be read one way; 4/5 is read as the fourth of May, as it is written where such files come from.
  const monthFirst = Number(second) > 12;
  const [day, month] = monthFirst ? [second, first] : [first, second];
  return fromParts({ parts: [year, month, day, hour, minute, seconds].map((part) => Number(part ?? 0)), ms: 0, hasTime: hour !== undefined, offset, zone });
};

const zoneNames: Readonly<Record<string, string>> = {
  Z: "+0000",
  UT: "+0000",
  UTC: "+0000",
  GMT: "+0000",
  WET: "+0000",
  WEST: "+0100",
  BST: "+0100",
  CET: "+0100",
  CEST: "+0200",
  EET: "+0200",
  EEST: "+0300",
  MSK: "+0300",
  MSD: "+0400",
  EST: "-0500",
  EDT: "-0400",
  CST: "-0600",
  CDT: "-0500",
  MST: "-0700",
  MDT: "-0600",
  PST: "-0800",
  PDT: "-0700",
};
const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const mailPattern = /^(?:[a-z]{3,9},? )?(\d{1,2})[ -]([a-z]{3,9})\.?[ -](\d{4}|\d{2})(?:,? (\d{1,2}):(\d{2})(?::(\d{2}))?)? ?([+-]\d{2}:?\d{2}|[a-z]{1,4})?$/iu;

const mailDate = (text: string, zone: string): ReadDate | null => {
  const match = mailPattern.exec(text);
  if (match === null) return null;
  const [, day, monthName = "", year = "", hour, minute, second, offset] = match;
  const month = months.indexOf(monthName.slice(0, 3).toLowerCase()) + 1;
  const named = offset === undefined || /^[+-]/u.test(offset) ? offset : zoneNames[offset.toUpperCase()];
  if (month === 0 || (offset !== undefined && named === undefined)) return null;
  const fullYear = year.length === 2 ? 2000 + Number(year) : Number(year);
  return fromParts({
    parts: [fullYear, month, ...[day, hour, minute, second].map((part) => Number(part ?? 0))],
    ms: 0,
    hasTime: hour !== undefined,
    offset: named,
    zone,
  });
};

type Parts = { readonly parts: readonly number[]; readonly ms: number; readonly hasTime: boolean; readonly offset: string | undefined; readonly zone: string };

// oxlint-disable-next-line complexity -- defaults of destructuring are counted as branches
const fromParts = ({ parts, ms, hasTime, offset, zone }: Parts): ReadDate | null => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts;
  const wall = new Date(Date.UTC(year, month - 1, day, hour, minute, second, ms));
  const isCalendarDay = wall.getUTCMonth() === month - 1 && wall.getUTCDate() === day;
  if (!isCalendarDay || hour > 23 || minute > 59 || second > 59) return null;
  if (offset !== undefined) return sensible(new Date(wall.getTime() - offsetToMs(offset)), "nothing");
  return sensible(inZone(wall, zone), hasTime ? "zone" : "time");
};

const offsetToMs = (offset: string): number => {
  const match = /^([+-])(\d{2}):?(\d{2})?$/u.exec(offset);
  if (match === null) return 0;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  return (match[1] === "-" ? -minutes : minutes) * 60_000;
};

const sensible = (at: Date, assumed: ReadDate["assumed"]): ReadDate | null => {
  const year = at.getUTCFullYear();
  return year >= 1970 && year <= 2200 ? { at, assumed } : null;
};

const formatters = new Map<string, Intl.DateTimeFormat>();

const inZone = (wall: Date, zone: string): Date => {
  if (zone === "UTC") return wall;
  const first = new Date(wall.getTime() - zoneOffsetMs(wall, zone));
  return new Date(wall.getTime() - zoneOffsetMs(first, zone));
};

const zoneOffsetMs = (at: Date, zone: string): number => {
  const formatter =
    formatters.get(zone) ??
    new Intl.DateTimeFormat("en-CA", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "2-digit",
      day: "2-digit",
      hour: "2-digit",
      minute: "2-digit",
      second: "2-digit",
    });
  formatters.set(zone, formatter);
  const part = Object.fromEntries(formatter.formatToParts(at).map(({ type, value }) => [type, Number(value)]));
  const wall = Date.UTC(part["year"] ?? 0, (part["month"] ?? 1) - 1, part["day"] ?? 1, part["hour"] ?? 0, part["minute"] ?? 0, part["second"] ?? 0);
  return wall - Math.floor(at.getTime() / 1000) * 1000;
};
