import type { z } from "zod";

import { isBusy } from "../ban-ledger-model";
import { visibilityAfter } from "../deed-model";
import { goOn, type PutOut } from "../go-on";
import { deliverDeedJob } from "../jobs";
import type { onDeedSchema } from "../model";
import { noteDone } from "../note-done";
import { findStoredDeed, markDoneByHand, requeueDeed } from "../store/deeds";
import { saidWhere } from "../store/delivery";
import { lockSanction } from "../store/sanctions";
import { sendOut } from "./enqueue";
import { conflict, guardian } from "./open-matter";
import type { Actor } from "#lib/auth/actor";
import { notFound } from "#lib/core/errors";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";
import { settleThreadsJob } from "#lib/items/jobs";
import { nudge } from "#lib/queue/enqueue";
import { recordAudit } from "#lib/team/audit";

type OnDeed = z.output<typeof onDeedSchema>;

/** "I have done it there myself." Throws `conflict` `not-by-hand` for a deed that goes out by itself or is over, and while a request of another ban is out to the same place. */
export const recordDeedByHand = async (actor: Actor, { deedId }: OnDeed, now: Date): Promise<void> => {
  const { workspaceId, memberId } = guardian(actor, "conduct:act");
  const { out, threadIds } = await inTransaction(async (tx) => {
    const found = await findStoredDeed(tx, workspaceId, deedId);
    if (found === null) throw notFound("The deed");
    const sanction = found.sanctionId === null ? null : await lockSanction(tx, workspaceId, found.sanctionId);
    // Whether Parley's own request or the person's hand came last there, nobody could tell.
    const isOut = isBusy(await saidWhere(tx, found, sanction));
    if (isOut || !(await markDoneByHand(tx, workspaceId, { id: deedId, memberId, now }))) throw conflict("not-by-hand", "This does not wait for a person.");
    const putOut: PutOut = sanction === null ? { deedIds: [], replyId: null } : await goOn(tx, sanction, { writer: null, now });
    const touched = await noteDone(tx, { ...found, workspaceId }, { seenAs: visibilityAfter(found.kind), now });
    await recordAudit(tx, { actor, action: "deed.by-hand", subjectId: deedId, details: { kind: found.kind, sanctionId: found.sanctionId }, now });
    await notifyLive(tx, { workspaceId, kind: "conduct", threadIds: [] });
    return { out: putOut, threadIds: touched };
  });
  if (threadIds.length > 0) await nudge(settleThreadsJob, { workspaceId, threadIds: [...threadIds] });
  await sendOut(workspaceId, out);
};

/** Lets Parley try once more what a platform had refused. Throws `conflict` `not-by-hand` where there is nothing to try. */
export const retryDeed = async (actor: Actor, { deedId }: OnDeed, now: Date): Promise<void> => {
  const { workspaceId } = guardian(actor, "conduct:act");
  await inTransaction(async (tx) => {
    if (!(await requeueDeed(tx, workspaceId, { id: deedId, now }))) throw conflict("not-by-hand", "This does not wait for a person.");
    await recordAudit(tx, { actor, action: "deed.retry", subjectId: deedId, details: {}, now });
  });
  await nudge(deliverDeedJob, { workspaceId, deedId });
};
