import { z } from "zod";

import { momentSchema } from "./common";

const shareSchema = z
  .object({ numerator: z.int(), denominator: z.int() })
  .meta({ id: "Share", description: "A share with what it is made of; under 5 say the counts, not a percentage." });

const bySentiment = <Value extends z.ZodType>(value: Value) => ({ negative: value, neutral: value, positive: value });

const responseSchema = z
  .object({ medianMinutes: z.number().nullable(), p90Minutes: z.number().nullable(), answered: z.int(), unanswered: z.int() })
  .meta({ id: "ResponseTimes" });

const targetSchema = z.object({ share: shareSchema, pending: z.int().meta({ description: "Can still be answered in time: in neither part of the share." }) });

const figuresSchema = z
  .object({
    received: z.object(bySentiment(z.int())),
    coverage: z.object({ all: shareSchema, ...bySentiment(shareSchema) }),
    withinTarget: targetSchema,
    firstResponse: responseSchema.meta({ description: "By the clock." }),
    openResponse: responseSchema.meta({ description: "In the brand’s business hours." }),
  })
  .meta({ id: "Figures", description: "Each as docs/metrics.md defines it." });

const rangeSchema = z
  .object({ from: z.iso.date(), to: z.iso.date(), days: z.int(), zone: z.string() })
  .meta({ id: "FigureRange", description: "Calendar days `[from, to)` of each brand’s own zone; `zone` is the one whose today it ends with." });

export const waitingShape = { count: z.int(), oldestSince: momentSchema.nullable(), overPromise: z.int() };

const dayFiguresSchema = z.object({ day: z.iso.date(), received: z.int(), negative: z.int(), needed: z.int(), answered: z.int() }).meta({ id: "DayFigures" });

export const breakdownSchema = z
  .object({
    key: z.string(),
    name: z.string(),
    received: z.int(),
    coverage: shareSchema,
    withinTarget: targetSchema,
    medianMinutes: z.number().nullable(),
    sent: z.int(),
  })
  .meta({ id: "Breakdown", description: "The figures of one source, sentiment, language or member." });

/** What both figure pages tell of a range. */
export const figuresShape = {
  range: rangeSchema,
  now: figuresSchema,
  before: figuresSchema.meta({ description: "Of the range it is compared with." }),
  days: z.array(dayFiguresSchema).meta({ description: "Oldest first, those of the range alone." }),
  definition: z.string().meta({ description: "Which docs/metrics.md the figures follow." }),
};
