import { newId, type ReportId, type WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

type NewLink = {
  readonly reportId: ReportId;
  readonly purpose: "share" | "print";
  readonly tokenHash: string;
  readonly createdById: string | null;
  readonly expiresAt: Date;
  readonly now: Date;
};

export const insertLink = async (tx: Db, workspaceId: WorkspaceId, { now, ...link }: NewLink): Promise<string> => {
  const id = newId("reportLink");
  await tx.reportLink.create({ data: { id, workspaceId, ...link, createdAt: now }, select: { id: true } });
  return id;
};

/** Ends a link at once; the report it led to, or null where it led nowhere any more. */
export const revokeLink = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { linkId, now }: { readonly linkId: string; readonly now: Date },
): Promise<ReportId | null> => {
  const [ended] = await tx.reportLink.updateManyAndReturn({
    where: { id: linkId, workspaceId, purpose: "share", revokedAt: null },
    data: { revokedAt: now },
    select: { reportId: true },
  });
  return ended?.reportId ?? null;
};

/** What the browser printed by leads nowhere any more. */
export const dropPrintLinks = async (tx: Db, workspaceId: WorkspaceId, reportId: ReportId): Promise<void> => {
  await tx.reportLink.deleteMany({ where: { workspaceId, reportId, purpose: "print" } });
};
