import type { visibilityAfter } from "./deed-model";
import type { ThreadId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";
import { noteVisibility } from "#lib/items/note-visibility";

type Done = { readonly workspaceId: WorkspaceId; readonly itemId: string | null };
type Seen = { readonly seenAs: ReturnType<typeof visibilityAfter>; readonly now: Date };

/** How the item of a deed is seen once it is done, where the deed changes that. Returns the threads to settle after the commit. */
export const noteDone = async (tx: Db, { workspaceId, itemId }: Done, { seenAs, now }: Seen): Promise<readonly ThreadId[]> =>
  itemId === null || seenAs === null ? [] : noteVisibility(tx, workspaceId, { itemId, visibility: seenAs, now });
