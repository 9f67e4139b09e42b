import { readItem, type ItemTags, type Reading } from "./reading";
import { denies, isElaborate, isGrievance, isMatter, isOwn, isOwnConcrete, linksElsewhere } from "./substance";
import { isAtLarge, isBrief, isChiding, isOffer, speaksToOthers } from "./manner";
import { adverts, trades } from "./words/adverts";
import { publicMatters, reasoning } from "./words/critique";
import { cooperation, spurning } from "./words/help";
import { baiting, contempt, derision } from "./words/provocation";
import { secondPerson, toldOfOneself } from "./words/service";

/** What makes an item more than talk: each may be shown by itself. */
const substance = {
  own: isOwn,
  "own-concrete": isOwnConcrete,
  matter: isMatter,
  grievance: isGrievance,
  "self-told": (read) => read.says(toldOfOneself) && !read.isScornful && !read.isSpam && !denies(read),
  "no-dealings": denies,
  reasoned: ({ says }) => says(reasoning),
  "public-matter": ({ says }) => says(publicMatters),
  suggestion: ({ tags, isScornful }) => tags.intent === "suggestion" && !isScornful,
  elaborate: isElaborate,
  cooperates: ({ says, isScornful }) => says(cooperation) && !isScornful,
  praise: ({ tags: { intent, sentiment }, isScornful }) => !isScornful && (intent === "praise" || (intent === "courtesy" && sentiment === "positive")),
  advert: ({ says, isSpam }) => isSpam || says(adverts),
  contact: linksElsewhere,
} as const satisfies Readonly<Record<string, (read: Reading) => boolean>>;

const temper = {
  insult: ({ tags }) => tags.tones.includes("insult"),
  rude: ({ tags }) => tags.tones.includes("obscenity") || tags.tones.includes("threat"),
  mocks: ({ mocks }) => mocks,
  derides: ({ says }) => says(derision),
  baits: ({ says }) => says(baiting),
  spurns: ({ says }) => says(spurning),
} as const satisfies Readonly<Record<string, (read: Reading) => boolean>>;

/** How an item is written, whatever it is about. */
const manner = {
  "first-person": ({ isFirstPerson }) => isFirstPerson,
  deeds: ({ tellsDeeds, isSpam, isScornful }) => tellsDeeds && !isSpam && !isScornful,
  "told-particulars": ({ tellsDeeds, isSpam, text, particulars }) => !isSpam && tellsDeeds && (particulars.length > 0 || /\p{N}/u.test(text)),
  asks: ({ tags, isScornful, isOffensive }) => tags.intent === "question" && !isScornful && !isOffensive,
  "to-others": speaksToOthers,
  chides: isChiding,
  harsh: ({ tags }) => tags.tones.includes("toxic"),
  figures: ({ text }) => /\p{N}/u.test(text),
  offer: isOffer,
  trade: ({ says }) => says(trades),
  contempt: ({ says }) => says(contempt),
  "at-large": isAtLarge,
  exclaims: ({ text }) => text.includes("!"),
  glad: ({ tags }) => tags.sentiment === "positive",
  brief: isBrief,
} as const satisfies Readonly<Record<string, (read: Reading) => boolean>>;

/** What one item may show by itself. */
export type TextSign = keyof typeof substance | keyof typeof temper | keyof typeof manner | "empty" | "at-you";

/** What it may show beside the author's other items. */
type HabitSign = "returned" | "pasted" | "repeated" | "burst" | "deleted" | "drew-replies" | "took-help" | "calmed" | "spurned-help";

export type Sign = TextSign | HabitSign;

/** The signs a text shows by itself. All three languages' phrases are asked of every text, so that nobody is judged by the one they write in. */
export const signsOf = (text: string, tags: ItemTags): ReadonlySet<TextSign> => {
  const read = readItem(text, tags);
  const held = shown(substance, read);
  return new Set<TextSign>([...shown(temper, read), ...shown(manner, read), ...held, ...(held.length === 0 ? emptySigns(read) : [])]);
};

const shown = <Name extends string>(tests: Readonly<Record<Name, (read: Reading) => boolean>>, read: Reading): readonly Name[] => {
  const names: Name[] = [];
  for (const name in tests) if (tests[name](read)) names.push(name);
  return names;
};

const emptySigns = ({ says }: Reading): readonly TextSign[] => (says(secondPerson) ? ["empty", "at-you"] : ["empty"]);
