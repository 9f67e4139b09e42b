import type { Dice } from "./dice";
import type { StoryKind, StoryLanguage } from "./story-model";
import { names, regulars } from "./words/names";

export type Person = {
  readonly name: string;
  /** How a reply addresses the person. */
  readonly callName: string;
  readonly url: string;
  readonly email: string;
};

/** Somebody who might write such a thing: now and then one of the regulars, else anybody. */
export const somebody = (dice: Dice, language: StoryLanguage, kind: StoryKind | "other"): Person => {
  const known = regulars[language];
  const shares: Partial<Record<StoryKind | "other", readonly [readonly string[], number]>> = {
    complaint: [known.unhappy, 0.17],
    sarcasm: [known.unhappy, 0.35],
    hostile: [known.trolls, 0.3],
    troll: [known.trolls, 0.95],
    praise: [known.fans, 0.28],
    remark: [known.fans, 0.2],
  };
  const share = shares[kind];
  return share !== undefined && dice.chance(share[1]) ? personNamed(oneOf(dice, share[0])) : anybody(dice, language);
};

// The first of a list comes most often, so that each site has somebody it knows well.
const oneOf = (dice: Dice, known: readonly string[]): string => dice.weigh(known.map((name, index) => [name, index === 0 ? 2.5 : 1] as const));

const anybody = (dice: Dice, language: StoryLanguage): Person => {
  const { first, last, handles } = names[language];
  const form = dice.unit();
  if (form < 0.2) return personNamed(dice.pick(handles));
  if (form < 0.3) return personNamed(dice.pick(first));
  return personNamed(`${dice.pick(first)} ${dice.pick(last)}`);
};

/** Names of several words that nobody shortens. */
const calledWhole: ReadonlySet<string> = new Set([
  ...Object.values(names).flatMap(({ handles }) => handles),
  "Old Frank",
  "Mamie Josette",
  "Тамара Ильинична",
  "Костя Велосипед",
  "Глаз народа",
]);

/** The person behind a name; the same name is always the same person. */
export const personNamed = (name: string): Person => {
  const slug = Array.from(name, (letter) => (/[a-z0-9]/iu.test(letter) ? letter.toLowerCase() : (letter.codePointAt(0) ?? 0).toString(36))).join("");
  const isWhole = calledWhole.has(name);
  const isHandle = isWhole || /[_\d.]/u.test(name.replace(/\.$/u, "")) || !name.includes(" ");
  const hasSite = Array.from(slug).reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % 17 === 0;
  return {
    name,
    callName: isHandle ? name : (name.split(" ")[0] ?? name),
    url: hasSite ? `https://${slug.slice(0, 40)}.example` : "",
    email: `${slug.slice(0, 40)}@mail.example`,
  };
};
