import type { Dice } from "./dice";
import type { Voice } from "./cast";
import type { Answer, Phrasebook, Scene } from "./story-model";
import { capitalised, fillSlots, type Blanks } from "./wording";

type ReplyTo = {
  readonly voice: Voice;
  readonly words: Phrasebook;
  readonly callName: string;
  readonly agent: string;
  readonly bodies: readonly string[];
  readonly isLate: boolean;
  readonly blanks: Blanks;
};

/** An answer as the house writes it: a greeting by name, the matter, who signs. */
export const replyText = (dice: Dice, { voice, words, callName, agent, bodies, isLate, blanks }: ReplyTo): string => {
  const agent2 = voice.agents.find((other) => other !== agent) ?? agent;
  const body = capitalised(dice.pick(bodies));
  const isThanks = gratitude.test(body);
  const greeting = dice.pick(words.greetings.filter((candidate) => !isThanks || !gratitude.test(candidate)));
  const whole = `${greeting}${greeting.endsWith(",") ? "\n" : " "}${isLate ? `${dice.pick(words.late)} ` : ""}${body}`;
  const text = `${fillSlots(dice, whole, { words, blanks: { ...blanks, name: callName, agent, agent2 } })}\n\n${agent}, ${voice.signature}`;
  // Russian verbs of the past agree with who speaks.
  return text.replaceAll("(а)", women.has(agent) ? "а" : "");
};

const gratitude = /thank|merci|спасибо/iu;
const women: ReadonlySet<string> = new Set(["Мира"]);

/** The answers that fit what was said: to that very thing, else to its scene, else to its kind. */
export const answersTo = (scene: Scene, said: string, words: Phrasebook): readonly string[] => {
  const own = answersFitting(scene.answers, said);
  return own.length > 0 ? own : answersFitting(words.answers[scene.kind], said);
};

/** Those made for just this; where there are none, those that fit anything. */
export const answersFitting = (answers: readonly Answer[], said: string): readonly string[] => {
  const fitting = answers.flatMap((answer) => (typeof answer !== "string" && answer.when.test(said) ? [answer.text] : []));
  return fitting.length > 0 ? fitting : answers.filter((answer) => typeof answer === "string");
};

/** The scenes of a kind that the voice can play; what it lacks, it takes from the words that fit any brand, or else complains. */
export const scenesOf = (voice: Voice, words: Phrasebook, kind: Scene["kind"]): readonly Scene[] => {
  const own = [...voice.scenes, ...words.rough].filter((scene) => scene.kind === kind);
  return own.length > 0 ? own : voice.scenes.filter((scene) => scene.kind === "complaint");
};

/** A scene of the kind, each as likely as it has things to say, and one of them. */
export const pickSaying = (dice: Dice, scenes: readonly Scene[]): { readonly scene: Scene; readonly said: string } => {
  const scene = dice.weigh(scenes.map((candidate) => [candidate, candidate.said.length] as const));
  return { scene, said: dice.pick(scene.said) };
};
