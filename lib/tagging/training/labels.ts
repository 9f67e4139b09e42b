import { z } from "zod";

import { heads, type Head } from "../embedded/heads";
import { intents, languageSchema, sentiments, tones, type Language } from "../model";
import { offences } from "../offences";

/** A line of training or test data: one `label` in the words of its source, or our own three columns. */
export const rowSchema = z.object({
  text: z.string(),
  lang: z.string().transform((lang): Language => languageSchema.catch("und").parse(lang)),
  source: z.string().default("corpus"),
  label: z.string().optional(),
  sentiment: z.enum(sentiments).optional(),
  intent: z.array(z.enum(intents)).optional(),
  tone: z.array(z.enum([...tones, "hate"])).optional(),
});
export type Row = z.output<typeof rowSchema>;

/** True or false where the data say so; a head that is absent is unknown and neither taught nor measured. */
export type Labels = Readonly<Partial<Record<Head, boolean>>>;

/** What a row says of each head. */
export const labelsOf = (row: Row): Labels => (row.label === undefined ? ownLabels(row) : foreignLabels(row.label));

const moods = (label: string): Labels => Object.fromEntries(sentiments.map((mood) => [mood, mood === label]));

const ownLabels = ({ sentiment, intent, tone }: Row): Labels => {
  const isSpam = tone?.includes("spam") === true;
  return {
    // How glad an advert sounds is nobody's concern.
    ...(sentiment !== undefined && !isSpam && moods(sentiment)),
    ...(tone && Object.fromEntries(tones.map((name) => [name, name === "toxic" ? tone.some((one) => one !== "spam") : tone.includes(name)]))),
    ...(intent && Object.fromEntries(named.map((name) => [name, intent.includes(name)]))),
  };
};

const named = intents.filter((intent) => intent !== "other");
const isHead = (label: string): label is Head => heads.some((head) => head === label);

const offenceCalled = (label: string): Head | undefined => offences.find((offence) => offence === (label === "obscene" ? "obscenity" : label));
const ofThree: Labels = { complaint: false, question: false, praise: false };

/** What the labels of the open sources mean for our heads; sources speak of three intents or of one. */
const meanings: Readonly<Record<string, Labels>> = {
  none: { toxic: false, insult: false, obscenity: false, threat: false },
  toxic: { toxic: true },
  hate: { toxic: true },
  spam: { spam: true },
  ham: { spam: false },
  complaint: { ...ofThree, complaint: true },
  question: { ...ofThree, question: true },
  praise: { ...ofThree, praise: true },
  other: ofThree,
  suggestion: { suggestion: true },
  feature: { suggestion: true },
  bug: { suggestion: false },
  courtesy: { courtesy: true },
  not_complaint: { complaint: false },
  not_suggestion: { suggestion: false },
  not_courtesy: { courtesy: false },
  statement: { question: false, suggestion: false },
  expression: { question: false, suggestion: false },
};

const foreignLabels = (label: string): Labels => {
  if (sentiments.some((mood) => mood === label)) return moods(label);
  const parts = label.split("+");
  const called = parts.map(offenceCalled).filter((head) => head !== undefined);
  if (called.length > 0) return { toxic: true, ...Object.fromEntries(called.map((head) => [head, true])) };
  return parts.reduce<Labels>((all, part) => ({ ...all, ...(meanings[part] ?? (isHead(part) ? { [part]: true } : {})) }), {});
};
