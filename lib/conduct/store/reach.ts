import { z } from "zod";

import type { BanSaid } from "../ban-ledger-model";
import { deedKindSchema, deedStateSchema } from "../deed-model";
import { untaken, type StoredSanction } from "./sanctions";
import type { AuthorId, SanctionId, SourceId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import type { Db } from "#lib/db/transaction";

/** Where bans may have to be taken to: a source that is new, is back or can ban since, or an account that was joined to a person. */
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

const saidSchema = z.array(
  z.object({
    kind: deedKindSchema,
    state: deedStateSchema,
    attempts: z.number(),
    sourceId: z.string(),
    authorId: z.string(),
    isOwn: z.boolean(),
    isHolding: z.boolean(),
  }),
);

/** What the brand's bans, this one among them, said to these accounts, in its order. The caller holds the ban, and with it the brand's others. */
export const listBansSaid = async (tx: Db, { id, workspaceId, brandId }: StoredSanction, authorIds: readonly AuthorId[]): Promise<readonly BanSaid[]> =>
  authorIds.length === 0
    ? []
    : saidSchema.parse(
        await tx.$queryRaw`
          SELECT d.kind, d.state, d.attempts, d.source_id AS "sourceId", d.author_id AS "authorId", d.sanction_id = ${id} AS "isOwn",
            d.kind = 'ban' AND d.state <> 'dropped' AND b.state = 'standing' AND NOT d.author_id = ANY(b.released_ids) AS "isHolding"
          FROM sanction_deed d JOIN sanction b ON b.id = d.sanction_id
          WHERE d.workspace_id = ${workspaceId} AND d.author_id = ANY(${[...authorIds]}::text[]) AND d.kind IN ('ban', 'unban') AND b.brand_id = ${brandId}
          ORDER BY d.turn`,
      );

/** Nobody is let in where a ban that stands keeps them out: what others of the brand still had to take back there is dropped. The caller holds the ban. */
export const dropHeldUnbans = async (tx: Db, { id, workspaceId, brandId, releasedIds }: StoredSanction, now: Date): Promise<void> => {
  await tx.$executeRaw`
    UPDATE sanction_deed u SET state = 'dropped', next_try_at = NULL, finished_at = ${now} FROM sanction_deed d
    WHERE d.sanction_id = ${id} AND d.kind = 'ban' AND d.state <> 'dropped' AND NOT d.author_id = ANY(${[...releasedIds]}::text[])
      AND u.workspace_id = ${workspaceId} AND u.brand_id = ${brandId} AND u.author_id = d.author_id AND u.source_id = d.source_id
      AND u.kind = 'unban' AND u.sanction_id <> d.sanction_id AND u.state = ANY(${[...untaken]}::text[])`;
};

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
