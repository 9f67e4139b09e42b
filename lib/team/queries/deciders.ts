import type { MemberId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

/** The members who decide what agents may only ask for. */
export const listDeciders = async (tx: Db, workspaceId: WorkspaceId): Promise<readonly MemberId[]> => {
  const rows = await tx.member.findMany({ where: { workspaceId, removedAt: null, role: { in: ["manager", "owner"] } }, select: { id: true } });
  return rows.map(({ id }) => id);
};
