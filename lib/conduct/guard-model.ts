import { dueDeed, isUnderWay, type DeedPlace, type DueDeed, type EarlierMessage, type StandingDeed } from "./deed-model";

export type GuardFacts = {
  readonly place: DeedPlace & { readonly capabilities: readonly string[] };
  readonly deeds: readonly StandingDeed[];
  readonly earlierMessage: EarlierMessage;
  /** Withdrawn, or an appeal was granted. */
  readonly isEnded: boolean;
};

/** What the polite guard does next [G3]: first the private message, then the removal; without a message it hides and does not delete. */
export const nextOfGuard = (facts: GuardFacts): readonly DueDeed[] => {
  const { place, deeds } = facts;
  if (facts.isEnded) return undoing(facts);
  if (deeds.some(isRemoval)) return [];
  const message = messageOf(facts);
  if (message === "none" && !place.capabilities.includes("private-message")) return [dueDeed(place, "hide", "cannot-message")];
  switch (message) {
    case "none":
      return [dueDeed(place, "message")];
    case "under-way":
      return [];
    case "sent":
      return [removal(facts)];
    case "unsure":
    case "not-sent":
      return [dueDeed(place, "hide", "message-not-sent")];
  }
};

const messageOf = ({ deeds, earlierMessage }: GuardFacts): EarlierMessage | "under-way" | "not-sent" => {
  const message = deeds.find(({ kind }) => kind === "message");
  if (message === undefined) return earlierMessage;
  if (isUnderWay(message)) return "under-way";
  return message.state === "done" ? "sent" : "not-sent";
};

const isRemoval = ({ kind }: StandingDeed): boolean => kind === "hide" || kind === "delete";

const removal = ({ place }: GuardFacts): DueDeed =>
  !place.capabilities.includes("delete") && place.capabilities.includes("hide") ? dueDeed(place, "hide", "cannot-delete") : dueDeed(place, "delete");

/** What was hidden is shown again; what was deleted no platform gives back. */
const undoing = ({ place, deeds }: GuardFacts): readonly DueDeed[] => {
  const hidden = deeds.find(({ kind }) => kind === "hide");
  const isHidden = hidden !== undefined && (hidden.state === "done" || (hidden.state === "dropped" && hidden.attempts > 0));
  return isHidden && !deeds.some(({ kind }) => kind === "unhide") ? [dueDeed(place, "unhide")] : [];
};
