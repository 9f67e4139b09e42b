import type { DemoSiteSlug } from "../accounts";
import { kestrelEnglishComplaints } from "./kestrel/en-complaints";
import { kestrelEnglishPraise } from "./kestrel/en-praise";
import { kestrelEnglishQuestions } from "./kestrel/en-questions";
import { kestrelFrenchScenes, kestrelRussianScenes } from "./kestrel/other-languages";
import { kestrelPosts, kestrelStatusPosts } from "./kestrel/posts";
import { lodiaEnglishScenes } from "./lodia/en";
import { lodiaPosts } from "./lodia/posts";
import { lodiaRussianComplaints } from "./lodia/ru-complaints";
import { lodiaRussianPraise } from "./lodia/ru-praise";
import { lodiaRussianQuestions } from "./lodia/ru-questions";
import type { Phrasebook, PostStory, Scene, StoryLanguage } from "./story-model";
import { vermeuilFrenchComplaints } from "./vermeuil/fr-complaints";
import { vermeuilFrenchPraise } from "./vermeuil/fr-praise";
import { vermeuilFrenchQuestions } from "./vermeuil/fr-questions";
import { vermeuilEnglishScenes, vermeuilRussianScenes } from "./vermeuil/other-languages";
import { vermeuilPosts } from "./vermeuil/posts";
import { englishPhrases } from "./words/en-phrases";
import { frenchPhrases } from "./words/fr-phrases";
import { russianPhrases } from "./words/ru-phrases";

export const phrasebooks: Readonly<Record<StoryLanguage, Phrasebook>> = { en: englishPhrases, ru: russianPhrases, fr: frenchPhrases };

/** In one language: what is written there, who signs the answers and how. */
export type Voice = {
  readonly share: number;
  readonly scenes: readonly Scene[];
  readonly agents: readonly string[];
  readonly signature: string;
};

/** A site as the composer sees it. */
export type Cast = {
  readonly slug: DemoSiteSlug;
  readonly zone: string;
  readonly posts: readonly PostStory[];
  /** Days before the anchor on which each post went out; evenly spread when absent. */
  readonly postedDaysAgo?: readonly number[];
  readonly voices: Readonly<Partial<Record<StoryLanguage, Voice>>>;
  readonly conversations: number;
  readonly spam: number;
  readonly tags: number;
};

const kestrelEnglish: Voice = {
  share: 0.84,
  scenes: [...kestrelEnglishComplaints, ...kestrelEnglishQuestions, ...kestrelEnglishPraise],
  agents: ["Tom", "Ruth"],
  signature: "Kestrel Parcels",
};

export const casts: readonly Cast[] = [
  {
    slug: "kestrel",
    zone: "Europe/London",
    posts: kestrelPosts,
    voices: {
      en: kestrelEnglish,
      fr: { share: 0.09, scenes: kestrelFrenchScenes, agents: ["Luc"], signature: "Kestrel Parcels" },
      ru: { share: 0.07, scenes: kestrelRussianScenes, agents: ["Мира"], signature: "Kestrel Parcels" },
    },
    conversations: 272,
    spam: 34,
    tags: 24,
  },
  {
    slug: "lodia",
    zone: "Europe/Moscow",
    posts: lodiaPosts,
    voices: {
      ru: {
        share: 0.87,
        scenes: [...lodiaRussianComplaints, ...lodiaRussianQuestions, ...lodiaRussianPraise],
        agents: ["Мира", "Глеб"],
        signature: "банк «Лодия»",
      },
      en: { share: 0.13, scenes: lodiaEnglishScenes, agents: ["Tom"], signature: "Lodia Bank" },
    },
    conversations: 300,
    spam: 34,
    tags: 22,
  },
  {
    slug: "vermeuil",
    zone: "Europe/Paris",
    posts: vermeuilPosts,
    voices: {
      fr: {
        share: 0.82,
        scenes: [...vermeuilFrenchComplaints, ...vermeuilFrenchQuestions, ...vermeuilFrenchPraise],
        agents: ["Luc", "Solène"],
        signature: "Clinique Vermeuil",
      },
      en: { share: 0.1, scenes: vermeuilEnglishScenes, agents: ["Tom"], signature: "Clinique Vermeuil" },
      ru: { share: 0.08, scenes: vermeuilRussianScenes, agents: ["Мира"], signature: "клиника Вермёй" },
    },
    conversations: 262,
    spam: 28,
    tags: 20,
  },
  {
    slug: "kestrel-status",
    zone: "Europe/London",
    posts: kestrelStatusPosts,
    postedDaysAgo: [48, 33, 21, 14, 5],
    voices: { en: { ...kestrelEnglish, share: 1 } },
    conversations: 24,
    spam: 2,
    tags: 2,
  },
];
