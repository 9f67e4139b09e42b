import { z } from "zod";

import type { DeedPlace } from "../deed-model";
import type { StoredSanction } from "./sanctions";
import type { AuthorId, SanctionId, SourceId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import type { Db } from "#lib/db/transaction";

/** Where bans may have to be taken to: a source that can ban since, or an account that was joined to a person. */
export type Reach = { readonly sourceId: SourceId } | { readonly authorId: AuthorId };

const idsSchema = z.array(z.object({ id: z.string() })).transform((rows) => rows.map(({ id }) => id));

/** Bans that stand at the brand of a source; in the order of their ids, so that no two who hold several wait for each other. */
export const listBansAt = async (tx: Db, workspaceId: WorkspaceId, sourceId: SourceId): Promise<readonly SanctionId[]> =>
  idsSchema.parse(
    await tx.$queryRaw`SELECT b.id FROM sanction b JOIN source s ON s.brand_id = b.brand_id
      WHERE s.id = ${sourceId} AND b.workspace_id = ${workspaceId} AND b.state = 'standing' AND b.kind = 'ban' ORDER BY b.id`,
  );

/** Bans of any of these accounts that stand, in the same order. */
export const listBansOf = async (tx: Db, workspaceId: WorkspaceId, authorIds: readonly AuthorId[]): Promise<readonly SanctionId[]> =>
  idsSchema.parse(
    await tx.sanction.findMany({
      where: { workspaceId, kind: "ban", state: "standing", authorId: { in: [...authorIds] } },
      select: { id: true },
      orderBy: { id: "asc" },
    }),
  );

const placesSchema = z.array(z.object({ sourceId: z.string(), authorId: z.string() }));

/** Where other bans of the same brand that stand keep these accounts out. */
export const listHeldPlaces = async (tx: Db, { id, workspaceId, brandId }: StoredSanction, authorIds: readonly AuthorId[]): Promise<readonly DeedPlace[]> =>
  placesSchema.parse(
    await tx.$queryRaw`
      SELECT DISTINCT d.source_id AS "sourceId", d.author_id AS "authorId" FROM sanction b JOIN sanction_deed d ON d.sanction_id = b.id AND d.kind = 'ban' AND d.state <> 'dropped'
      WHERE b.workspace_id = ${workspaceId} AND b.brand_id = ${brandId} AND b.kind = 'ban' AND b.state = 'standing' AND b.id <> ${id}
        AND d.author_id = ANY(${[...authorIds]}::text[]) AND NOT d.author_id = ANY(b.released_ids)`,
  );

type ReachChange = { readonly id: bigint; readonly reach: Reach };

/** What changed in a workspace and was not taken up yet, oldest first. */
export const listReachChanges = async (workspaceId: WorkspaceId): Promise<readonly ReachChange[]> => {
  const rows = await db().reachChange.findMany({
    where: { workspaceId },
    select: { id: true, sourceId: true, authorId: true },
    orderBy: { id: "asc" },
    take: 500,
  });
  return rows.map(({ id, sourceId, authorId }) => ({ id, reach: sourceId === null ? { authorId: authorId ?? "" } : { sourceId } }));
};

export const dropReachChange = async (tx: Db, workspaceId: WorkspaceId, id: bigint): Promise<void> => {
  await tx.reachChange.deleteMany({ where: { id, workspaceId } });
};
