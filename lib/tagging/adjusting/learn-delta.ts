import { heads, moodCount } from "../embedded/heads";
import { traitNames } from "../embedded/traits";
import type { Weights } from "../embedded/weights";
import type { Delta } from "./delta";

/** A text as the learner of a delta sees it: its slots and traits, and what the shipped weights make of it. */
export type Study = {
  readonly slots: Int32Array;
  readonly traits: Float64Array;
  /** What the shipped weights say, as log odds (moods: as logs of chances). */
  readonly said: Float64Array;
  /** By how much a score moves the log odds of a head in this language. */
  readonly slopes: Float64Array;
  /** What is true, 0…1; NaN where nobody knows. */
  readonly truth: Float64Array;
  readonly weight: number;
};

type Course = {
  readonly taught: readonly Study[];
  readonly anchors: readonly Study[];
  /** Called between two rounds, so that whatever else the process does is not kept waiting. */
  readonly pause: () => Promise<void>;
};

const rounds = 150;
/** How dear a step away from the shipped weights is: cheap for a few words, dear for what every text has. */
const dearness = { slot: 0.12, trait: 12, bias: 25 } as const;
const bounds = { steps: 100, trait: 0.5, bias: 0.3 } as const;
/** Errors smaller than this teach nothing. */
const errorMin = 1e-3;

/**
 * Logistic regression of what to add to the shipped weights, from nothing and pulled back to it. Only rows that the taught texts touch may
 * move. Each round takes the step that is safe for all weights together (a diagonal bound on the curvature: D. Böhning and B. Lindsay, 1988),
 * so the loss falls from round to round and there is no chance in it: equal studies give equal deltas.
 */
export const learnDelta = async (weights: Weights, { taught, anchors, pause }: Course): Promise<Delta> => {
  const slots = Int32Array.from(new Set(taught.flatMap(({ slots: own }) => Array.from(own)))).sort();
  const features = featuresOf(slots);
  const heard = heads.map((_, head) => taught.some(({ truth }) => !Number.isNaN(truth[head] ?? Number.NaN)));
  const rows = [...taught, ...anchors].map((study) => rowOf(study, { features, heard }));
  const values = new Float64Array(features.count * heads.length);
  const caution = cautionOf(rows, features);
  const gradient = new Float64Array(values.length);
  for (let round = 0; round < rounds; round += 1) {
    sumGradient(rows, { weights: values, count: features.count, into: gradient });
    step(values, { gradient, caution, features, scales: weights.scales.heads });
    await pause();
  }
  return deltaOf(weights, { slots, values, count: features.count });
};

type Step = { readonly gradient: Float64Array; readonly caution: Float64Array; readonly features: Features; readonly scales: readonly number[] };

const step = (values: Float64Array, { gradient, caution, features, scales }: Step): void => {
  for (let head = 0; head < heads.length; head += 1)
    for (let feature = 0; feature < features.count; feature += 1) {
      const place = head * features.count + feature;
      const [dear, bound] = features.limits(feature, (scales[head] ?? 0) * bounds.steps);
      const value = values[place] ?? 0;
      const moved = value - ((gradient[place] ?? 0) + dear * value) / ((caution[place] ?? 0) + dear);
      values[place] = Math.max(-bound, Math.min(bound, moved));
    }
};

type Features = {
  readonly count: number;
  readonly placeOf: ReadonlyMap<number, number>;
  readonly traitsFrom: number;
  readonly bias: number;
  readonly limits: (feature: number, slotBound: number) => readonly [dear: number, bound: number];
};

/** Slots first, then traits, then the bias. */
const featuresOf = (slots: Int32Array): Features => {
  const traitsFrom = slots.length;
  const bias = traitsFrom + traitNames.length;
  return {
    count: bias + 1,
    placeOf: new Map(Array.from(slots, (slot, place) => [slot, place])),
    traitsFrom,
    bias,
    limits: (feature, slotBound) => {
      if (feature < traitsFrom) return [dearness.slot, slotBound];
      return feature < bias ? [dearness.trait, bounds.trait] : [dearness.bias, bounds.bias];
    },
  };
};

/** A study as a sparse row of features, with the heads of which something is known. */
type Row = { readonly at: Int32Array; readonly values: Float64Array; readonly known: readonly number[]; readonly study: Study };

