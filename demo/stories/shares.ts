import type { DemoSiteSlug } from "../accounts";
import { dayMs } from "./rhythm";
import type { StoryKind } from "./story-model";

const byKind: Readonly<Record<StoryKind, number>> = {
  complaint: 0.995,
  question: 0.985,
  sarcasm: 0.88,
  suggestion: 0.97,
  hostile: 0.9,
  threat: 0.9,
  praise: 0.92,
  remark: 0.8,
  troll: 0.75,
};

const bySite: Readonly<Record<DemoSiteSlug, number>> = { kestrel: 1, lodia: 0.99, vermeuil: 1, "kestrel-status": 0.9 };

/** How likely the desk of a site answers such a thing at all: trouble first, praise when there is time. */
export const answeredShare = (site: DemoSiteSlug, kind: StoryKind): number => byKind[kind] * bySite[site];

/** The last days are still being worked through. */
export const recency = (at: Date, anchor: Date): number => {
  const days = (anchor.getTime() - at.getTime()) / dayMs;
  if (days < 1) return 0.36;
  if (days < 3) return 0.5;
  if (days < 6) return 0.78;
  if (days < 12) return 0.93;
  return 1;
};
