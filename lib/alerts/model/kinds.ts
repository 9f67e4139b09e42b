import { z } from "zod";

import { hourMs, minuteMs } from "#lib/core/time";

export const alertKinds = ["spike", "pile-on", "promise", "threat", "source", "credential", "case-overdue"] as const;
export const alertKindSchema = z.enum(alertKinds);
export type AlertKind = z.infer<typeof alertKindSchema>;

/** Least first. */
export const severities = ["notice", "warning", "critical"] as const;
export const severitySchema = z.enum(severities);
export type Severity = z.infer<typeof severitySchema>;

/** The severity one step up; `critical` stays. */
export const raised = (severity: Severity): Severity => severities[severities.indexOf(severity) + 1] ?? "critical";

/** Whether `one` is worse than `other`. */
export const isWorse = (one: Severity, other: Severity): boolean => severities.indexOf(one) > severities.indexOf(other);

/** What each rule can be told to look for; whatever is left out keeps its default. */
export const settingSchemas = {
  // Row "negative spike" of docs/metrics.md leaves nothing to set.
  spike: z.object({}),
  "pile-on": z.object({ authors: z.number().int().min(3).max(100).default(5) }),
  promise: z.object({ minutes: z.number().int().min(5).max(1_440).default(30), items: z.number().int().min(1).max(1_000).default(1) }),
  threat: z.object({}),
  source: z.object({ silentHours: z.number().int().min(1).max(720).default(6) }),
  credential: z.object({ days: z.number().int().min(1).max(90).default(14) }),
  "case-overdue": z.object({}),
} as const satisfies Record<AlertKind, z.ZodType>;

/** The settings of a rule, as numbers by name. */
export const settingsSchema = z.record(z.string().max(40), z.number());
export type RuleSettings = z.infer<typeof settingsSchema>;

/** A rule as it is switched on in one press. */
export type RuleTerms = {
  readonly severity: Severity;
  /** So long after it was told of, a matter that is over or unchanged is not told again. */
  readonly coolDownMinutes: number;
  /** After so long without anybody taking it up the severity rises; null: never. */
  readonly escalateMinutes: number | null;
  /** Whether it stands in the bell, too. */
  readonly isInApp: boolean;
};

export const templates: Readonly<Record<AlertKind, RuleTerms>> = {
  spike: { severity: "warning", coolDownMinutes: 180, escalateMinutes: 60, isInApp: true },
  "pile-on": { severity: "warning", coolDownMinutes: 180, escalateMinutes: 60, isInApp: true },
  // Who has the item hears of it by a notice of its own.
  promise: { severity: "notice", coolDownMinutes: 60, escalateMinutes: null, isInApp: false },
  // A threat is a matter for a day: what was said to be dealt with does not come back.
  threat: { severity: "critical", coolDownMinutes: 1_440, escalateMinutes: null, isInApp: true },
  source: { severity: "warning", coolDownMinutes: 360, escalateMinutes: null, isInApp: true },
  credential: { severity: "warning", coolDownMinutes: 1_440, escalateMinutes: null, isInApp: true },
  "case-overdue": { severity: "notice", coolDownMinutes: 720, escalateMinutes: null, isInApp: true },
};

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

/** Rules whose past can be worked out from what is stored. */
export const testableKinds = ["spike", "pile-on", "promise", "threat", "case-overdue"] as const satisfies readonly AlertKind[];
export type TestableKind = (typeof testableKinds)[number];
export const isTestable = (kind: AlertKind): kind is TestableKind => testableKinds.some((testable) => testable === kind);
