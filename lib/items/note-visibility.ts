import { settleThreadsJob } from "./jobs";
import type { Visibility } from "#lib/connectors/contract";
import { notifyLiveSql } from "#lib/db/live";
import { inSqlTransaction } from "#lib/db/sql";
import type { ItemId, WorkspaceId } from "#lib/core/ids";
import { nudge } from "#lib/queue/enqueue";
import { applyVisibility } from "./store/change-items";
import { threadsOf, touchThreads } from "./store/threads";

type Seen = { readonly itemId: ItemId; readonly visibility: Visibility; readonly now: Date };

/** What the desk itself did to an item at its source is seen here at once; the next poll says the same. */
export const noteVisibility = async (workspaceId: WorkspaceId, { itemId, visibility, now }: Seen): Promise<void> => {
  const threadIds = await inSqlTransaction(async (tx) => {
    const found = await threadsOf(tx, workspaceId, itemId);
    await touchThreads(tx, workspaceId, { threadIds: found, now });
    await applyVisibility(tx, workspaceId, [{ id: itemId, visibility }]);
    await notifyLiveSql(tx, { workspaceId, kind: "items", threadIds: found, count: 1 });
    return found;
  });
  if (threadIds.length > 0) await nudge(settleThreadsJob, { workspaceId, threadIds: [...threadIds] });
};
