import { createJudge } from "../embedded/judge";
import { chancesIn, scoresIn } from "../embedded/read-text";
import { columnOf, heads, moodCount, type Head } from "../embedded/heads";
import { headSlotCount } from "../embedded/slots";
import { createTextModel, type TextModel } from "../embedded/text-model";
import { traitNames } from "../embedded/traits";
import type { Weights } from "../embedded/weights";
import { intents, languages, sentiments, tones, type Intent } from "../model";
import { bestThreshold, calibrateFlag, calibrateMoods, surenessThreshold, type Calibration } from "./calibrate";
import { exampleOf, type Example } from "./examples";
import { labelsOf, type Labels, type Row } from "./labels";
import { learnLanguages, type LanguageText } from "./languages";
import { learn } from "./learn";
import { quantise } from "./quantise";
import { isYardstick, weightOf } from "./sources";

export type TrainingData = {
  readonly train: readonly Row[];
  /** Held back: thresholds and calibration come from these. */
  readonly dev: readonly Row[];
  /** Texts by language, those of languages that are not ours as "other". */
  readonly languageTexts: readonly LanguageText[];
};

export type TrainingOptions = { readonly name: string; readonly seed: number; readonly withClosed: boolean };

const bits = { words: 18, contexts: 16, languages: 16 } as const;
const detected = [...languages.filter((language) => language !== "und"), "other"];

/** Trains every head and the language, and makes chances of the scores. Deterministic: data and seed decide every bit. */
export const train = ({ train: rows, dev, languageTexts }: TrainingData, { name, seed, withClosed }: TrainingOptions): Weights => {
  const examples = rows
    .map((row) => ({ row, weight: weightOf(row.source, { withClosed }) }))
    .filter(({ weight }) => weight > 0)
    .map(({ row, weight }) => exampleOf(row, { bits, weight }));
  const learnt = learnHeads(examples, seed);
  const learntLanguages = learnLanguages(languageTexts, { languages: detected, bits: bits.languages, seed });
  const raw: Weights = {
    format: 1,
    name,
    heads: [...heads],
    traits: [...traitNames],
    languages: detected,
    bits,
    scales: { heads: [...learnt.scales], languages: [...learntLanguages.scales] },
    traitWeights: learnt.traitWeights,
    biases: { heads: learnt.biases, languages: [...learntLanguages.biases] },
    languageBiases: learnt.languageBiases,
    calibration: {},
    thresholds: { raised: {}, sure: {} },
    headTable: learnt.table,
    languageTable: learntLanguages.table,
  };
  return calibrated(raw, dev);
};

type LearntHeads = {
  readonly table: Int8Array;
  readonly scales: readonly number[];
  readonly traitWeights: number[][];
  readonly biases: number[];
  readonly languageBiases: Record<string, number[]>;
};

const learnHeads = (examples: readonly Example[], seed: number): LearntHeads => {
  const columns = heads.length;
  const sources = [...new Set(examples.map(({ source }) => source))];
  const lessons = examples.map((example) => ({
    ...example,
    groups: [languages.indexOf(example.language), languages.length + sources.indexOf(example.source)],
  }));
  const learnt = learn(lessons, {
    slotCount: headSlotCount(bits),
    columns,
    traitCount: traitNames.length,
    groupCount: languages.length + sources.length,
    exclusive: moodCount,
    rounds: 5,
    stride: 0.07,
    seed,
  });
  const columnsOf = (table: Float64Array, row: number): number[] => Array.from(table.subarray(row * columns, (row + 1) * columns), rounded);
  // What a source leans to is no news of the text: it is learnt so that it does not colour the rest, and left out.
  const biases = columnsOf(learnt.biases, 0);
  const ofCorpus = sources.includes("corpus") ? columnsOf(learnt.groups, languages.length + sources.indexOf("corpus")) : biases.map(() => 0);
  return {
    ...quantise(learnt.slots, columns),
    traitWeights: heads.map((_, column) => traitNames.map((_name, trait) => rounded(learnt.traits[trait * columns + column] ?? 0))),
    biases: biases.map((bias, column) => rounded(bias + (ofCorpus[column] ?? 0))),
    languageBiases: Object.fromEntries(languages.map((language, place) => [language, columnsOf(learnt.groups, place)])),
  };
};

