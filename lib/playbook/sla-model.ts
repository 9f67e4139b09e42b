import { z } from "zod";

import { inForce } from "./model";
import { addBusinessTime, type BusinessHours, type OpenInterval } from "#lib/core/business-time";
import { minuteMs } from "#lib/core/time";
import type { Promised, WaitingItem } from "#lib/items/model";
import { intentSchema, sentimentSchema } from "#lib/tagging/model";

/** A quarter of an hour to thirty days. */
const targetSchema = z
  .number()
  .int()
  .min(15)
  .max(30 * 24 * 60);

export const slaTargetsSchema = z.object({ negative: targetSchema, neutral: targetSchema, positive: targetSchema });
/** Minutes of open time within which an answer is promised. */
export type SlaTargets = z.infer<typeof slaTargetsSchema>;

/** In force where a brand has set nothing: four hours, eight hours, a day. */
export const defaultSlaTargets: SlaTargets = { negative: 4 * 60, neutral: 8 * 60, positive: 24 * 60 };

// Far above what `problemOf` lets through: they only bound what is looked at.
const manyRows = 1_000;

const minuteOfDaySchema = z.number().int().min(0).max(1440);
const intervalSchema = z.object({ from: minuteOfDaySchema, to: minuteOfDaySchema });
const openingHoursSchema = z.object({
  /** Seven, Monday first. */
  weekdays: z.array(z.array(intervalSchema).max(manyRows).readonly()).length(7).readonly(),
  holidays: z.array(z.string().max(20)).max(manyRows).readonly(),
});
/** When somebody is there, as a brand says it; its zone is the brand's. */
export type OpeningHours = Omit<BusinessHours, "zone">;

const exceptionSchema = z.object({
  /** Null: whichever. */
  intent: intentSchema.nullable(),
  sentiment: sentimentSchema.nullable(),
  sourceId: z.string().max(100).nullable(),
  minutes: targetSchema,
});
/** Another time for what fits all that it names. */
export type SlaException = Readonly<z.infer<typeof exceptionSchema>>;

/** The part of the promised time, in percent, that is left when the warning comes. */
export const warnPercents = [10, 25, 50, 75] as const;
const leastWarningMs = 15 * minuteMs;

export const slaTermsSchema = z.object({
  targets: slaTargetsSchema,
  /** The first that fits wins. */
  exceptions: z.array(exceptionSchema).max(manyRows).readonly().default([]),
  /** Null: around the clock. */
  hours: openingHoursSchema.nullable().default(null),
  warnPercent: z.number().int().min(1).max(90).default(25),
});
/** What a brand says of its promises. */
export type SaidTerms = {
  readonly targets: SlaTargets;
  readonly exceptions: readonly SlaException[];
  readonly hours: OpeningHours | null;
  readonly warnPercent: number;
};
/** What it has promised: its hours are those of the zone it had. */
export type SlaTerms = Omit<SaidTerms, "hours"> & { readonly hours: BusinessHours | null };
export type SlaPolicy = SlaTerms & { readonly effectiveFrom: Date };

export const storedHoursSchema = openingHoursSchema.extend({ zone: z.string() }).nullable();
export const storedExceptionsSchema = z.array(exceptionSchema);

export const setSlaPolicySchema = slaTermsSchema.extend({ brandId: z.string() });

export const defaultSlaTerms: SaidTerms = { targets: defaultSlaTargets, exceptions: [], hours: null, warnPercent: 25 };

/** What keeps terms from being promised; each a key of the `errors` messages. */
export type SlaProblem =
  | "hours-backwards"
  | "hours-overlap"
  | "hours-too-many"
  | "hours-never-open"
  | "holiday-unknown"
  | "holidays-too-many"
  | "exception-empty"
  | "exceptions-too-many";

export const slaLimits = { intervalsOfDay: 4, holidays: 100, exceptions: 20 } as const;
/** Less would promise answers years away. */
const leastOpenMinutesOfWeek = 60;

/** What is wrong with the terms; null where nothing is. */
export const problemOf = ({ hours, exceptions }: Pick<SaidTerms, "hours" | "exceptions">): SlaProblem | null =>
  (hours === null ? null : problemOfHours(hours)) ?? problemOfExceptions(exceptions);

