import { z } from "zod";

import { intentSchema, languageSchema, sentimentSchema, type Tags, type Tone } from "../../model";
import { offences } from "../../offences";
import { doubtsOf } from "../doubt";

const confidence = z.number().min(0).max(1);
const chances = { toxic: confidence, insult: confidence, obscenity: confidence, threat: confidence, spam: confidence } satisfies Record<
  Tone,
  typeof confidence
>;

const readingSchema = z.strictObject({
  id: z.string(),
  language: z.strictObject({ label: languageSchema, confidence }),
  sentiment: z.strictObject({ label: sentimentSchema, confidence }),
  intent: z.strictObject({ label: intentSchema, confidence }),
  /** The chance that each flag holds. */
  tone: z.strictObject(chances),
});
type Reading = z.output<typeof readingSchema>;

/** What an answer must be, as a schema for services that hold a model to one. */
export const answerSchema = (): Record<string, unknown> => {
  const { $schema, ...schema } = z.toJSONSchema(z.strictObject({ readings: z.array(readingSchema) }));
  return schema;
};

const listSchema = z.strictObject({ readings: z.array(z.looseObject({ id: z.string() })) });

export type ReadTags = Omit<Tags, "tagger">;

/**
 * Reads an answer to texts of these ids, in their order. One that is not JSON alone, that speaks of more, fewer or other texts says nothing
 * of any of them (null); in one that speaks of the right texts, a reading with any other label, field or number says nothing of its own.
 */
export const readAnswer = (content: string, ids: readonly string[]): readonly (ReadTags | null)[] | null => {
  const list = listSchema.safeParse(parsed(content));
  if (!list.success) return null;
  const byId = new Map(list.data.readings.map((reading) => [reading.id, reading]));
  if (list.data.readings.length !== ids.length || !ids.every((id) => byId.has(id))) return null;
  return ids.map((id) => {
    const reading = readingSchema.safeParse(byId.get(id));
    return reading.success ? tagsOf(reading.data) : null;
  });
};

const parsed = (content: string): unknown => {
  try {
    return JSON.parse(content);
  } catch {
    return null;
  }
};

const tagsOf = ({ language, sentiment, intent, tone: said }: Reading): ReadTags => {
  const tone = raised(said);
  return { language, sentiment, intent, tone, unsure: doubtsOf({ sentiment, intent, tone }) };
};

const raised = (said: Reading["tone"]): Tags["tone"] => {
  const chanceOf = (tone: Tone): number => (tone === "toxic" ? Math.max(said.toxic, ...offences.map((offence) => said[offence]).filter(isOn)) : said[tone]);
  const flag = (tone: Tone): Tags["tone"][Tone] => ({ on: isOn(chanceOf(tone)), confidence: chanceOf(tone) });
  return { toxic: flag("toxic"), insult: flag("insult"), obscenity: flag("obscenity"), threat: flag("threat"), spam: flag("spam") };
};

const isOn = (chance: number): boolean => chance >= 0.5;
