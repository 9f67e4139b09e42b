import type { z } from "zod";

import { goOn, type PutOut } from "../go-on";
import type { splitAccountSchema } from "../model";
import { listBansToHold, listCarried, releaseAccounts, type Carried, type Sides } from "../store/released";
import { findSanction, lockSanction } from "../store/sanctions";
import { sendOut } from "./enqueue";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import type { WorkspaceId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import { actingMember } from "#lib/people/acting-member";
import { takeApart } from "#lib/people/commands/take-apart";
import { updateVerdictsJob } from "#lib/people/jobs";
import { nudge } from "#lib/queue/enqueue";
import { recordAudit } from "#lib/team/audit";

/**
 * Takes an account out of the person it was joined to. Bans that were carried from one side to the other are taken back there where they are
 * to be lifted, which takes a word of those who decide about bans; else they stay till they end. Throws `not-found`, and `conflict` for an account that is alone.
 */
export const splitAccount = async (actor: Actor, { authorId, liftsCarried }: z.output<typeof splitAccountSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "people:edit");
  if (liftsCarried) requirePermission(actor, "conduct:decide");
  const { workspaceId } = actor;
  const memberId = actingMember(actor);
  const out = await inTransaction(async (tx) => {
    const { personId, left } = await takeApart(tx, workspaceId, { authorId, memberId, now });
    const lifted = liftsCarried ? await liftCarried(tx, workspaceId, { authorId, left, now }) : [];
    await recordAudit(tx, { actor, action: "person.split", subjectId: authorId, details: { personId }, now });
    for (const { sanctionId, authorIds } of lifted) await recordAudit(tx, { actor, action: "ban.release", subjectId: sanctionId, details: { authorIds }, now });
    return lifted;
  });
  await nudge(updateVerdictsJob, { workspaceId });
  for (const { putOut } of out) await sendOut(workspaceId, putOut);
};

type Lifted = Carried & { readonly putOut: PutOut };

const liftCarried = async (tx: Db, workspaceId: WorkspaceId, { now, ...sides }: Sides & { readonly now: Date }): Promise<readonly Lifted[]> => {
  // One that is approved or carried at this very moment is waited for, and so is not missed.
  for (const sanctionId of await listBansToHold(tx, workspaceId, [sides.authorId, ...sides.left])) await lockSanction(tx, workspaceId, sanctionId);
  const carried = await listCarried(tx, workspaceId, sides);
  // All of them first: where two bans met on one account, only the one that is its own is to hold it.
  for (const ban of carried) await releaseAccounts(tx, workspaceId, { ...ban, now });
  const lifted: Lifted[] = [];
  for (const ban of carried) {
    const released = await findSanction(tx, workspaceId, ban.sanctionId);
    if (released?.state === "standing") lifted.push({ ...ban, putOut: await goOn(tx, released, { writer: null, now }) });
  }
  if (lifted.length > 0) await notifyLive(tx, { workspaceId, kind: "conduct", threadIds: [] });
  return lifted;
};