const problemOfHours = ({ weekdays, holidays }: OpeningHours): SlaProblem | null => {
  const ofDay = weekdays.map(problemOfDay).find((problem) => problem !== null);
  if (ofDay !== undefined) return ofDay;
  if (openMinutesOf(weekdays) < leastOpenMinutesOfWeek) return "hours-never-open";
  if (!holidays.every(isDay)) return "holiday-unknown";
  return holidays.length > slaLimits.holidays ? "holidays-too-many" : null;
};

/** What is wrong with the hours of one weekday; null where nothing is. */
export const problemOfDay = (intervals: readonly OpenInterval[]): SlaProblem | null => {
  if (intervals.length > slaLimits.intervalsOfDay) return "hours-too-many";
  if (intervals.some(({ from, to }) => from >= to)) return "hours-backwards";
  const sorted = inOrder(intervals);
  return sorted.some(({ from }, place) => from < (sorted[place - 1]?.to ?? 0)) ? "hours-overlap" : null;
};

const problemOfExceptions = (exceptions: readonly SlaException[]): SlaProblem | null => {
  if (exceptions.some(({ intent, sentiment, sourceId }) => intent === null && sentiment === null && sourceId === null)) return "exception-empty";
  return exceptions.length > slaLimits.exceptions ? "exceptions-too-many" : null;
};

const openMinutesOf = (weekdays: OpeningHours["weekdays"]): number => weekdays.flat().reduce((sum, { from, to }) => sum + to - from, 0);

/** True for a day of the calendar, as `2026-12-25`. */
export const isDay = (text: string): boolean => {
  const at = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at.getTime()) && at.toISOString().startsWith(text);
};

const inOrder = (intervals: readonly OpenInterval[]): readonly OpenInterval[] => intervals.toSorted((one, other) => one.from - other.from);

/** The terms as they are kept: hours in order and by the clock of the zone, each holiday once. */
export const inZone = ({ hours, ...terms }: SaidTerms, zone: string): SlaTerms => ({
  ...terms,
  hours: hours === null ? null : { zone, weekdays: hours.weekdays.map(inOrder), holidays: [...new Set(hours.holidays)].toSorted() },
});

/** The terms in force at a moment; null where the brand had said nothing. */
export const termsAt = (policies: readonly SlaPolicy[], at: Date): SlaTerms | null => inForce(policies, at) ?? null;

/** By when an answer is promised for an item whose waiting began at `neededSince`, and when its team is warned: both in open time. */
export const promiseFor = (policies: readonly SlaPolicy[], item: WaitingItem): Promised => promiseBy(termsAt(policies, item.neededSince) ?? around, item);

const around: SlaTerms = { ...defaultSlaTerms, hours: null };

/** The same by given terms. */
export const promiseBy = (terms: SlaTerms, item: WaitingItem): Promised => {
  const targetMs = minutesFor(terms, item) * minuteMs;
  const leadMs = Math.max(leastWarningMs, (targetMs * terms.warnPercent) / 100);
  const after = (ms: number): Date => (terms.hours === null ? new Date(item.neededSince.getTime() + ms) : addBusinessTime(item.neededSince, ms, terms.hours));
  return { dueAt: after(targetMs), warnAt: after(Math.max(0, targetMs - leadMs)) };
};

/** The first exception that fits, else the time of the mood. */
const minutesFor = ({ exceptions, targets }: SlaTerms, item: WaitingItem): number =>
  exceptions.find((exception) => fits(exception, item))?.minutes ?? targets[item.sentiment];

const fits = ({ intent, sentiment, sourceId }: SlaException, item: WaitingItem): boolean =>
  (intent === null || intent === item.intent) && (sentiment === null || sentiment === item.sentiment) && (sourceId === null || sourceId === item.sourceId);

/** What of the terms became another, for the trail. */
export const changedTerms = (was: SlaTerms, is: SlaTerms): readonly (keyof SlaTerms)[] =>
  (["targets", "exceptions", "hours", "warnPercent"] as const).filter((key) => JSON.stringify(was[key]) !== JSON.stringify(is[key]));

/** An office week, for a brand that says hours for the first time. */
export const officeHours: OpeningHours = {
  weekdays: [...Array.from({ length: 5 }, () => [{ from: 9 * 60, to: 18 * 60 }]), [], []],
  holidays: [],
};
