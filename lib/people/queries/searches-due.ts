import { listSearched } from "../store/searches";
import type { AuthorId } from "#lib/core/ids";
import { dayMs } from "#lib/core/time";
import { db } from "#lib/db/client";

type Ban = { readonly workspaceId: string; readonly authorId: AuthorId };

/** A re-appearance is looked for each day of this time after a ban. */
export const watchedMs = 90 * dayMs;

/** Those of the banned authors who were not looked for within a day. */
export const listSearchesDue = async <Kind extends Ban>(bans: readonly Kind[], now: Date): Promise<readonly Kind[]> => {
  const searched = await listSearched(db(), { authorIds: bans.map(({ authorId }) => authorId), since: new Date(now.getTime() - dayMs) });
  return bans.filter(({ authorId }) => !searched.has(authorId));
};
