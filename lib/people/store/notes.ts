import { z } from "zod";

import type { MemberId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

type Note = { readonly id: string; readonly workspaceId: WorkspaceId; readonly authorId: string; readonly memberId: MemberId; readonly text: string; readonly at: Date };

export const insertNote = async (tx: Db, note: Note): Promise<void> => {
  await tx.authorNote.create({ data: note, select: { id: true } });
};

/** Whom the note was on; null where the member wrote none such. */
export const deleteNote = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { noteId, memberId }: { readonly noteId: string; readonly memberId: MemberId },
): Promise<string | null> => {
  const rows = z
    .array(z.object({ authorId: z.string() }))
    .parse(await tx.$queryRaw`DELETE FROM author_note WHERE id = ${noteId} AND workspace_id = ${workspaceId} AND member_id = ${memberId} RETURNING author_id AS "authorId"`);
  return rows[0]?.authorId ?? null;
};
