import { addItem, noFeatures, noteAnswer, noteDeletion, noteRepliesDrawn, type AuthorItem, type Features } from "./features";

/** What happened to an item, in the order in which what happens at one moment is counted. */
export const steps = ["wrote", "answered", "drew-replies", "deleted"] as const;
export type Step = (typeof steps)[number];

/** One step of an author's history: what was written, or what became of it, and when. */
export type Happening = {
  readonly at: Date;
  readonly step: Step;
  readonly item: Pick<AuthorItem, "id" | "thread" | "brand" | "day" | "hour" | "text" | "tags">;
};

/** The last step that is counted; null: none is. */
export type Place = { readonly at: Date; readonly step: Step; readonly itemId: string } | null;

/** Features and up to where in the history they are counted. */
export type Counted = { readonly features: Features; readonly place: Place };

export const nothingCounted: Counted = { features: noFeatures, place: null };

/** Counts on: steps come in the order of time, each after the last that was counted. */
export const countOn = (counted: Counted, happenings: readonly Happening[]): Counted => {
  const last = happenings.at(-1);
  if (last === undefined) return counted;
  return { features: happenings.reduce(withStep, counted.features), place: { at: last.at, step: last.step, itemId: last.item.id } };
};

const withStep = (features: Features, { step, item }: Happening): Features => {
  switch (step) {
    case "wrote":
      return addItem(features, { ...item, brandReplied: false, repliesDrawn: 0, isDeleted: false });
    case "answered":
      return noteAnswer(features, item);
    case "drew-replies":
      return noteRepliesDrawn(features, item.id);
    case "deleted":
      return noteDeletion(features, item.id);
  }
};

/** True where something changed at or before the last step that is counted: what is counted no longer holds. */
export const isOvertaken = ({ place }: Counted, changedFrom: Date | null): boolean => place !== null && changedFrom !== null && changedFrom <= place.at;
