import { z } from "zod";

import type { Visibility } from "#lib/connectors/contract";
import type { ItemId, ThreadId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

const threadsSchema = z.array(z.object({ threadId: z.string() }));

/** Shown, hidden or taken away by the desk itself: only a poll may say that a deleted item is there again. Marks its thread unsettled; returns it. */
export const putVisibility = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { itemId, visibility, now }: { readonly itemId: ItemId; readonly visibility: Visibility; readonly now: Date },
): Promise<readonly ThreadId[]> => {
  // The thread first, as whoever records a page does.
  const threads = threadsSchema.parse(
    await tx.$queryRaw`
      UPDATE thread SET unsettled_since = coalesce(unsettled_since, ${now}) WHERE workspace_id = ${workspaceId} AND id = (SELECT thread_id FROM item WHERE id = ${itemId} AND workspace_id = ${workspaceId})
      RETURNING id AS "threadId"`,
  );
  await tx.item.updateMany({ where: { id: itemId, workspaceId, deletedAt: null }, data: { visibility } });
  return threads.map(({ threadId }) => threadId);
};
