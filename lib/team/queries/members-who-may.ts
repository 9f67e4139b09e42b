import { rolesThatMay, type Permission } from "#lib/auth/permissions";
import type { MemberId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

/** Members of the workspace whose role reaches that far. */
export const listMembersWhoMay = async (tx: Db, workspaceId: WorkspaceId, permission: Permission): Promise<readonly MemberId[]> => {
  const rows = await tx.member.findMany({ where: { workspaceId, removedAt: null, role: { in: [...rolesThatMay(permission)] } }, select: { id: true } });
  return rows.map(({ id }) => id);
};
