import type { Intent, Sentiment, Tone } from "#lib/tagging/model";
import { wordsOf } from "#lib/tagging/words-of";

import { concretenessOf } from "./concreteness";
import { says } from "./phrases";
import { adverts } from "./words/adverts";
import { publicMatters, reasoning } from "./words/critique";
import { cooperation, spurning } from "./words/help";
import { noDealings, ownDealings } from "./words/own-dealings";
import { baiting, derision, mockery } from "./words/provocation";
import { secondPerson, serviceMatters, toldOfOneself } from "./words/service";

/** What one item may show by itself. */
export const textSigns = [
  "own",
  "own-concrete",
  "matter",
  "self-told",
  "no-dealings",
  "reasoned",
  "public-matter",
  "elaborate",
  "insult",
  "rude",
  "mocks",
  "derides",
  "baits",
  "spurns",
  "cooperates",
  "empty",
  "at-you",
  "advert",
  "contact",
  "praise",
  "suggestion",
] as const;
export type TextSign = (typeof textSigns)[number];

/** What it shows beside the author's other items. */
export const habitSigns = ["pasted", "repeated", "burst", "deleted", "drew-replies", "took-help", "calmed", "spurned-help"] as const;

export const signs = [...textSigns, ...habitSigns] as const;
export type Sign = (typeof signs)[number];

/** The tags an item is stored with; the verdict never looks at its language. */
export type ItemTags = { readonly sentiment: Sentiment; readonly tones: readonly Tone[]; readonly intent: Intent };

/** The signs a text shows by itself. All three languages' phrases are asked of every text, so that nobody is judged by the one they write in. */
export const signsOf = (text: string, tags: ItemTags): ReadonlySet<TextSign> => {
  const words = wordsOf(text);
  const scorn = scornIn(text, words);
  const read = { text, words, tags, isScornful: scorn.length > 0 };
  const substance: readonly TextSign[] = [...argumentSigns(read), ...dealingSigns(read), ...goodwill(read), ...adSigns(read)];
  const elaborate = isElaborate(read, substance) ? (["elaborate"] as const) : [];
  return new Set([...scorn, ...offencesIn(tags), ...substance, ...elaborate, ...(substance.length + elaborate.length === 0 ? emptySigns(words) : [])]);
};

type Read = { readonly text: string; readonly words: readonly string[]; readonly tags: ItemTags; readonly isScornful: boolean };

const scornIn = (text: string, words: readonly string[]): readonly TextSign[] => [
  ...(says(mockery, words) || grins.test(text) ? (["mocks"] as const) : []),
  ...(says(derision, words) ? (["derides"] as const) : []),
  ...(says(baiting, words) ? (["baits"] as const) : []),
  ...(says(spurning, words) ? (["spurns"] as const) : []),
];

const offencesIn = ({ tones }: ItemTags): readonly TextSign[] => [
  ...(tones.includes("insult") ? (["insult"] as const) : []),
  ...(tones.includes("toxic") && !tones.includes("insult") ? (["rude"] as const) : []),
];

const elaborateLettersMin = 75;

// A long statement about the world, not about oneself, argues even where no word of argument is known.
const isElaborate = ({ text, isScornful, tags }: Read, substance: readonly TextSign[]): boolean =>
  text.length >= elaborateLettersMin &&
  !text.includes("?") &&
  !isScornful &&
  !tags.tones.includes("toxic") &&
  !substance.some((sign) => sign === "own" || sign === "self-told" || sign === "advert" || sign === "contact" || sign === "praise");

const emptySigns = (words: readonly string[]): readonly TextSign[] => (says(secondPerson, words) ? ["empty", "at-you"] : ["empty"]);

const argumentSigns = ({ words, tags, isScornful }: Read): readonly TextSign[] => [
  ...(says(reasoning, words) ? (["reasoned"] as const) : []),
  ...(says(publicMatters, words) ? (["public-matter"] as const) : []),
  ...(tags.intent === "suggestion" && !isScornful ? (["suggestion"] as const) : []),
];

const dealingSigns = (read: Read): readonly TextSign[] => {
  const { words, tags, isScornful, text } = read;
  if (isSpam(read)) return [];
  const kinds = concretenessOf(text);
  const isArgued = says(reasoning, words) || says(publicMatters, words);
  const asks = tags.intent === "complaint" || tags.intent === "question";
  const tells = says(toldOfOneself, words);
  const isPinned = !isArgued && (kinds.includes("order-number") || (kinds.length > 0 && tags.intent === "complaint" && (kinds.length > 1 || says(serviceMatters, words))));
  const denies = says(noDealings, words) && kinds.length === 0;
  if (denies) return ["no-dealings"];
  const isOwn = says(ownDealings, words) || isPinned;
  return [
    ...(isOwn ? (["own"] as const) : []),
    ...(isOwn && kinds.length > 0 ? (["own-concrete"] as const) : []),
    ...(asks && !isArgued && says(serviceMatters, words) && !(isScornful && !isOwn) ? (["matter"] as const) : []),
    ...(tells && !isScornful ? (["self-told"] as const) : []),
  ];
};

const goodwill = ({ words, tags: { intent, sentiment }, isScornful }: Read): readonly TextSign[] => {
  if (isScornful) return [];
  return [
    ...(says(cooperation, words) ? (["cooperates"] as const) : []),
    ...(intent === "praise" || (intent === "courtesy" && sentiment === "positive") ? (["praise"] as const) : []),
  ];
};

// Laughing faces, clowns, sheep, popcorn, a yawn; brackets in a row laugh in Russian.
const grins = /[😂🤣🤡🐑🍿🥱😹🙄💩😜😝]|\){3,}/u;

// Of three words, "pics in your inbox", the tagger knows too little.
const advertWordsMin = 5;

const isSpam = ({ words, tags }: Read): boolean => tags.tones.includes("spam") && words.length >= advertWordsMin;

const adSigns = (read: Read): readonly TextSign[] => {
  const isAdvert = isSpam(read) || says(adverts, read.words);
  return [...(isAdvert ? (["advert"] as const) : []), ...(contacts.test(read.text) ? (["contact"] as const) : [])];
};

const contacts = /https?:\/\/|www\.|t\.me\/|wa\.me\/|bit\.ly|(?<![\p{L}\p{N}])\p{L}[\p{L}\d-]{2,30}\.(?:com|shop|store|ru|fr|net|biz|online|xyz|io|top|club)(?!\p{L})|\+\d[\d ()-]{8,}|(?<!\p{L})(?:tel|t[ée]l|тел|ring|call|whatsapp|звоните)\p{L}{0,6}[.:]?\s?[+\d][\d ()-]{7,}|(?<!\d)\d{1,2} ?% (?:off|discount|de remise|de r[ée]duction)|скидк\p{L} (?:до )?\d{1,2} ?%/iu;
