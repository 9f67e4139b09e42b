import type { Intent, Sentiment, Tone } from "#lib/tagging/model";
import { offences } from "#lib/tagging/offences";
import { wordsOf } from "#lib/tagging/words-of";

import { concretenessOf, type ConcreteKind } from "./concreteness";
import { tellsDeeds } from "./deeds";
import { says, type Phrases } from "./phrases";
import { publicMatters, reasoning } from "./words/critique";
import { spurning } from "./words/help";
import { baiting, derision, laughter, mockery } from "./words/provocation";
import { firstPerson } from "./words/self";

/** The tags an item is stored with; the verdict never looks at its language. */
export type ItemTags = { readonly sentiment: Sentiment; readonly tones: readonly Tone[]; readonly intent: Intent };

/** A text as the signs look at it. */
export type Reading = {
  readonly text: string;
  readonly words: number;
  readonly tags: ItemTags;
  readonly particulars: readonly ConcreteKind[];
  readonly says: (phrases: Phrases) => boolean;
  readonly isFirstPerson: boolean;
  readonly tellsDeeds: boolean;
  readonly mocks: boolean;
  readonly isScornful: boolean;
  readonly isOffensive: boolean;
  readonly isArgued: boolean;
  readonly isSpam: boolean;
};

// Laughing faces, clowns, sheep, popcorn, a yawn; brackets in a row laugh in Russian.
const grins = /[😂🤣🤡🐑🍿🥱😹🙄💩😜😝]|\){3,}/u;

// Of three words, "pics in your inbox", the tagger knows too little.
const spamWordsMin = 5;

// What stands in quotation marks somebody else said.
const ownWords = (text: string): string => text.replaceAll(/"[^"]{1,200}"|«[^»]{1,200}»|“[^”]{1,200}”/gu, " ");

/** Reads a text once for all signs. */
export const readItem = (text: string, tags: ItemTags): Reading => {
  const words = wordsOf(text);
  const own = ownWords(text);
  const hears = (phrases: Phrases): boolean => says(phrases, words);
  const hasDeeds = tellsDeeds(own);
  // Who tells their own story with a laugh does not laugh at others.
  const mocks = hears(mockery) || (!hasDeeds && (hears(laughter) || grins.test(text)));
  return {
    text,
    words: words.length,
    tags,
    particulars: concretenessOf(text),
    says: hears,
    isFirstPerson: says(firstPerson, wordsOf(own)) || hasDeeds,
    tellsDeeds: hasDeeds,
    mocks,
    isScornful: mocks || [derision, baiting, spurning].some(hears),
    isOffensive: offences.some((offence) => tags.tones.includes(offence)),
    isArgued: hears(reasoning) || hears(publicMatters),
    isSpam: tags.tones.includes("spam") && words.length >= spamWordsMin,
  };
};
