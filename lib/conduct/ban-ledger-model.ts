import type { DeedPlace, StandingDeed } from "./deed-model";

/** A ban or an unban, of this ban or of another of the brand, in the order in which they were said. */
export type BanSaid = StandingDeed & {
  readonly isOwn: boolean;
  /** It belongs to a ban that stands and covers the account: the place is to stay shut. */
  readonly isHolding: boolean;
};

type Ledger = readonly BanSaid[];

/** What one ban said where no other says anything. */
export const saidAlone = (deeds: readonly StandingDeed[]): Ledger =>
  deeds.filter(({ kind }) => kind === "ban" || kind === "unban").map((deed) => ({ ...deed, isOwn: true, isHolding: false }));

export const isAt = (place: DeedPlace, { sourceId, authorId }: DeedPlace): boolean => place.sourceId === sourceId && place.authorId === authorId;

export const saidAt = (place: DeedPlace, said: Ledger): Ledger => said.filter((deed) => isAt(place, deed));

const mayHaveArrived = ({ attempts, state }: BanSaid): boolean => attempts > 0 || state === "done";
const isMeant = ({ state }: BanSaid): boolean => state !== "dropped";

/** Whether this ban has said all it takes to shut a place; an unban of whichever ban that may have arrived since counts against it. */
export const isShut = (there: Ledger): boolean =>
  there.findLast((deed) => (deed.kind === "ban" ? deed.isOwn && isMeant(deed) : mayHaveArrived(deed)))?.kind === "ban";

/** Whether a place is to be opened: no ban that stands keeps it shut, none is on its way there, and one may have arrived that none has taken back. */
export const mayBeShut = (there: Ledger): boolean =>
  !isHeld(there) &&
  there.every(({ kind, state }) => kind !== "ban" || state === "done" || state === "dropped") &&
  there.findLast((deed) => (deed.kind === "ban" ? mayHaveArrived(deed) : isMeant(deed)))?.kind === "ban";

/** Whether a ban that stands keeps a place shut. */
export const isHeld = (there: Ledger): boolean => there.some(({ isHolding }) => isHolding);

/** Whether a request is out to a place, whose answer the next has to wait for: else the two might arrive in either order. */
export const isBusy = (there: Ledger): boolean => there.some(({ state }) => state === "doing");
