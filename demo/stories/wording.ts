import type { Dice } from "./dice";
import type { Phrasebook, StoryKind } from "./story-model";

const orderForms: Readonly<Record<string, (dice: Dice) => string>> = {
  kestrel: (dice) => `KP-${String(dice.between(100_000, 999_999))}`,
  "kestrel-status": (dice) => `KP-${String(dice.between(100_000, 999_999))}`,
  lodia: (dice) => `№ ${String(dice.between(5_000_000, 5_999_999))}`,
  vermeuil: (dice) => String(dice.between(20_000, 39_999)),
};

export type Blanks = Readonly<Record<string, string>> & { readonly site: string };

/** Fills the `{slots}` of a text: first with what is known of the conversation, else with something the language offers. */
export const fillSlots = (dice: Dice, text: string, { words, blanks }: { readonly words: Phrasebook; readonly blanks: Blanks }): string =>
  agreed(
    text.replaceAll(/\{(\w+)\}/gu, (slot, name: string) => {
      const known = blanks[name];
      if (known !== undefined) return known;
      if (name === "n") return String(dice.between(2, 9));
      if (name === "mins") return String(dice.between(3, 11) * 5 + dice.between(0, 2));
      if (name === "order") return orderForms[blanks.site]?.(dice) ?? slot;
      const offered = words.slots[name];
      return offered === undefined ? slot : dice.pick(offered);
    }),
  );

/** One, few and many of what Russian counts here. */
const counted: readonly (readonly [string, string, string])[] = [
  ["день", "дня", "дней"],
  ["неделю", "недели", "недель"],
  ["год", "года", "лет"],
  ["час", "часа", "часов"],
  ["минуту", "минуты", "минут"],
  ["раз", "раза", "раз"],
];

/** Russian words after a number, put into the form that the number asks for. */
const agreed = (text: string): string =>
  text.replaceAll(/(\d+) (\p{Script=Cyrillic}+)/gu, (whole, number: string, word: string) => {
    const forms = counted.find((candidate) => candidate.includes(word));
    if (forms === undefined) return whole;
    const [tens, ones] = [Number(number) % 100, Number(number) % 10];
    const isTeen = tens > 10 && tens < 20;
    return `${number} ${isTeen || ones === 0 || ones > 4 ? forms[2] : ones === 1 ? forms[0] : forms[1]}`;
  });

const isWarm: Readonly<Record<StoryKind, boolean>> = {
  praise: true,
  remark: true,
  question: true,
  suggestion: true,
  complaint: false,
  sarcasm: false,
  hostile: false,
  threat: false,
  troll: false,
};
const isGreeted: Readonly<Record<StoryKind, boolean>> = {
  praise: true,
  question: true,
  suggestion: true,
  complaint: true,
  sarcasm: true,
  remark: false,
  hostile: false,
  threat: false,
  troll: false,
};

/** A bare text as somebody would type it: sometimes with a greeting, a last word, a smile, a slip of the finger. */
export const dress = (
  dice: Dice,
  text: string,
  { kind, words, blanks }: { readonly kind: StoryKind; readonly words: Phrasebook; readonly blanks: Blanks },
): string => {
  const tails = words.tails[kind] ?? [];
  let dressed = text;
  if (isGreeted[kind] && dice.chance(0.34)) dressed = opened(dice.pick(words.openers), dressed);
  if (tails.length > 0 && dice.chance(0.42)) dressed = `${dressed}${dice.chance(0.15) ? "\n\n" : " "}${dice.pick(tails)}`;
  if (dice.chance(0.12)) dressed = `${dressed} ${dice.pick(isWarm[kind] ? words.emoji.good : words.emoji.bad)}`;
  return slip(dice, fillSlots(dice, dressed, { words, blanks }));
};

/** A first word and what follows it: after anything but a full stop the sentence goes on in small letters, names and shouts aside. */
export const opened = (opener: string, text: string): string => {
  const goesOn = !/[.!?]$/u.test(opener) && /^\p{Lu}(?:\p{Ll}|\s(?!\p{Lu}))/u.test(text) && !/^(?:I|I'\w+) /u.test(text);
  return `${opener} ${goesOn ? text.charAt(0).toLowerCase() + text.slice(1) : text}`;
};

/** Haste leaves its marks: no capitals, no full stop, too many exclamation marks, two letters swapped. */
export const slip = (dice: Dice, text: string): string => {
  if (dice.chance(0.13)) return text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/u, "");
  if (dice.chance(0.06)) return text.replace(/[.!]$/u, "!!!");
  if (dice.chance(0.06)) return swapLetters(dice, text);
  if (dice.chance(0.02) && text.length < 120) return text.toUpperCase();
  return text;
};

const swapLetters = (dice: Dice, text: string): string => {
  const longWords = [...text.matchAll(/(?<![\p{L}\d@./:-])\p{Ll}{6,}/gu)];
  if (longWords.length === 0) return text;
  const word = dice.pick(longWords);
  const at = word.index + dice.between(2, word[0].length - 3);
  return text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
};

/** A text with its first letter made a capital. */
export const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
