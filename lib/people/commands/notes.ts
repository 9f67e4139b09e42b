import type { z } from "zod";

import { actingMember } from "../acting-member";
import type { addNoteSchema, removeNoteSchema } from "../model";
import { findSubject } from "../store/accounts";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notFound } from "#lib/core/errors";
import { newId } from "#lib/core/ids";
import { deleteNote, insertNote } from "../store/notes";
import { inTransaction } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";

/** A note of a member on somebody, for the team. Throws `not-found`. */
export const addNote = async (actor: Actor, { authorId, text }: z.output<typeof addNoteSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "people:edit");
  const { workspaceId } = actor;
  const memberId = actingMember(actor);
  const id = newId("authorNote");
  await inTransaction(async (tx) => {
    if ((await findSubject(tx, workspaceId, authorId)) === null) throw notFound("The person");
    await insertNote(tx, { id, workspaceId, authorId, memberId, text, at: now });
    await recordAudit(tx, { actor, action: "note.add", subjectId: authorId, details: { noteId: id }, now });
  });
};

/** Takes the member's own note away. Throws `not-found`, also for a note of somebody else's. */
export const removeNote = async (actor: Actor, { noteId }: z.output<typeof removeNoteSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "people:edit");
  const { workspaceId } = actor;
  const memberId = actingMember(actor);
  await inTransaction(async (tx) => {
    const authorId = await deleteNote(tx, workspaceId, { noteId, memberId });
    if (authorId === null) throw notFound("The note");
    await recordAudit(tx, { actor, action: "note.remove", subjectId: authorId, details: { noteId }, now });
  });
};
