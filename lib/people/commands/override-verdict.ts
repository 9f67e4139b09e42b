import type { z } from "zod";

import { actingMember } from "../acting-member";
import type { onAuthorSchema, overrideVerdictSchema } from "../model";
import { findSubject } from "../store/accounts";
import { appendSaid, lockStanding, writeOverride } from "../store/overrides";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notFound } from "#lib/core/errors";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";

/** A manager's word on who somebody is, with their reason: it wins over what is counted until it is taken back. Throws `not-found`. */
export const overrideVerdict = async (actor: Actor, { authorId, verdict, note }: z.output<typeof overrideVerdictSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "people:overrule");
  const { workspaceId } = actor;
  const memberId = actingMember(actor);
  await inTransaction(async (tx) => {
    const subject = await findSubject(tx, workspaceId, authorId);
    if (subject === null) throw notFound("The person");
    const { subjectId } = subject;
    const counted = await lockStanding(tx, workspaceId, subjectId);
    await writeOverride(tx, workspaceId, { subjectId, override: { verdict, note, byId: memberId, at: now }, now });
    await appendSaid(tx, workspaceId, { subjectId, kind: "overridden", verdict, confidence: 1, items: counted?.items ?? 0, memberId, note, at: now });
    await notifyLive(tx, { workspaceId, kind: "people", threadIds: [] });
    await recordAudit(tx, { actor, action: "verdict.override", subjectId: authorId, details: { verdict, counted: counted?.verdict ?? "not-enough-known" }, now });
  });
};

/** Takes a manager's word back: what is counted holds again. Throws `not-found`. */
export const endOverride = async (actor: Actor, { authorId }: z.output<typeof onAuthorSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "people:overrule");
  const { workspaceId } = actor;
  const memberId = actingMember(actor);
  await inTransaction(async (tx) => {
    const subject = await findSubject(tx, workspaceId, authorId);
    if (subject === null) throw notFound("The person");
    const { subjectId } = subject;
    const counted = await lockStanding(tx, workspaceId, subjectId);
    if (counted === null || counted.overrideVerdict === null) return;
    const { verdict, confidence, items } = counted;
    await writeOverride(tx, workspaceId, { subjectId, override: null, now });
    await appendSaid(tx, workspaceId, { subjectId, kind: "override-ended", verdict, confidence, items, memberId, note: null, at: now });
    await notifyLive(tx, { workspaceId, kind: "people", threadIds: [] });
    await recordAudit(tx, { actor, action: "verdict.end-override", subjectId: authorId, details: { was: counted.overrideVerdict, became: verdict }, now });
  });
};
