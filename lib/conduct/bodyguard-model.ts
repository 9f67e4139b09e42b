import { isAt, isShut, mayBeShut, saidAt, type BanSaid } from "./ban-ledger-model";
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
  /** Accounts that it was carried to and that were let off: somebody else's after all. */
  readonly releasedIds: readonly string[];
  /** Places of accounts that are not the person's any more. */
  readonly leftPlaces: readonly Place[];
  /** What the brand's bans, this one among them, said to the accounts it has reached. */
  readonly said: readonly BanSaid[];
  readonly deeds: readonly StandingDeed[];
};

/**
 * What a ban does next [G4]: nothing before a second person approved, then the formal notice, then the ban at every place; ended, it is taken
 * back at every place, and before that where an account was let off.
 */
export const nextOfBan = (facts: BanFacts): readonly DueDeed[] => {
  if (!facts.isApproved) return [];
  const unbans = unbansOf(facts);
  if (facts.isEnded) return unbans;
  return [...unbans.filter(({ authorId }) => facts.releasedIds.includes(authorId)), ...noticeAndBans(facts)];
};

const noticeAndBans = (facts: BanFacts): readonly DueDeed[] => {
  const notice = facts.deeds.find(({ kind }) => kind === "message");
  if (notice === undefined && facts.earlierMessage === "none" && facts.origin.capabilities.includes("private-message"))
    return [dueDeed(facts.origin, "message")];
  if (notice !== undefined && isUnderWay(notice)) return [];
  return facts.places
    .filter((place) => !facts.releasedIds.includes(place.authorId) && !isShut(saidAt(place, facts.said)))
    .map((place) => dueDeed(place, "ban"));
};

/** Whoever lets go of a place last opens it, whichever ban shut it. */
const unbansOf = ({ places, leftPlaces, said }: BanFacts): readonly DueDeed[] =>
  reachedPlaces(said)
    .filter((place) => mayBeShut(saidAt(place, said)))
    .map((place) => dueDeed([...places, ...leftPlaces].find((known) => isAt(known, place)) ?? { ...place, capabilities: [] }, "unban"));

/** Each place once where this ban was to be done. */
const reachedPlaces = (said: readonly BanSaid[]): readonly DeedPlace[] => {
  const own = said.filter(({ kind, isOwn }) => kind === "ban" && isOwn);
  return own.filter((deed, at) => own.findIndex((other) => isAt(other, deed)) === at).map(({ sourceId, authorId }) => ({ sourceId, authorId }));
};

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
