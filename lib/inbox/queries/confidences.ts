import { z } from "zod";

import type { Confidences } from "../model";
import { toneSchema } from "#lib/tagging/model";

const judged = z.object({ confidence: z.number() }).optional().catch(undefined);

/** The tagger's own word as it is stored, read for how sure it was. */
export const confidencesSchema = z
  .object({ language: judged, sentiment: judged, intent: judged, tone: z.partialRecord(toneSchema, z.object({ confidence: z.number() })).catch({}) })
  .transform(({ language, sentiment, intent, tone }): Confidences => ({
    language: language?.confidence,
    sentiment: sentiment?.confidence,
    intent: intent?.confidence,
    tones: Object.fromEntries(Object.entries(tone).map(([name, { confidence }]) => [name, confidence])),
  }));
