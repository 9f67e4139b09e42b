import type { Tone } from "./model";

/** The flags that say of which kind an offence is; each of them implies "toxic". */
export const offences = ["insult", "obscenity", "threat"] as const satisfies readonly Tone[];

const isOffence = (tone: Tone): boolean => offences.some((offence) => offence === tone);

/** The flags with what they imply, each once: an insult is an offence. */
export const withImplied = (tones: readonly Tone[]): Tone[] => [...new Set<Tone>(tones.some(isOffence) ? ["toxic", ...tones] : tones)];

/** The flags after one was raised or lowered: without any offence there is none of a kind either. */
export const toggledTone = (tones: readonly Tone[], tone: Tone): Tone[] => {
  if (!tones.includes(tone)) return withImplied([...tones, tone]);
  return tones.filter((known) => known !== tone && !(tone === "toxic" && isOffence(known)));
};

/** The flags worth a word: "toxic" only where no finer one says more. */
export const tellingTones = (tones: readonly Tone[]): readonly Tone[] => (tones.some(isOffence) ? tones.filter((tone) => tone !== "toxic") : tones);
