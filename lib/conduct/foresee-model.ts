import { saidAlone } from "./ban-ledger-model";
import { nextOfBan, type BanFacts } from "./bodyguard-model";
import type { DueDeed, EarlierMessage, StandingDeed } from "./deed-model";
import { nextOfGuard, type GuardFacts } from "./guard-model";

/** What a guard would do from here, one after the other, if nothing is refused. */
export const foreseeGuard = (place: GuardFacts["place"], earlierMessage: EarlierMessage): readonly DueDeed[] =>
  foresee((deeds) => nextOfGuard({ place, deeds, earlierMessage, isEnded: false }));

/** What an approved ban would do from here, one after the other, if nothing is refused. */
export const foreseeBan = (facts: Pick<BanFacts, "origin" | "places" | "earlierMessage">): readonly DueDeed[] =>
  foresee((deeds) => nextOfBan({ ...facts, deeds, isApproved: true, isEnded: false, releasedIds: [], leftPlaces: [], said: saidAlone(deeds) }));

const foresee = (next: (deeds: readonly StandingDeed[]) => readonly DueDeed[], seen: readonly DueDeed[] = []): readonly DueDeed[] => {
  const due = next(seen.map((deed) => ({ ...deed, state: deed.isByHand ? "by-hand" : "done", attempts: 1 })));
  return due.length === 0 ? seen : foresee(next, [...seen, ...due]);
};
