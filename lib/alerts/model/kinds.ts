import { z } from "zod";

import { alertKinds, settingsFor, severities, type AlertKind, type Severity } from "./terms";
import { hourMs, minuteMs } from "#lib/core/time";

export const alertKindSchema = z.enum(alertKinds);
export const severitySchema = z.enum(severities);

/** The severity one step up; `critical` stays. */
export const raised = (severity: Severity): Severity => severities[severities.indexOf(severity) + 1] ?? "critical";

/** The severity one step down; `notice` stays. */
export const lowered = (severity: Severity): Severity => severities[severities.indexOf(severity) - 1] ?? "notice";

/** Whether `one` is worse than `other`. */
export const isWorse = (one: Severity, other: Severity): boolean => severities.indexOf(one) > severities.indexOf(other);

const setting = ({ min, max, usual }: { readonly min: number; readonly max: number; readonly usual: number }) =>
  z.number().int().min(min).max(max).default(usual);

/** What each rule can be told to look for; whatever is left out keeps its default. */
export const settingSchemas = {
  spike: z.object({}),
  "pile-on": z.object({ authors: setting(settingsFor["pile-on"].authors) }),
  promise: z.object({ minutes: setting(settingsFor.promise.minutes), items: setting(settingsFor.promise.items) }),
  threat: z.object({}),
  source: z.object({ silentHours: setting(settingsFor.source.silentHours) }),
  credential: z.object({ days: setting(settingsFor.credential.days) }),
  "case-overdue": z.object({}),
} as const satisfies Record<AlertKind, z.ZodType>;

/** The settings of a rule, as numbers by name. */
export const settingsSchema = z.record(z.string().max(40), z.number());
export type RuleSettings = z.infer<typeof settingsSchema>;

/** So far back a rule looks for what it tells of: within it the same matter is no new one. */
export const reachMs: Readonly<Record<AlertKind, number>> = {
  spike: 64 * minuteMs,
  "pile-on": 4 * hourMs,
  promise: 0,
  threat: 0,
  source: 0,
  credential: 0,
  "case-overdue": 0,
};

/** So long after it was told a rule says nothing of a matter that was over. */
export const restMs = ({ kind, coolDownMinutes }: { readonly kind: AlertKind; readonly coolDownMinutes: number }): number =>
  Math.max(coolDownMinutes * minuteMs, reachMs[kind]);

/** So long after it was last seen a matter counts as over. */
export const calmMs: Readonly<Record<AlertKind, number>> = {
  spike: 3 * hourMs,
  "pile-on": 2 * hourMs,
  promise: 5 * minuteMs,
  threat: 0,
  source: 5 * minuteMs,
  credential: 0,
  "case-overdue": 0,
};
