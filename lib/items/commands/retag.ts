import type { z } from "zod";

import { retagHistoryJob } from "../jobs";
import type { onRetagSchema } from "../tagger-model";
import { cancelRun, insertRetag } from "../store/retag";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError } from "#lib/core/errors";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";
import { nudge } from "#lib/queue/enqueue";
import { recordAudit } from "#lib/team/audit";

/** Has the whole history read again by the present tagger. Throws `conflict` while that is being done already. */
export const startRetag = async (actor: Actor, _input: unknown, now: Date): Promise<{ readonly runId: string }> => {
  requirePermission(actor, "tagger:manage");
  const { workspaceId } = actor;
  const runId = await inTransaction(async (tx) => {
    const id = await insertRetag(tx, workspaceId, { askedById: actor.memberId ?? "system", now });
    if (id === null) throw new AppError("conflict", "The history is being read again already.", { reason: "retag-running" });
    await recordAudit(tx, { actor, action: "retag.start", subjectId: id, details: {}, now });
    await notifyLive(tx, { workspaceId, kind: "tagger", threadIds: [] });
    return id;
  });
  await nudge(retagHistoryJob, { workspaceId, runId });
  return { runId };
};

/** Stops a run where it is; what was read again stays. Throws `conflict` when it has ended. */
export const cancelRetag = async (actor: Actor, { runId }: z.output<typeof onRetagSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "tagger:manage");
  await inTransaction(async (tx) => {
    if (!(await cancelRun(tx, actor.workspaceId, { runId, now }))) throw new AppError("conflict", "This run has ended already.", { reason: "retag-ended" });
    await recordAudit(tx, { actor, action: "retag.cancel", subjectId: runId, details: {}, now });
    await notifyLive(tx, { workspaceId: actor.workspaceId, kind: "tagger", threadIds: [] });
  });
};
