import { newId, type MemberId, type PersonId, type WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

export const createPerson = async (tx: Db, workspaceId: WorkspaceId, { memberId, now }: { readonly memberId: MemberId; readonly now: Date }): Promise<PersonId> => {
  const id = newId("person");
  await tx.person.create({ data: { id, workspaceId, createdById: memberId, createdAt: now }, select: { id: true } });
  return id;
};

/** What was counted of a person goes with them; what was said stays in the history of verdicts. */
export const removePerson = async (tx: Db, workspaceId: WorkspaceId, personId: PersonId): Promise<void> => {
  await tx.profileCheckpoint.deleteMany({ where: { workspaceId, subjectId: personId } });
  await tx.profile.deleteMany({ where: { workspaceId, subjectId: personId } });
  await tx.person.deleteMany({ where: { workspaceId, id: personId } });
};
