import { z } from "zod";

const bitsSchema = z.int().min(1).max(24);

const calibrationSchema = z.object({ slope: z.number(), offset: z.number() });

export const headerSchema = z.object({
  format: z.literal(1),
  /** Names the weights, and with them the tags they gave: "embedded-3". */
  name: z.string(),
  heads: z.array(z.string()),
  traits: z.array(z.string()),
  languages: z.array(z.string()),
  /** Bits of a gram that choose its row: of words and their pieces, of what stands around them, and in the table of languages. */
  bits: z.object({ words: bitsSchema, contexts: bitsSchema, languages: bitsSchema }),
  scales: z.object({ heads: z.array(z.number()), languages: z.array(z.number()) }),
  /** By head and then by trait. */
  traitWeights: z.array(z.array(z.number())),
  biases: z.object({ heads: z.array(z.number()), languages: z.array(z.number()) }),
  /** Added to the heads where a text is of the language. */
  languageBiases: z.record(z.string(), z.array(z.number())),
  /** From scores to chances, by language ("other" for the rest) and head. */
  calibration: z.record(z.string(), z.array(calibrationSchema)),
  /** The chance from which a flag is raised, by language and head; and the confidence below which a mood or an intent is unsure. */
  thresholds: z.object({ raised: z.record(z.string(), z.record(z.string(), z.number())), sure: z.record(z.string(), z.number()) }),
});
export type WeightsHeader = z.output<typeof headerSchema>;

/** The model: a table of small numbers, a row for each slot of grams and a column for each head, with what makes chances of their sums. */
export type Weights = WeightsHeader & { readonly headTable: Int8Array; readonly languageTable: Int8Array };
