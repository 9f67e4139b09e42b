"use client";

import { createContext, use } from "react";

import type { InboxFilters, InboxView, Person } from "#lib/inbox/model";
import type { AdvisedMode } from "#lib/playbook/advice-model";
import type { Intent, Language, Sentiment, Tone } from "#lib/tagging/model";

/** What every part of the desk needs to know and none of them changes. */
export type DeskFacts = {
  readonly workspace: string;
  /** Null for somebody who only looks in from outside the team. */
  readonly me: Person | null;
  readonly may: {
    readonly tag: boolean;
    readonly close: boolean;
    readonly assign: boolean;
    readonly reply: boolean;
    readonly overrule: boolean;
    readonly openCases: boolean;
    /** Whoever owns the workspace is told how the installation is set up. */
    readonly configure: boolean;
  };
  /** The workspace's zone, in which all times are shown. */
  readonly zone: string;
  readonly members: readonly Person[];
  readonly sources: readonly { readonly id: string; readonly name: string; readonly isSilent: boolean }[];
  readonly filters: InboxFilters;
  /** The words a tag or a view may have; sent with the page, since the models that hold them carry their parser along. */
  readonly words: {
    readonly views: readonly InboxView[];
    readonly sentiments: readonly Sentiment[];
    readonly intents: readonly Intent[];
    readonly languages: readonly Language[];
    readonly tones: readonly Tone[];
    readonly promises: readonly InboxFilters["promise"][number][];
    readonly countCeiling: number;
    readonly modes: readonly AdvisedMode[];
    /** What a template may leave open. */
    readonly variables: readonly string[];
  };
  readonly isApple: boolean;
};

export const DeskContext = createContext<DeskFacts | null>(null);

/** The facts of the desk around this component. */
export const useDesk = (): DeskFacts => {
  const facts = use(DeskContext);
  if (facts === null) throw new Error("useDesk is for parts of the desk.");
  return facts;
};
