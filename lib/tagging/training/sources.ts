import type { Head } from "../embedded/heads";
import { sentiments } from "../model";

/**
 * The open sources whose licence lets weights trained on them be given away, and how much a text of each counts beside one of ours;
 * chosen by the development sets. Film subtitles (xed) were left out: without neutral texts they made the others worse.
 */
const openSources: Readonly<Record<string, number>> = {
  semeval17: 1,
  umsab: 1,
  davidson: 0.3,
  paradetox: 0.5,
  surge: 1,
  mlma: 0.5,
  germeval18: 1,
  appreviews: 0.5,
  goemotions_w: 0.3,
  tweetacts: 0.5,
  rugoemotions_w: 0.3,
  tgspam_umputun: 1,
};

/** Our own comments, written for this desk. */
const corpusWeight = 4;

/** How much a text of the source counts; sources whose licence forbids it, or says nothing, count only where they are only measured. */
export const weightOf = (source: string, { withClosed }: { readonly withClosed: boolean }): number =>
  source === "corpus" ? (withClosed ? 1 : corpusWeight) : (openSources[source] ?? (withClosed ? 1 : 0));

const moodSources: ReadonlySet<string> = new Set(["corpus", "semeval17", "umsab", "rusentiment", "sentirueval16"]);

/**
 * True for a source by which the scores of a head are made into chances. Moods: comments and posts in all three moods, since reviews with
 * stars know no neutral. Offence at large: every source. Insults, threats and intents: ours alone, since others draw their lines elsewhere.
 */
export const isYardstick = (source: string, head: Head): boolean => {
  if (sentiments.some((mood) => mood === head)) return moodSources.has(source);
  return head === "toxic" || source === "corpus";
};
