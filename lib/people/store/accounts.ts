import { z } from "zod";

import type { AuthorId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

/** A person, or an account that is nobody's, with all accounts that are theirs. */
export type Subject = { readonly subjectId: string; readonly personId: string | null; readonly accounts: readonly AuthorId[] };

const subjectsSchema = z.array(z.object({ personId: z.string().nullable(), accounts: z.array(z.string()) }));

/** Whose account this is; null when the workspace has none such, or it is the brand's own. */
export const findSubject = async (tx: Db, workspaceId: WorkspaceId, authorId: AuthorId): Promise<Subject | null> => {
  const [found] = subjectsSchema.parse(
    await tx.$queryRaw`SELECT a.person_id AS "personId", CASE WHEN a.person_id IS NULL THEN ARRAY[a.id]
        ELSE ARRAY(SELECT o.id FROM author o WHERE o.workspace_id = ${workspaceId} AND o.person_id = a.person_id ORDER BY o.id) END AS accounts
      FROM author a WHERE a.id = ${authorId} AND a.workspace_id = ${workspaceId} AND NOT a.is_brand`,
  );
  return found === undefined ? null : { ...found, subjectId: found.personId ?? authorId };
};

/** One joining or splitting at a time in a workspace, until the transaction ends. */
export const lockJoining = async (tx: Db, workspaceId: WorkspaceId): Promise<void> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`people/${workspaceId}`}, 0))`;
};

/** Has accounts counted anew from the beginning: they are another subject's than before. */
export const countAnew = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { authorIds, now }: { readonly authorIds: readonly AuthorId[]; readonly now: Date },
): Promise<void> => {
  await tx.$executeRaw`INSERT INTO author_change (workspace_id, author_ids, changed_froms, noted_at)
    VALUES (${workspaceId}, ${[...authorIds]}, array_fill('epoch'::timestamptz, ARRAY[${authorIds.length}::int]), ${now})`;
};

/** Says whose accounts these are; null: nobody's. */
export const assignAccounts = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { authorIds, personId }: { readonly authorIds: readonly AuthorId[]; readonly personId: string | null },
): Promise<void> => {
  await tx.author.updateMany({ where: { workspaceId, id: { in: [...authorIds] } }, data: { personId } });
};
