import { renameItem, type Adoption } from "./store/keys";
import { touchThreads } from "./store/threads";
import type { Sql } from "#lib/db/sql";

/** An item that was stored under a name of ours takes that of the platform; false when the platform's is stored already. */
export const adoptExternalId = async (tx: Sql, adoption: Adoption, now: Date): Promise<boolean> => {
  const threadIds = await renameItem(tx, adoption);
  await touchThreads(tx, adoption.workspaceId, { threadIds, now });
  return threadIds.length > 0;
};