const rowOf = (study: Study, { features: { placeOf, traitsFrom, bias }, heard }: { readonly features: Features; readonly heard: readonly boolean[] }): Row => {
  const sums = new Map<number, number>([[bias, 1]]);
  const share = 1 / Math.sqrt(Math.max(1, study.slots.length));
  for (const slot of study.slots) {
    const place = placeOf.get(slot);
    if (place !== undefined) sums.set(place, (sums.get(place) ?? 0) + share);
  }
  for (const [trait, value] of study.traits.entries()) if (value !== 0) sums.set(traitsFrom + trait, value);
  const known = heads.flatMap((_, head) => (heard[head] === true && !Number.isNaN(study.truth[head] ?? Number.NaN) ? [head] : []));
  return { at: Int32Array.from(sums.keys()), values: Float64Array.from(sums.values()), known, study };
};

/** At most so much does the loss bend along each weight, whatever the others do. */
const cautionOf = (rows: readonly Row[], { count }: Features): Float64Array => {
  const caution = new Float64Array(count * heads.length);
  for (const { at, values, known, study } of rows) {
    const sizes = values.map(Math.abs);
    const reach = sizes.reduce((sum, size) => sum + size, 0);
    for (const head of known) {
      const bend = (head < moodCount ? 0.5 : 0.25) * study.weight * (study.slopes[head] ?? 1) ** 2 * reach;
      addTo(caution, { at, values: sizes, from: head * count, by: bend });
    }
  }
  return caution;
};

const sumGradient = (rows: readonly Row[], { weights, count, into }: Prediction): void => {
  into.fill(0);
  const chances = new Float64Array(heads.length);
  for (const row of rows) {
    predict(row, { weights, count, into: chances });
    for (const head of row.known) {
      const error = (chances[head] ?? 0) - (row.study.truth[head] ?? 0);
      if (Math.abs(error) >= errorMin) addTo(into, { ...row, from: head * count, by: error * row.study.weight * (row.study.slopes[head] ?? 1) });
    }
  }
};

type Addition = Pick<Row, "at" | "values"> & { readonly from: number; readonly by: number };

// By index: these two loops are where learning spends its time.
const addTo = (sums: Float64Array, { at, values, from, by }: Addition): void => {
  for (let place = 0; place < at.length; place += 1) {
    const to = from + (at[place] ?? 0);
    sums[to] = (sums[to] ?? 0) + by * (values[place] ?? 0);
  }
};

const sumOf = (weights: Float64Array, { at, values }: Pick<Row, "at" | "values">, from: number): number => {
  let sum = 0;
  for (let place = 0; place < at.length; place += 1) sum += (weights[from + (at[place] ?? 0)] ?? 0) * (values[place] ?? 0);
  return sum;
};

type Prediction = { readonly weights: Float64Array; readonly count: number; readonly into: Float64Array };

const predict = (row: Row, { weights, count, into }: Prediction): void => {
  const { said, slopes } = row.study;
  let whole = 0;
  for (const head of row.known) {
    const odds = Math.exp((said[head] ?? 0) + (slopes[head] ?? 1) * sumOf(weights, row, head * count));
    into[head] = head < moodCount ? odds : odds / (1 + odds);
    if (head < moodCount) whole += odds;
  }
  for (let mood = 0; mood < moodCount; mood += 1) into[mood] = (into[mood] ?? 0) / (whole || 1);
};

type Values = { readonly slots: Int32Array; readonly values: Float64Array; readonly count: number };

const deltaOf = (weights: Weights, { slots, values, count }: Values): Delta => {
  const valueOf = (feature: number, head: number): number => values[head * count + feature] ?? 0;
  const stepsOf = (row: number): readonly number[] => heads.map((_, head) => Math.round(valueOf(row, head) / (weights.scales.heads[head] ?? 1)));
  const moved = Array.from(slots, (slot, row) => ({ slot, steps: stepsOf(row) })).filter(({ steps }) => steps.some((one) => one !== 0));
  return {
    base: weights.name,
    slots: Int32Array.from(moved, ({ slot }) => slot),
    steps: Int8Array.from(moved.flatMap(({ steps }) => steps)),
    traits: heads.map((_, head) => traitNames.map((_name, trait) => rounded(valueOf(slots.length + trait, head)))),
    biases: heads.map((_, head) => rounded(valueOf(count - 1, head))),
  };
};

// Adding 0 makes 0 of −0, which JSON does not know.
const rounded = (value: number): number => Math.round(value * 1e5) / 1e5 + 0;
