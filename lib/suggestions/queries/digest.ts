import { lastDayOver } from "../digest-model";
import type { Digest } from "../feed-model";
import { findDigest } from "../store/digests";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";

/** What the day before came to in the feed; null while it is not summed up or there was no feed yet. */
export const findLatestDigest = async (actor: Actor, now: Date): Promise<(Digest & { readonly day: string }) | null> => {
  requirePermission(actor, "desk:read");
  const { day } = lastDayOver(now, actor.zone);
  const digest = await findDigest(actor.workspaceId, day);
  return digest === null ? null : { ...digest, day };
};
