import { instantOfWallClock } from "./zone";

export type ParamReader = {
  /** Name of each bad parameter with the reason, filled as the values are read. */
  readonly problems: ReadonlyMap<string, string>;
  readonly text: (name: string) => string | null;
  readonly integer: (name: string, range: { readonly min: number; readonly max: number; readonly fallback: number }) => number;
  readonly oneOf: <Word extends string>(name: string, words: readonly Word[], fallback: Word) => Word;
  readonly ids: (name: string) => readonly number[] | null;
  readonly instant: (name: string) => Date | null;
  readonly names: (name: string) => readonly string[] | null;
};

/** Reads and validates the parameters of a list call, collecting what is wrong instead of stopping at the first. */
export const createParamReader = (query: URLSearchParams, timeZone: string): ParamReader => {
  const problems = new Map<string, string>();
  const text = (name: string): string | null => query.get(name);
  return {
    problems,
    text,
    integer: (name, { min, max, fallback }) => {
      const given = text(name);
      if (given === null) return fallback;
      if (!/^-?\d+$/u.test(given)) {
        problems.set(name, `${name} is not of type integer.`);
        return fallback;
      }
      const value = Number(given);
      if (value < min || value > max) problems.set(name, boundsMessage(name, min, max));
      return value;
    },
    oneOf: (name, words, fallback) => {
      const given = text(name);
      if (given === null) return fallback;
      const word = words.find((candidate) => candidate === given);
      if (word === undefined) problems.set(name, `${name} is not one of ${words.join(", ")}.`);
      return word ?? fallback;
    },
    ids: (name) => {
      const given = listOf(query, name);
      if (given === null) return null;
      if (given.some((part) => !/^\d+$/u.test(part))) problems.set(name, `${name}[0] is not of type integer.`);
      return given.map(Number);
    },
    instant: (name) => {
      const given = text(name);
      if (given === null) return null;
      const value = readInstant(given, timeZone);
      if (value === null) problems.set(name, "Invalid date.");
      return value;
    },
    names: (name) => listOf(query, name),
  };
};

const boundsMessage = (name: string, min: number, max: number): string =>
  max === Number.MAX_SAFE_INTEGER
    ? `${name} must be greater than or equal to ${String(min)}`
    : `${name} must be between ${String(min)} (inclusive) and ${String(max)} (inclusive)`;

/** Lists come as `a=1,2`, as `a[]=1&a[]=2` or as `a[0]=1&a[1]=2`. */
const listOf = (query: URLSearchParams, name: string): readonly string[] | null => {
  const bracketed = [...query].filter(([key]) => key.startsWith(`${name}[`)).map(([, value]) => value);
  const plain = query.get(name);
  if (bracketed.length > 0) return bracketed;
  if (plain === null) return null;
  return plain.split(/[\s,]+/u).filter((part) => part !== "");
};

const instantPattern = /^(?<day>\d{4}-\d{2}-\d{2})[Tt ](?<time>\d{2}:\d{2}:\d{2})(?:\.\d+)?(?<zone>Z|[+-]\d{2}(?::\d{2})?)?$/u;

/** Without a zone the instant is read on the site's own clock; fractions of a second are dropped. */
const readInstant = (given: string, timeZone: string): Date | null => {
  const parts = instantPattern.exec(given)?.groups;
  const day = parts?.["day"];
  const time = parts?.["time"];
  if (day === undefined || time === undefined) return null;
  const zone = parts?.["zone"];
  const value = zone === undefined ? wallOrInvalid(`${day}T${time}`, timeZone) : new Date(`${day}T${time}${/^[+-]\d{2}$/u.test(zone) ? `${zone}:00` : zone}`);
  return Number.isNaN(value.getTime()) ? null : value;
};

const wallOrInvalid = (wall: string, timeZone: string): Date =>
  Number.isNaN(Date.parse(`${wall}Z`)) ? new Date(Number.NaN) : instantOfWallClock(wall, timeZone);
