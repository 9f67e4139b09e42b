import type { AppealState } from "./appeal-model";
import type { DeedKind, DeedReason, DeedState } from "./deed-model";
import type { LadderRefusal, Rung } from "./ladder-model";
import type { Ending, SanctionKind, SanctionState } from "./model";
import type { Locale } from "#lib/auth/actor";
import type { ClauseKind } from "#lib/playbook/rule-model";
import type { Tone } from "#lib/tagging/model";
import type { TemplateVariable } from "#lib/playbook/template-model";

export type EvidenceView = { readonly itemId: string; readonly text: string; readonly url: string | null; readonly postedAt: string };

/** A person's word on how a message is meant, against what it was before. */
export type CorrectionView = { readonly byName: string; readonly was: readonly Tone[]; readonly became: readonly Tone[] };

/** A step of what will happen, and where. */
export type StepView = {
  readonly kind: DeedKind;
  readonly sourceName: string;
  readonly isByHand: boolean;
  readonly because: DeedReason | null;
  readonly url: string | null;
};

export type ClauseView = {
  readonly number: string;
  readonly kind: ClauseKind;
  readonly title: string;
  readonly text: string;
  /** Its title in the person's language, for what they are told. */
  readonly titleTold: string;
  /** The item is criticism that this clause does not reach [G2]. */
  readonly isProtected: boolean;
};

/** All that the dialogs of guarding show of one item. */
export type GuardView = {
  readonly item: EvidenceView & { readonly authorName: string; readonly isThreat: boolean };
  /** The item's own words that its author is told, to begin with. */
  readonly quote: string;
  readonly clauses: readonly ClauseView[];
  readonly isOverridden: boolean;
  readonly rung: Rung;
  readonly repeatedInsults: boolean;
  /** What a ban would rest on. */
  readonly offences: readonly EvidenceView[];
  readonly noWarning: LadderRefusal | "warning-under-way" | null;
  readonly noBan: LadderRefusal | "ban-standing" | "notice-not-set" | null;
  readonly isGuarded: boolean;
  readonly guardSteps: readonly StepView[];
  readonly banSteps: readonly StepView[];
  readonly canClose: boolean;
  readonly canMessage: boolean;
  /** Bodies of the library in the person's language, to be filled with the clause that is chosen. */
  readonly templates: Readonly<Record<"guard" | "warning" | "notice" | "closing", string>>;
  readonly variables: Readonly<Partial<Record<TemplateVariable, string>>>;
  readonly language: Locale;
  readonly mayDecide: boolean;
};

export type DeedView = {
  readonly id: string;
  readonly kind: DeedKind;
  readonly state: DeedState;
  readonly because: DeedReason | null;
  readonly sourceName: string;
  /** Whom a ban keeps out or lets in again: of a person with several accounts, the one that is meant; null for what is done to words. */
  readonly accountId: string | null;
  readonly accountName: string | null;
  readonly url: string | null;
  readonly finishedAt: string | null;
  readonly byName: string | null;
  readonly canRetry: boolean;
};

export type AppealView = {
  readonly id: string;
  readonly text: string;
  readonly state: AppealState;
  readonly receivedAt: string;
  readonly decidedByName: string | null;
  readonly decisionReason: string | null;
};

export type SanctionView = {
  readonly id: string;
  /** By which the person refers to it in an appeal. */
  readonly number: string;
  readonly kind: SanctionKind;
  readonly state: SanctionState;
  readonly authorId: string;
  readonly authorName: string;
  readonly brandName: string;
  readonly itemId: string;
  readonly clauseNumber: string;
  readonly clauseVersion: number;
  readonly isThreat: boolean;
  readonly message: string;
  /** How its message fares; null where it has none. */
  readonly messageState: DeedState | null;
  /** How long a ban lasts from its approval; null: for good. */
  readonly days: number | null;
  readonly until: string | null;
  readonly requestedAt: string;
  readonly requestedByName: string;
  /** Whoever asked for it decides nothing about it. */
  readonly isOwnRequest: boolean;
  readonly decidedAt: string | null;
  readonly decidedByName: string | null;
  readonly decisionReason: string | null;
  readonly endedAt: string | null;
  readonly endedBecause: Ending | null;
  readonly endedByName: string | null;
  readonly endedReason: string | null;
  readonly evidence: readonly (EvidenceView & { readonly corrections: readonly CorrectionView[] })[];
  readonly deeds: readonly DeedView[];
  readonly appeals: readonly AppealView[];
};

/** A source where a post of the brand's own can be put up. */
export type PublishPlace = { readonly sourceId: string; readonly name: string; readonly canPin: boolean };
