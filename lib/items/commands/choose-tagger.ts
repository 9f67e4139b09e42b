import type { z } from "zod";

import { actingMember } from "../handle-item";
import { learnFromCorrectionsJob } from "../jobs";
import type { chooseTaggerSchema } from "../tagger-model";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";
import { nudge } from "#lib/queue/enqueue";
import { chooseVersion, noteLearningAsked } from "#lib/tagging/commands/adjustments";
import { recordAudit } from "#lib/team/audit";

/** Lets an earlier version read, or the shipped tagger alone; it stays so until somebody asks for learning. Throws `not-found`. */
export const chooseTagger = async (actor: Actor, { version }: z.output<typeof chooseTaggerSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "tagger:manage");
  const { workspaceId } = actor;
  const memberId = actingMember(actor);
  await inTransaction(async (tx) => {
    if (!(await chooseVersion(tx, workspaceId, { version, memberId, now }))) return;
    await recordAudit(tx, { actor, action: "tagger.choose", subjectId: workspaceId, details: { version }, now });
    await notifyLive(tx, { workspaceId, kind: "tagger", threadIds: [] });
  });
};

/** Asks for learning now, however few the corrections; what comes of it reads from then on where it is better. */
export const askToLearn = async (actor: Actor, _input: unknown, now: Date): Promise<void> => {
  requirePermission(actor, "tagger:manage");
  const { workspaceId } = actor;
  await inTransaction(async (tx) => {
    await noteLearningAsked(tx, workspaceId, now);
    await recordAudit(tx, { actor, action: "tagger.ask-to-learn", subjectId: workspaceId, details: {}, now });
    await notifyLive(tx, { workspaceId, kind: "tagger", threadIds: [] });
  });
  await nudge(learnFromCorrectionsJob, { workspaceId });
};