const rounded = (value: number): number => Math.round(value * 1e5) / 1e5;

type Judged = { readonly row: Row; readonly scores: readonly number[]; readonly weight: number };

/** Languages with thresholds of their own; the others share them. */
const mainLanguages = ["en", "ru", "fr"] as const;

const calibrated = (raw: Weights, dev: readonly Row[]): Weights => {
  const model = createTextModel(raw);
  const scored = dev.map((row) => ({ row, scores: scoresOf(model, row) }));
  const header = { ...raw, calibration: calibrationOf(scored) };
  const read = mapValues(byThreshold(evenBySource(scored)), (judged) => readAnew(header, judged));
  const raised = mapValues(read, raisedFrom);
  return { ...header, thresholds: { raised, sure: surenessOf({ ...header, thresholds: { raised, sure: {} } }, Object.values(read).flat()) } };
};

type Groups = Readonly<Record<string, readonly Judged[]>>;

const byThreshold = (judged: readonly Judged[]): Groups => {
  const isOwn = (lang: string): boolean => mainLanguages.some((language) => language === lang);
  const own = mainLanguages.map((language) => [language, judged.filter(({ row }) => row.lang === language)] as const);
  return { ...Object.fromEntries(own), other: judged.filter(({ row }) => !isOwn(row.lang)) };
};

const mapValues = <Value, Result>(record: Readonly<Record<string, Value>>, map: (value: Value) => Result): Record<string, Result> =>
  Object.fromEntries(Object.entries(record).map(([key, value]) => [key, map(value)]));

const scoresOf = (model: TextModel, row: Row): readonly number[] => Array.from(scoresIn(model, { text: row.text, language: row.lang }));

// A threshold is a choice: each source speaks as loud as any other of its language, however many texts it has; ours, which are the desk's own kind, as loud as three.
const evenBySource = (scored: readonly Scored[]): readonly Judged[] => {
  const keyOf = ({ row }: Scored): string => `${row.lang} ${row.source}`;
  const counts = new Map<string, number>();
  for (const one of scored) counts.set(keyOf(one), (counts.get(keyOf(one)) ?? 0) + 1);
  return scored.map((one) => ({ ...one, weight: ((one.row.source === "corpus" ? 3 : 1) * 300) / (counts.get(keyOf(one)) ?? 1) }));
};

type Scored = Omit<Judged, "weight">;

const calibrationOf = (scored: readonly Scored[]): Record<string, Calibration[]> => {
  const moods = mapValues(byThreshold(evenBySource(scored)), calibratedMoods);
  const flags = calibratedFlags(scored);
  const of = (language: string): Calibration[] => [...(moods[language] ?? moods["other"] ?? []), ...(flags[language] ?? [])].map(roundedOff);
  return Object.fromEntries(Object.keys(flags).map((language) => [language, of(language)]));
};

const calibratedMoods = (judged: readonly Judged[]): readonly Calibration[] =>
  calibrateMoods(
    judged.flatMap(({ row, scores, weight }) => {
      const labels = labelsOf(row);
      const truth = sentiments.findIndex((mood) => labels[mood] === true);
      return truth < 0 || !isYardstick(row.source, "neutral") ? [] : [{ scores: scores.slice(0, moodCount), truth, weight }];
    }),
    moodCount,
  );

/** Fewer texts say less of a flag in their language than those of all the smaller languages together. */
const ownCalibrationMin = 200;

