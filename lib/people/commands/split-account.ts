import type { z } from "zod";

import { actingMember } from "../acting-member";
import { updateVerdictsJob } from "../jobs";
import type { onAuthorSchema } from "../model";
import { assignAccounts, countAnew, lockJoining } from "../store/accounts";
import { refuseConfirmed } from "../store/links";
import { removePerson } from "../store/persons";
import { carryOverride, knownSubject } from "./joining";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError } from "#lib/core/errors";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";
import { nudge } from "#lib/queue/enqueue";
import { recordAudit } from "#lib/team/audit";

/** Takes an account out of the person it was joined to; both are counted anew, each by itself. Throws `not-found`, and `conflict` for an account that is alone. */
export const splitAccount = async (actor: Actor, { authorId }: z.output<typeof onAuthorSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "people:edit");
  const { workspaceId } = actor;
  const memberId = actingMember(actor);
  await inTransaction(async (tx) => {
    await lockJoining(tx, workspaceId);
    const { personId, accounts } = await knownSubject(tx, workspaceId, authorId);
    if (personId === null) throw new AppError("conflict", "This account is joined to no other.", { reason: "not-joined" });
    const left = accounts.filter((account) => account !== authorId);
    const alone = left.length === 1 ? [authorId, ...left] : [authorId];
    for (const account of alone) await carryOverride(tx, workspaceId, { from: [personId, account], to: account, now });
    await assignAccounts(tx, workspaceId, { authorIds: alone, personId: null });
    if (left.length === 1) await removePerson(tx, workspaceId, personId);
    await refuseConfirmed(tx, workspaceId, { authorId, memberId, now });
    await countAnew(tx, workspaceId, { authorIds: accounts, now });
    await notifyLive(tx, { workspaceId, kind: "people", threadIds: [] });
    await recordAudit(tx, { actor, action: "person.split", subjectId: authorId, details: { personId }, now });
  });
  await nudge(updateVerdictsJob, { workspaceId });
};
