import { z } from "zod";

import type { NamedBreakdown, RangeFigures } from "#lib/coverage/model";

const count = z.number().int().nonnegative();
const share = z.object({ numerator: count, denominator: count });
const moods = z.object({ negative: count, neutral: count, positive: count });
const target = z.object({ share, pending: count });
const response = z.object({ medianMinutes: z.number().nullable(), p90Minutes: z.number().nullable(), answered: count, unanswered: count });

const rangeSchema = z.object({
  received: moods,
  coverage: z.object({ all: share, negative: share, neutral: share, positive: share }),
  withinTarget: target,
  firstResponse: response,
  openResponse: response,
}) satisfies z.ZodType<RangeFigures>;

const breakdownSchema = z.object({
  key: z.string(),
  name: z.string(),
  received: count,
  coverage: share,
  before: share,
  withinTarget: target,
  medianMinutes: z.number().nullable(),
  sent: count,
}) satisfies z.ZodType<NamedBreakdown>;

const caseWorkSchema = z.object({
  opened: count,
  escalated: z.object({ manager: count, legal: count, security: count }),
  outcomes: z.object({ satisfied: count, "not-satisfied": count, unconfirmed: count }),
  promises: share,
});

const guardingSchema = z.object({ trolls: count, trollItems: count, warnings: count, bans: count });

/** A figure of the week with the week before it. */
const compared = <Schema extends z.ZodType>(figure: Schema) => z.object({ now: figure, before: figure });

/** All that a report says, as it was counted when it was made: what is kept of it, and never counted again. */
export const reportFiguresSchema = z.object({
  week: z.object({ from: z.iso.date(), to: z.iso.date() }),
  /** Of "today" and of days where the brands share it; else the workspace's. */
  zone: z.string(),
  brands: z.array(z.string()),
  /** Eight weeks, oldest first; the last is the report's, the one before it the one it is compared with. */
  weeks: z.array(z.object({ from: z.iso.date(), figures: rangeSchema })).length(8),
  byDay: z.array(z.object({ day: z.iso.date(), received: count, negative: count, needed: count, answered: count })),
  byBrand: z.array(z.object({ name: z.string(), now: rangeSchema, before: rangeSchema })),
  bySource: z.array(breakdownSchema),
  bySentiment: z.array(breakdownSchema),
  byLanguage: z.array(breakdownSchema),
  byAgent: z.array(breakdownSchema),
  /** At the moment it was made. */
  waiting: z.object({ count, overPromise: count }),
  /** What negative comments are about: so many of the week and of the week before hold the words. */
  matters: z.array(z.object({ words: z.string(), now: count, before: count })),
  cases: compared(caseWorkSchema),
  guarding: compared(guardingSchema),
  /** Of the bans of the last ninety days whose thirty days are over, one for a person: so many, and the items on either side of them. */
  displacement: z.object({ bans: count, before: count, after: count, undecided: count }),
  gifts: compared(z.object({ received: count, done: count })),
});
export type ReportFigures = Readonly<z.output<typeof reportFiguresSchema>>;

/** The figures of one of the eight weeks. */
export type WeekFigures = ReportFigures["weeks"][number]["figures"];

const nothing: WeekFigures = {
  received: { negative: 0, neutral: 0, positive: 0 },
  coverage: {
    all: { numerator: 0, denominator: 0 },
    negative: { numerator: 0, denominator: 0 },
    neutral: { numerator: 0, denominator: 0 },
    positive: { numerator: 0, denominator: 0 },
  },
  withinTarget: { share: { numerator: 0, denominator: 0 }, pending: 0 },
  firstResponse: { medianMinutes: null, p90Minutes: null, answered: 0, unanswered: 0 },
  openResponse: { medianMinutes: null, p90Minutes: null, answered: 0, unanswered: 0 },
};

/** The week of a report, and the one it is compared with. */
export const twoWeeks = ({ weeks }: Pick<ReportFigures, "weeks">): { readonly now: WeekFigures; readonly before: WeekFigures } => ({
  now: weeks.at(-1)?.figures ?? nothing,
  before: weeks.at(-2)?.figures ?? nothing,
});
