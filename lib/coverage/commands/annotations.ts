import type { z } from "zod";

import { areDaysInOrder, type annotateSchema, type onAnnotationSchema } from "../annotation-model";
import { chooseBrands } from "../queries/choose-brands";
import { insertAnnotation, setRemoved } from "../store/annotations";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import type { AnnotationId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";

/** Writes beside the figures what happened on some days. Throws `invalid` for days out of order, `not-found` for a brand of another workspace. */
export const annotate = async (actor: Actor, input: z.output<typeof annotateSchema>, now: Date): Promise<{ readonly annotationId: AnnotationId }> => {
  requirePermission(actor, "figures:annotate");
  const { workspaceId, memberId } = actor;
  if (memberId === null) throw new AppError("forbidden", "Members annotate.", { reason: "forbidden" });
  if (!areDaysInOrder(input)) throw new AppError("invalid", "The last day must not come before the first.", { reason: "annotation-days" });
  if (input.brandId !== null) await chooseBrands(actor, [input.brandId]);
  return inTransaction(async (tx) => {
    const annotationId = await insertAnnotation(tx, workspaceId, { ...input, memberId, now });
    await tell(tx, actor);
    const { kind, text, firstDay } = input;
    await recordAudit(tx, { actor, action: "annotation.add", subjectId: annotationId, details: { kind, note: text, firstDay }, now });
    return { annotationId };
  });
};

/** Takes an annotation away. Throws `not-found` where there is none. */
export const removeAnnotation = async (actor: Actor, { annotationId }: z.output<typeof onAnnotationSchema>, now: Date): Promise<void> =>
  change(actor, { annotationId, removedAt: now, action: "annotation.remove", now });

/** Brings back one that was taken away. Throws `not-found` where there is none. */
export const restoreAnnotation = async (actor: Actor, { annotationId }: z.output<typeof onAnnotationSchema>, now: Date): Promise<void> =>
  change(actor, { annotationId, removedAt: null, action: "annotation.restore", now });

type Change = { readonly annotationId: string; readonly removedAt: Date | null; readonly action: string; readonly now: Date };

const change = async (actor: Actor, { annotationId, removedAt, action, now }: Change): Promise<void> => {
  requirePermission(actor, "figures:annotate");
  await inTransaction(async (tx) => {
    if (!(await setRemoved(tx, actor.workspaceId, { id: annotationId, removedAt }))) throw notFound("The annotation");
    await tell(tx, actor);
    await recordAudit(tx, { actor, action, subjectId: annotationId, details: {}, now });
  });
};

const tell = async (tx: Db, { workspaceId }: Actor): Promise<void> => notifyLive(tx, { workspaceId, kind: "figures", threadIds: [] });
