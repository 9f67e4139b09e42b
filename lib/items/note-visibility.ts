import { putVisibility } from "./store/own-deeds";
import type { Visibility } from "#lib/connectors/contract";
import type { ItemId, ThreadId, WorkspaceId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import type { Db } from "#lib/db/transaction";

type Seen = { readonly itemId: ItemId; readonly visibility: Visibility; readonly now: Date };

/**
 * What the desk itself did to an item at its source is seen here in the transaction that writes the deed down; the next poll says the same.
 * What its author deleted stays deleted. Returns the threads to settle after the commit.
 */
export const noteVisibility = async (tx: Db, workspaceId: WorkspaceId, seen: Seen): Promise<readonly ThreadId[]> => {
  const threadIds = await putVisibility(tx, workspaceId, seen);
  await notifyLive(tx, { workspaceId, kind: "items", threadIds, count: 1 });
  return threadIds;
};
