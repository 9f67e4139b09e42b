import { assignAccounts, countAnew, findSubject, type Subject } from "../store/accounts";
import { latestOverride, writeOverride } from "../store/overrides";
import { createPerson, removePerson } from "../store/persons";
import { notFound } from "#lib/core/errors";
import type { AuthorId, MemberId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

/** Whose account it is. Throws `not-found`. */
export const knownSubject = async (tx: Db, workspaceId: WorkspaceId, authorId: AuthorId): Promise<Subject> => {
  const subject = await findSubject(tx, workspaceId, authorId);
  if (subject === null) throw notFound("The account");
  return subject;
};

type Joining = { readonly one: Subject; readonly other: Subject; readonly memberId: MemberId; readonly now: Date };

/** Makes one person of two, who are counted anew as one. The caller holds the lock on joining. */
export const joinSubjects = async (tx: Db, workspaceId: WorkspaceId, { one, other, memberId, now }: Joining): Promise<void> => {
  const personId = one.personId ?? other.personId ?? (await createPerson(tx, workspaceId, { memberId, now }));
  const authorIds = [...one.accounts, ...other.accounts];
  await carryOverride(tx, workspaceId, { from: [one.subjectId, other.subjectId], to: personId, now });
  await assignAccounts(tx, workspaceId, { authorIds, personId });
  for (const { personId: was } of [one, other]) if (was !== null && was !== personId) await removePerson(tx, workspaceId, was);
  await countAnew(tx, workspaceId, { authorIds, now });
};

type Carried = { readonly from: readonly string[]; readonly to: string; readonly now: Date };

/** A manager's word outlives joining and splitting: the latest holds. */
export const carryOverride = async (tx: Db, workspaceId: WorkspaceId, { from, to, now }: Carried): Promise<void> => {
  const override = await latestOverride(tx, workspaceId, from);
  if (override !== null) await writeOverride(tx, workspaceId, { subjectId: to, override, now });
};
