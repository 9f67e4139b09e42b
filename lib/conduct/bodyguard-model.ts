import { dueDeed, isUnderWay, type DeedPlace, type DueDeed, type EarlierMessage, type StandingDeed } from "./deed-model";
import { dayMs } from "#lib/core/time";

type Place = DeedPlace & { readonly capabilities: readonly string[] };

export type BanFacts = {
  readonly isApproved: boolean;
  /** Lifted, expired, or an appeal was granted. */
  readonly isEnded: boolean;
  /** Where the offence was made: the formal notice goes there. */
  readonly origin: Place;
  /** An earlier formal notice about the same item: another is not sent, the ban itself carries it. */
  readonly earlierMessage: EarlierMessage;
  /** Each account of the person at each source of the brand where it can write. */
  readonly places: readonly Place[];
  readonly deeds: readonly StandingDeed[];
};

/** What a ban does next [G4]: nothing before a second person approved, then the formal notice, then the ban at every place; ended, it is taken back at every place. */
export const nextOfBan = (facts: BanFacts): readonly DueDeed[] => {
  if (!facts.isApproved) return [];
  if (facts.isEnded) return unbans(facts);
  const notice = facts.deeds.find(({ kind }) => kind === "message");
  if (notice === undefined && facts.earlierMessage === "none" && facts.origin.capabilities.includes("private-message"))
    return [dueDeed(facts.origin, "message")];
  if (notice !== undefined && isUnderWay(notice)) return [];
  return facts.places.filter((place) => !facts.deeds.some((deed) => deed.kind === "ban" && isAt(place, deed))).map((place) => dueDeed(place, "ban"));
};

/** Also where nobody knows whether the ban arrived: to take back what is not there does no harm. */
const unbans = ({ places, deeds }: BanFacts): readonly DueDeed[] =>
  deeds
    .filter((deed) => deed.kind === "ban" && (deed.state === "done" || (deed.state === "dropped" && deed.attempts > 0)))
    .filter((ban) => !deeds.some((deed) => deed.kind === "unban" && isAt(ban, deed)))
    .map((ban) => dueDeed(places.find((place) => isAt(place, ban)) ?? { ...ban, capabilities: [] }, "unban"));

const isAt = (place: DeedPlace, { sourceId, authorId }: DeedPlace): boolean => place.sourceId === sourceId && place.authorId === authorId;

export type DecisionRefusal = "own-request" | "decided-already";

/** Why this member may not decide about a ban; null when they may. Whoever asked for it never does. */
export const refusalOfDecision = (ban: { readonly state: string; readonly requestedById: string }, memberId: string): DecisionRefusal | null => {
  if (ban.state !== "requested") return "decided-already";
  return ban.requestedById === memberId ? "own-request" : null;
};

/** When a ban that is approved now ends; null: never. */
export const endOf = ({ days }: { readonly days: number | null }, now: Date): Date | null => (days === null ? null : new Date(now.getTime() + days * dayMs));

/** A ban whose time is over. */
export const isOver = ({ until }: { readonly until: Date | null }, now: Date): boolean => until !== null && until <= now;
