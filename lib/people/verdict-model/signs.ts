import type { Intent, Sentiment, Tone } from "#lib/tagging/model";
import { wordsOf } from "#lib/tagging/words-of";

import { concretenessOf } from "./concreteness";
import { says } from "./phrases";
import { adverts } from "./words/adverts";
import { publicMatters, reasoning } from "./words/critique";
import { cooperation, spurning } from "./words/help";
import { noDealings, ownDealings } from "./words/own-dealings";
import { baiting, derision, mockery } from "./words/provocation";

/** What one item may show by itself. */
export const textSigns = [
  "own",
  "own-concrete",
  "no-dealings",
  "reasoned",
  "public-matter",
  "insult",
  "rude",
  "mocks",
  "derides",
  "baits",
  "spurns",
  "cooperates",
  "advert",
  "contact",
  "praise",
  "complaint",
  "question",
  "suggestion",
] as const;
export type TextSign = (typeof textSigns)[number];

/** What it shows beside the author's other items. */
export const habitSigns = ["pasted", "repeated", "burst", "deleted", "drew-replies", "took-help", "calmed", "spurned-help"] as const;

export const signs = [...textSigns, ...habitSigns] as const;
export type Sign = (typeof signs)[number];

/** The tags an item is stored with; the verdict never looks at its language. */
export type ItemTags = { readonly sentiment: Sentiment; readonly tones: readonly Tone[]; readonly intent: Intent };

type Read = { readonly text: string; readonly words: readonly string[]; readonly tags: ItemTags };

/** The signs a text shows by itself. All three languages' phrases are asked of every text, so that nobody is judged by the one they write in. */
export const signsOf = (text: string, tags: ItemTags): ReadonlySet<TextSign> => {
  const read = { text, words: wordsOf(text), tags };
  return new Set([...dealingSigns(read), ...argumentSigns(read), ...tempers(read), ...adSigns(read)]);
};

const dealingSigns = ({ text, words, tags }: Read): readonly TextSign[] => {
  const isConcrete = concretenessOf(text).length > 0;
  const denies = says(noDealings, words);
  const isOwn = says(ownDealings, words) && (!denies || isConcrete) && !tags.tones.includes("spam");
  if (!isOwn) return denies ? ["no-dealings"] : [];
  return isConcrete ? ["own", "own-concrete"] : ["own"];
};

const argumentSigns = ({ words, tags }: Read): readonly TextSign[] => [
  ...(says(reasoning, words) ? (["reasoned"] as const) : []),
  ...(says(publicMatters, words) ? (["public-matter"] as const) : []),
  ...(tags.intent === "other" || tags.intent === "courtesy" ? [] : [tags.intent]),
];

const tempers = ({ text, words, tags: { tones } }: Read): readonly TextSign[] => [
  ...(tones.includes("insult") ? (["insult"] as const) : []),
  ...(tones.includes("obscenity") || tones.includes("threat") || tones.includes("toxic") ? (["rude"] as const) : []),
  ...(says(mockery, words) || grins.test(text) ? (["mocks"] as const) : []),
  ...(says(derision, words) ? (["derides"] as const) : []),
  ...(says(baiting, words) ? (["baits"] as const) : []),
  ...(says(spurning, words) ? (["spurns"] as const) : []),
  ...(says(cooperation, words) ? (["cooperates"] as const) : []),
];

// Laughing faces, clowns, sheep, popcorn, a yawn; brackets in a row laugh in Russian.
const grins = /[😂🤣🤡🐑🍿🥱😹🙄💩😜😝]|\){3,}/u;

const adSigns = ({ text, words, tags }: Read): readonly TextSign[] => {
  const isAdvert = tags.tones.includes("spam") || says(adverts, words);
  return [...(isAdvert ? (["advert"] as const) : []), ...(contacts.test(text) ? (["contact"] as const) : [])];
};

const contacts = /https?:\/\/|www\.|t\.me\/|wa\.me\/|bit\.ly|(?<![\p{L}\p{N}])\p{L}[\p{L}\d-]{2,30}\.(?:com|shop|store|ru|fr|net|biz|online|xyz|io|top|club)(?!\p{L})|\+\d[\d ()-]{8,}/iu;