const calibratedFlags = (scored: readonly Scored[]): Record<string, readonly Calibration[]> => {
  const fit = (texts: readonly Scored[], head: Head): Calibration =>
    // A chance is a promise to whatever text comes: here every text counts alike.
    calibrateFlag(known(texts, head).map(({ scores, holds }) => ({ score: scores[columnOf(head)] ?? 0, holds, weight: 1 })));
  const smaller = scored.filter(({ row }) => !mainLanguages.some((language) => language === row.lang));
  const shared = heads.slice(moodCount).map((head) => fit(smaller, head));
  const own = [...new Set(scored.map(({ row }) => row.lang))].sort().map((language) => {
    const texts = scored.filter(({ row }) => row.lang === language);
    const fitted = heads.slice(moodCount).map((head, place) => (known(texts, head).length < ownCalibrationMin ? shared[place] : undefined) ?? fit(texts, head));
    return [language, fitted] as const;
  });
  return { ...Object.fromEntries(own), other: shared };
};

const roundedOff = ({ slope, offset }: Calibration): Calibration => ({ slope: rounded(slope), offset: rounded(offset) });

const known = <One extends { readonly row: Row }>(judged: readonly One[], head: Head): readonly (One & { readonly holds: boolean })[] =>
  judged.flatMap((one) => {
    const holds = labelsOf(one.row)[head];
    return holds === undefined || !isYardstick(one.row.source, head) ? [] : [{ ...one, holds }];
  });

type ReadRow = Judged & { readonly chances: Float64Array };

const readAnew = (header: Weights, judged: readonly Judged[]): readonly ReadRow[] => {
  const model = createTextModel(header);
  return judged.map((one) => ({ ...one, chances: chancesIn(model, { text: one.row.text, language: one.row.lang }) }));
};

/** A threat that is missed is worse than one too many. */
const missesCountFor: Readonly<Partial<Record<Head, number>>> = { threat: 1.5 };

/** A flag that is unlikely is not raised, whatever a few rare cases would gain by it; strong words are listed, so their letters alone must be more likely than not. */
const raisedFromAtLeast: Readonly<Partial<Record<Head, number>>> = { obscenity: 0.5 };

const raisedFrom = (read: readonly ReadRow[]): Record<string, number> =>
  Object.fromEntries(
    heads.slice(moodCount).map((head) => {
      const seen = known(read, head).map(({ chances, holds, weight }) => ({ chance: chances[columnOf(head)] ?? 0, holds, weight }));
      return [
        head,
        bestThreshold(seen, { ofBoth: tones.some((tone) => tone === head), beta: missesCountFor[head] ?? 1, from: raisedFromAtLeast[head] ?? 0.25 }),
      ];
    }),
  );

const surenessOf = (header: Weights, read: readonly ReadRow[]): Record<string, number> => {
  const judge = createJudge(header);
  const said = read.map(({ row, chances }) => ({ labels: labelsOf(row), isMood: isYardstick(row.source, "neutral"), tags: judge(chances, row.lang) }));
  const moods = said.flatMap(({ labels, isMood, tags }) => {
    const truth = sentiments.find((mood) => labels[mood] === true);
    return truth === undefined || !isMood ? [] : [{ confidence: tags.sentiment.confidence, isRight: tags.sentiment.label === truth }];
  });
  const named = said.flatMap(({ labels, tags: { intent } }) => {
    const isRight = isIntentRight(intent.label, labels);
    return isRight === undefined ? [] : [{ confidence: intent.confidence, isRight }];
  });
  return { sentiment: surenessThreshold(moods), intent: surenessThreshold(named), tone: nearlyRaised, language: languageSure };
};

const namedIntents = intents.filter((intent) => intent !== "other");

// "Other" is right where none of the named ones holds, and unknown where one of them is.
const isIntentRight = (label: Intent, labels: Labels): boolean | undefined => {
  if (label !== "other") return labels[label];
  if (namedIntents.some((intent) => labels[intent] === true)) return false;
  return namedIntents.every((intent) => labels[intent] === false) ? true : undefined;
};

/** A flag this near to being raised, or to not being, wants a look. */
const nearlyRaised = 0.08;
const languageSure = 0.55;
