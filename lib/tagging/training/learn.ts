import { seededOrder } from "./seeded";

/** What the learner needs of an example; a label that is NaN is unknown. */
export type Lesson = {
  readonly slots: Int32Array;
  readonly traits: Float64Array;
  readonly labels: Float64Array;
  readonly weight: number;
  /** Groups whose own leaning is learnt beside the rest, such as a language; the last of them is dropped afterwards (a source). */
  readonly groups: readonly number[];
};

export type Course = {
  readonly slotCount: number;
  readonly columns: number;
  readonly traitCount: number;
  readonly groupCount: number;
  /** The first columns of which exactly one holds; the others stand for themselves. */
  readonly exclusive: number;
  readonly rounds: number;
  readonly stride: number;
  readonly seed: number;
};

/** Weights by slot, by trait and by group, each with a number for every column; `biases` for all. */
export type Learnt = { readonly slots: Float32Array; readonly traits: Float64Array; readonly groups: Float64Array; readonly biases: Float64Array };

/**
 * Logistic regression over grams and traits, learnt example by example with a stride for each weight (AdaGrad: J. Duchi and others, 2011).
 * The same lessons in the same order with the same seed give the same weights to the bit.
 */
export const learn = (lessons: readonly Lesson[], course: Course): Learnt => {
  const learner = newLearner(course);
  for (let round = 0; round < course.rounds; round += 1)
    for (const place of seededOrder(lessons.length, course.seed + round)) {
      const lesson = lessons[place];
      if (lesson !== undefined) study(learner, lesson, course);
    }
  const { slots, traits, groups, biases } = learner;
  return { slots: slots.weights, traits: traits.weights, groups: groups.weights, biases: biases.weights };
};

type Numbers = Float32Array | Float64Array;
type Table<Kind extends Numbers = Numbers> = { readonly weights: Kind; readonly steps: Kind };
type Wide = Table<Float64Array>;
type Learner = { readonly slots: Table<Float32Array>; readonly traits: Wide; readonly groups: Wide; readonly biases: Wide; readonly errors: Float64Array };

const newLearner = ({ slotCount, columns, traitCount, groupCount }: Course): Learner => {
  const wide = (rows: number): Wide => ({ weights: new Float64Array(rows * columns), steps: new Float64Array(rows * columns).fill(firstStep) });
  return {
    slots: { weights: new Float32Array(slotCount * columns), steps: new Float32Array(slotCount * columns).fill(firstSlotStep) },
    traits: wide(traitCount),
    groups: wide(groupCount),
    biases: wide(1),
    errors: new Float64Array(columns),
  };
};

const firstStep = 0.01;
const firstSlotStep = 0.001;
/** Errors smaller than this teach nothing. */
const errorMin = 1e-4;

const study = (learner: Learner, lesson: Lesson, course: Course): void => {
  const { errors } = learner;
  const share = 1 / Math.sqrt(Math.max(1, lesson.slots.length));
  predict(learner, lesson, { columns: course.columns, share });
  becomeErrors(errors, lesson, course.exclusive);
  for (let column = 0; column < course.columns; column += 1) {
    const error = errors[column] ?? 0;
    if (Math.abs(error) < errorMin) continue;
    correct(learner, lesson, { column, error, share, columns: course.columns, stride: course.stride });
  }
};

type Shape = { readonly columns: number; readonly share: number };

const predict = ({ slots, traits, groups, biases, errors }: Learner, lesson: Lesson, { columns, share }: Shape): void => {
  errors.fill(0);
  for (const slot of lesson.slots) addScaled(errors, slots.weights, { from: slot * columns, by: share });
  lesson.traits.forEach((value, trait) => {
    if (value !== 0) addScaled(errors, traits.weights, { from: trait * columns, by: value });
  });
  for (const group of lesson.groups) addScaled(errors, groups.weights, { from: group * columns, by: 1 });
  addScaled(errors, biases.weights, { from: 0, by: 1 });
};

const addScaled = (sums: Float64Array, weights: Float32Array | Float64Array, { from, by }: { readonly from: number; readonly by: number }): void => {
  for (let column = 0; column < sums.length; column += 1) sums[column] = (sums[column] ?? 0) + by * (weights[from + column] ?? 0);
};

// Scores become what they are wrong by, times what the lesson is worth; unknown labels are wrong by nothing.
const becomeErrors = (scores: Float64Array, { labels, weight }: Lesson, exclusive: number): void => {
  const isKnown = (column: number): boolean => !Number.isNaN(labels[column] ?? Number.NaN);
  let highest = -Infinity;
  for (let column = 0; column < exclusive; column += 1) highest = Math.max(highest, scores[column] ?? 0);
  let total = 0;
  for (let column = 0; column < exclusive; column += 1) total += Math.exp((scores[column] ?? 0) - highest);
  for (let column = 0; column < scores.length; column += 1) {
    const score = scores[column] ?? 0;
    const chance = column < exclusive ? Math.exp(score - highest) / total : 1 / (1 + Math.exp(-score));
    scores[column] = isKnown(column) ? weight * (chance - (labels[column] ?? 0)) : 0;
  }
};

type Correction = Shape & { readonly column: number; readonly error: number; readonly stride: number };

const correct = ({ slots, traits, groups, biases }: Learner, lesson: Lesson, { column, error, share, columns, stride }: Correction): void => {
  const byGrams = error * share;
  for (const slot of lesson.slots) step(slots, slot * columns + column, { by: byGrams, stride });
  lesson.traits.forEach((value, trait) => {
    if (value !== 0) step(traits, trait * columns + column, { by: error * value, stride });
  });
  for (const group of lesson.groups) step(groups, group * columns + column, { by: error, stride });
  step(biases, column, { by: error, stride });
};

const step = ({ weights, steps }: Table, place: number, { by, stride }: { readonly by: number; readonly stride: number }): void => {
  const walked = (steps[place] ?? 0) + by * by;
  steps[place] = walked;
  weights[place] = (weights[place] ?? 0) - (stride * by) / Math.sqrt(walked);
};
