import { assignAccounts, countAnew, lockJoining } from "../store/accounts";
import { refuseConfirmed } from "../store/links";
import { removePerson } from "../store/persons";
import { carryOverride, knownSubject } from "./joining";
import { AppError } from "#lib/core/errors";
import type { AuthorId, MemberId, WorkspaceId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import type { Db } from "#lib/db/transaction";

type Wanted = { readonly authorId: AuthorId; readonly memberId: MemberId; readonly now: Date };
/** The person an account was taken out of, and the accounts it was joined to. */
export type Apart = { readonly personId: string; readonly left: readonly AuthorId[] };

/**
 * Takes an account out of the person it was joined to, for a command that writes it down; both are to be counted anew, each by itself.
 * Throws `not-found`, and `conflict` for an account that is alone.
 */
export const takeApart = async (tx: Db, workspaceId: WorkspaceId, { authorId, memberId, now }: Wanted): Promise<Apart> => {
  await lockJoining(tx, workspaceId);
  const { personId, accounts } = await knownSubject(tx, workspaceId, authorId);
  if (personId === null) throw new AppError("conflict", "This account is joined to no other.", { reason: "not-joined" });
  const left = accounts.filter((account) => account !== authorId);
  const alone = left.length === 1 ? [authorId, ...left] : [authorId];
  for (const account of alone) await carryOverride(tx, workspaceId, { from: [personId, account], to: account, now });
  await assignAccounts(tx, workspaceId, { authorIds: alone, personId: null });
  if (left.length === 1) await removePerson(tx, workspaceId, personId);
  await refuseConfirmed(tx, workspaceId, { authorId, memberId, now });
  await countAnew(tx, workspaceId, { authorIds: accounts, now });
  await notifyLive(tx, { workspaceId, kind: "people", threadIds: [] });
  return { personId, left };
};
