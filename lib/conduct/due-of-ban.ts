import { nextOfBan } from "./bodyguard-model";
import type { DueDeed, StandingDeed } from "./deed-model";
import { placesAt, placesOf } from "./places";
import { earlierMessageAbout } from "./store/deeds";
import { listBansSaid } from "./store/reach";
import type { StoredSanction } from "./store/sanctions";
import type { Subject } from "./store/subject";
import type { Db } from "#lib/db/transaction";

/** A sanction with what it is about, and what was or is to be done for it. */
export type Matter = { readonly sanction: StoredSanction; readonly subject: Subject; readonly deeds: readonly StandingDeed[] };

/** A due deed with where a person would find its account or item. */
export type Placed = DueDeed & { readonly url: string | null };

/** What a ban does next. */
export const dueOfBan = async (tx: Db, { sanction, subject, deeds }: Matter): Promise<readonly Placed[]> => {
  const { workspaceId, decidedById, state, releasedIds } = sanction;
  const known = await placesOf(tx, workspaceId, subject);
  // Its source was removed and its account writes nowhere else: a person has to see to it.
  const places = known.length > 0 ? known : [{ ...subject, capabilities: [], authorUrl: subject.url }];
  const bannedIds = [...new Set(deeds.filter(({ kind }) => kind === "ban").map(({ authorId }) => authorId))];
  const leftIds = bannedIds.filter((authorId) => !places.some((place) => place.authorId === authorId));
  const leftPlaces = await placesAt(tx, workspaceId, { brandId: sanction.brandId, authorIds: leftIds });
  const due = nextOfBan({
    isApproved: decidedById !== null && (state === "standing" || state === "ended"),
    isEnded: state === "ended",
    // Nobody can be written to about what is not there any more; the ban itself carries the notice then.
    origin: subject.isDeleted ? { ...subject, capabilities: [] } : subject,
    earlierMessage: await earlierMessageAbout(tx, sanction),
    places,
    releasedIds,
    leftPlaces,
    said: await listBansSaid(tx, sanction, bannedIds),
    deeds,
  });
  const urlOf = ({ sourceId, authorId }: DueDeed) =>
    [...places, ...leftPlaces].find((place) => place.sourceId === sourceId && place.authorId === authorId)?.authorUrl;
  return due.map((deed) => ({ ...deed, url: urlOf(deed) ?? subject.url }));
};
