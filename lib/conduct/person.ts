import { accountsOf } from "./linked-accounts";
import { lockPerson, type Person } from "./store/person";
import type { AuthorId, BrandId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

type Account = { readonly brandId: BrandId; readonly authorId: AuthorId };

/** Who is behind an account, with all that is known to be theirs. */
export const personOf = async (tx: Db, workspaceId: WorkspaceId, { brandId, authorId }: Account): Promise<Person> => ({
  brandId,
  authorIds: await accountsOf(tx, workspaceId, authorId),
});

/** Until the transaction ends nobody else decides about this person at this brand, by whichever of their accounts. */
export const holdPerson = async (tx: Db, workspaceId: WorkspaceId, account: Account): Promise<void> => lockPerson(tx, await personOf(tx, workspaceId, account));
