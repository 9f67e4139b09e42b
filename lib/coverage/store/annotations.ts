import type { AnnotationKind } from "../annotation-model";
import { newId, type AnnotationId, type MemberId, type WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

type NewAnnotation = {
  readonly brandId: string | null;
  readonly kind: AnnotationKind;
  readonly text: string;
  readonly firstDay: string;
  readonly lastDay: string;
  readonly memberId: MemberId;
  readonly now: Date;
};

export const insertAnnotation = async (tx: Db, workspaceId: WorkspaceId, { firstDay, lastDay, now, ...annotation }: NewAnnotation): Promise<AnnotationId> => {
  const id = newId("annotation");
  await tx.annotation.create({
    data: { id, workspaceId, ...annotation, firstDay: new Date(firstDay), lastDay: new Date(lastDay), createdAt: now },
    select: { id: true },
  });
  return id;
};

/** Takes it away, or brings it back; false where it is so already, or in another workspace. */
export const setRemoved = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { id, removedAt }: { readonly id: string; readonly removedAt: Date | null },
): Promise<boolean> => {
  const { count } = await tx.annotation.updateMany({ where: { id, workspaceId, removedAt: removedAt === null ? { not: null } : null }, data: { removedAt } });
  return count === 1;
};
