export const alertKinds = ["spike", "pile-on", "promise", "threat", "source", "credential", "case-overdue"] as const;
export type AlertKind = (typeof alertKinds)[number];

/** Least first. */
export const severities = ["notice", "warning", "critical"] as const;
export type Severity = (typeof severities)[number];

export const channelKinds = ["email", "slack", "teams", "telegram"] as const;
export type ChannelKind = (typeof channelKinds)[number];

type Setting = { readonly min: number; readonly max: number; readonly usual: number };

/** The numbers each rule can be given. Row "negative spike" of docs/metrics.md leaves nothing to set. */
export const settingsFor = {
  spike: {},
  "pile-on": { authors: { min: 3, max: 100, usual: 5 } },
  promise: { minutes: { min: 5, max: 1_440, usual: 30 }, items: { min: 1, max: 1_000, usual: 1 } },
  threat: {},
  source: { silentHours: { min: 1, max: 720, usual: 6 } },
  credential: { days: { min: 1, max: 90, usual: 14 } },
  "case-overdue": {},
} as const satisfies Record<AlertKind, Readonly<Record<string, Setting>>>;

/** The same as a list, for forms. */
export const settingsListOf = (kind: AlertKind): readonly (Setting & { readonly name: string })[] =>
  Object.entries<Setting>(settingsFor[kind]).map(([name, setting]) => ({ name, ...setting }));

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

/** Rules whose past can be worked out from what is stored. */
export const testableKinds = ["spike", "pile-on", "promise", "threat", "case-overdue"] as const satisfies readonly AlertKind[];
export type TestableKind = (typeof testableKinds)[number];
export const isTestable = (kind: AlertKind): kind is TestableKind => testableKinds.some((testable) => testable === kind);
