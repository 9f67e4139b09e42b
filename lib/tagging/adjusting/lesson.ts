import { createHash } from "node:crypto";

import type { TaughtHead } from "../adjusting-model";
import type { Head } from "../embedded/heads";
import { intents, sentiments, tones, type Intent, type Language, type Tags, type Tone } from "../model";
import { withImplied } from "../offences";
import { foldedText } from "../reading/characters";

/** A person's word on one tag of one text. */
export type TaughtText = {
  readonly itemId: string;
  readonly text: string;
  readonly language: Language;
  readonly rating?: number | undefined;
  readonly head: TaughtHead;
  /** Flags in one order, joined by commas. */
  readonly was: string;
  readonly became: string;
};

/** Three in ten texts are kept from training, the same ones every time, to prove by what was learnt from the others. Equal texts stand on one side. */
export const isProof = ({ text }: Pick<TaughtText, "text">): boolean =>
  createHash("sha256").update(foldedLine(text)).digest().readUInt32BE(0) % 10 < proofTenths;
const proofTenths = 3;

const foldedLine = (text: string): string => foldedText(text).trim().replaceAll(/\s+/g, " ");

/** A person looked and agreed. */
export const isConfirmed = ({ was, became }: TaughtText): boolean => was === became;

/** True, false, or absent where the person's word says nothing of a head. */
export const labelsTaught = ({ head, was, became }: TaughtText): Readonly<Partial<Record<Head, boolean>>> => {
  switch (head) {
    case "sentiment":
      return Object.fromEntries(sentiments.map((mood) => [mood, mood === became]));
    case "intent":
      return Object.fromEntries(
        namedIntents.filter((intent) => became === "other" || intent === became || intent === was).map((intent) => [intent, intent === became]),
      );
    case "tones": {
      const flags = withImplied(flagsOf(became));
      return Object.fromEntries(tones.map((tone) => [tone, flags.includes(tone)]));
    }
  }
};

const namedIntents = intents.filter((intent): intent is Exclude<Intent, "other"> => intent !== "other");

/** What a tagger says of a head, in the words of corrections. */
export const wordFor = (head: TaughtHead, tags: Pick<Tags, "sentiment" | "intent" | "tone">): string => {
  switch (head) {
    case "sentiment":
      return tags.sentiment.label;
    case "intent":
      return tags.intent.label;
    case "tones":
      return tones.filter((tone) => tags.tone[tone].on).join(",");
  }
};

/** Whether two words on a head say the same; that an insult is an offence need not be said. */
export const agree = (head: TaughtHead, one: string, other: string): boolean => (head === "tones" ? namedFlags(one) === namedFlags(other) : one === other);

const namedFlags = (word: string): string => [...(flagsOf(word).some(isNamedFlag) ? flagsOf(word).filter(isNamedFlag) : flagsOf(word))].sort().join(",");

const flagsOf = (word: string): readonly Tone[] => tones.filter((tone) => word.split(",").includes(tone));
const isNamedFlag = (tone: Tone): boolean => tone !== "toxic";
