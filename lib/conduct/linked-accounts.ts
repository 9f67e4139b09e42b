import type { AuthorId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

/** The author's accounts: this one, and those that a human has confirmed to be the same person's. Until people keeps links there is this one alone. */
export const accountsOf = async (_tx: Db, _workspaceId: WorkspaceId, authorId: AuthorId): Promise<readonly AuthorId[]> => Promise.resolve([authorId]);
