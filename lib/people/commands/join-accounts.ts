import type { z } from "zod";

import { actingMember } from "../acting-member";
import { updateVerdictsJob } from "../jobs";
import type { onPairSchema } from "../model";
import { lockJoining } from "../store/accounts";
import { confirmPair } from "../store/links";
import { joinSubjects, knownSubject } from "./joining";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError } from "#lib/core/errors";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";
import { nudge } from "#lib/queue/enqueue";
import { recordAudit } from "#lib/team/audit";

/**
 * "This is the same person as…", by a member's own knowledge: joins two accounts, and with them whoever they were joined to. Splitting undoes it.
 * Throws `not-found`, also for the brand's own accounts, and `conflict` `joined-already`.
 */
export const joinAccounts = async (actor: Actor, { authorId, otherId }: z.output<typeof onPairSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "people:edit");
  const { workspaceId } = actor;
  const memberId = actingMember(actor);
  await inTransaction(async (tx) => {
    await lockJoining(tx, workspaceId);
    const [one, other] = [await knownSubject(tx, workspaceId, authorId), await knownSubject(tx, workspaceId, otherId)];
    if (one.subjectId === other.subjectId) throw new AppError("conflict", "These accounts are one person's already.", { reason: "joined-already" });
    const linkId = await confirmPair(tx, workspaceId, { authorId, otherId, memberId, now });
    await joinSubjects(tx, workspaceId, { one, other, memberId, now });
    await notifyLive(tx, { workspaceId, kind: "people", threadIds: [] });
    await recordAudit(tx, { actor, action: "person.join", subjectId: authorId, details: { otherId, linkId, isByHand: true }, now });
  });
  await nudge(updateVerdictsJob, { workspaceId });
};
