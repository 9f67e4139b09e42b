import type { AuthorId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";
import { listAccountsOf } from "#lib/people/queries/accounts";

/** The author's accounts: this one, and those that a human has confirmed to be the same person's. */
export const accountsOf = async (tx: Db, workspaceId: WorkspaceId, authorId: AuthorId): Promise<readonly AuthorId[]> => listAccountsOf(tx, workspaceId, authorId);
