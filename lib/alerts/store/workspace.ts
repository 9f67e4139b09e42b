import type { QuietHours } from "../model/quiet-hours";
import type { WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

/** Where a workspace's pages lie, and by which clock it lives. */
export const findHome = async (tx: Db, workspaceId: WorkspaceId): Promise<{ readonly slug: string; readonly zone: string }> =>
  tx.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { slug: true, zone: true } });

/** When the workspace sleeps; null: never. */
export const findQuiet = async (tx: Db, workspaceId: WorkspaceId): Promise<QuietHours | null> => {
  const row = await tx.alertQuiet.findUnique({ where: { workspaceId }, select: { fromMinute: true, toMinute: true } });
  return row === null ? null : { from: row.fromMinute, to: row.toMinute };
};

export const putQuiet = async (tx: Db, workspaceId: WorkspaceId, quiet: QuietHours | null): Promise<void> => {
  await tx.alertQuiet.deleteMany({ where: { workspaceId } });
  if (quiet !== null) await tx.alertQuiet.create({ data: { workspaceId, fromMinute: quiet.from, toMinute: quiet.to }, select: { workspaceId: true } });
};
