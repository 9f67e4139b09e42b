import { findSubject } from "../store/accounts";
import type { AuthorId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

/** This account and those that a human has confirmed to be the same person's. */
export const listAccountsOf = async (tx: Db, workspaceId: WorkspaceId, authorId: AuthorId): Promise<readonly AuthorId[]> =>
  (await findSubject(tx, workspaceId, authorId))?.accounts ?? [authorId];
