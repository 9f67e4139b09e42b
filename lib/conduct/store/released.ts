import { z } from "zod";

import { untaken } from "./sanctions";
import type { AuthorId, SanctionId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

/** One account on one side, those it was joined to on the other. */
export type Sides = { readonly authorId: AuthorId; readonly left: readonly AuthorId[] };

const carriedSchema = z.array(z.object({ sanctionId: z.string(), authorIds: z.array(z.string()) }));
export type Carried = z.output<typeof carriedSchema>[number];

/** Bans that are asked for or stand against any of these accounts; in the order of their ids. */
export const listBansToHold = async (tx: Db, workspaceId: WorkspaceId, authorIds: readonly AuthorId[]): Promise<readonly SanctionId[]> => {
  const rows = await tx.sanction.findMany({
    where: { workspaceId, kind: "ban", state: { in: ["requested", "standing"] }, authorId: { in: [...authorIds] } },
    select: { id: true },
    orderBy: { id: "asc" },
  });
  return rows.map(({ id }) => id);
};

/** Bans that stand against an account of one side and were taken to accounts of the other; in the order of their ids, so that no two who hold several wait for each other. */
export const listCarried = async (tx: Db, workspaceId: WorkspaceId, { authorId, left }: Sides): Promise<readonly Carried[]> =>
  carriedSchema.parse(
    await tx.$queryRaw`
      SELECT b.id AS "sanctionId", array_agg(DISTINCT d.author_id) AS "authorIds" FROM sanction b JOIN sanction_deed d ON d.sanction_id = b.id AND d.kind = 'ban'
      WHERE b.workspace_id = ${workspaceId} AND b.kind = 'ban' AND b.state = 'standing' AND NOT d.author_id = ANY(b.released_ids)
        AND ((b.author_id = ${authorId} AND d.author_id = ANY(${[...left]}::text[])) OR (d.author_id = ${authorId} AND b.author_id = ANY(${[...left]}::text[])))
      GROUP BY b.id ORDER BY b.id`,
  );

type Release = { readonly sanctionId: SanctionId; readonly authorIds: readonly AuthorId[]; readonly now: Date };

/** A ban covers these accounts no more; what was still to be done to them is dropped. The caller holds the ban. */
export const releaseAccounts = async (tx: Db, workspaceId: WorkspaceId, { sanctionId: id, authorIds, now }: Release): Promise<void> => {
  await tx.sanction.updateMany({ where: { id, workspaceId }, data: { releasedIds: { push: [...authorIds] } } });
  await dropDeeds(tx, workspaceId, { sanctionId: id, authorIds, kind: "ban", now });
};

/** A ban covers these accounts again: they are the person's after all. The caller holds the ban. */
export const coverAgain = async (tx: Db, workspaceId: WorkspaceId, { sanctionId: id, authorIds, now }: Release): Promise<void> => {
  await tx.$executeRaw`UPDATE sanction SET released_ids = ARRAY(SELECT unnest(released_ids) EXCEPT SELECT unnest(${[...authorIds]}::text[]))
    WHERE id = ${id} AND workspace_id = ${workspaceId}`;
  await dropDeeds(tx, workspaceId, { sanctionId: id, authorIds, kind: "unban", now });
};

const dropDeeds = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { sanctionId, authorIds, kind, now }: Release & { readonly kind: "ban" | "unban" },
): Promise<void> => {
  await tx.sanctionDeed.updateMany({
    where: { sanctionId, workspaceId, kind, authorId: { in: [...authorIds] }, state: { in: [...untaken] } },
    data: { state: "dropped", nextTryAt: null, finishedAt: now },
  });
};
