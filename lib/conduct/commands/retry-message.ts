import type { z } from "zod";

import type { onMessageSchema } from "../model";
import { holdPerson, personOf } from "../person";
import { earlierMessageAbout } from "../store/deeds";
import { findSanctionSaying, lockSanction, type StoredSanction } from "../store/sanctions";
import { hasLaterWarning, hasWarningUnderWay } from "../store/warnings";
import { sendOut } from "./enqueue";
import { conflict, guardian } from "./open-matter";
import type { Actor } from "#lib/auth/actor";
import { notFound } from "#lib/core/errors";
import { inTransaction, type Db } from "#lib/db/transaction";
import { requeueFailed } from "#lib/replies/commands/after-sending";

/**
 * Tries again what a sanction has to say and could not. Throws `conflict` `not-standing` once the sanction has ended, `message-followed`
 * where the person was told by another meanwhile, `not-failed`.
 */
export const retryMessage = async (actor: Actor, { replyId }: z.output<typeof onMessageSchema>, now: Date): Promise<void> => {
  const member = guardian(actor, "conduct:act");
  const { workspaceId } = member;
  await inTransaction(async (tx) => {
    const found = await findSanctionSaying(tx, workspaceId, replyId);
    if (found === null) throw notFound("The message");
    await holdPerson(tx, workspaceId, found);
    const sanction = await lockSanction(tx, workspaceId, found.id);
    if (sanction?.state !== "standing") throw conflict("not-standing", "This does not stand any more.");
    if (await isFollowed(tx, sanction)) throw conflict("message-followed", "Another message followed this one.");
    await requeueFailed(tx, member, { replyId, now });
  });
  await sendOut(workspaceId, { deedIds: [], replyId });
};

const isFollowed = async (tx: Db, sanction: StoredSanction): Promise<boolean> => {
  const { workspaceId, kind } = sanction;
  if (kind !== "warning") return (await earlierMessageAbout(tx, sanction)) !== "none";
  const person = await personOf(tx, workspaceId, sanction);
  return (await hasWarningUnderWay(tx, workspaceId, person)) || (await hasLaterWarning(tx, sanction, person));
};
