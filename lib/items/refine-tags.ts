import { endRefining, listWithDue, readToRefine } from "./store/refine";
import { lockThreads } from "./store/write-tags";
import { storeTags, tagAgain } from "./tag-again";
import { inSqlTransaction, sql } from "#lib/db/sql";
import { dayMs, hourMs } from "#lib/core/time";
import type { Tagger } from "#lib/tagging/model";

const itemsAtATime = 100;

/** What the chosen tagger could not read is left to it for an hour at least, then for twice as long each time, and given up after a week. */
const waitMinMs = hourMs;
const givenUpAfterMs = 7 * dayMs;

type Page = { readonly workspaceId: string; readonly tagger: Tagger; readonly now: Date };
/** `more`: these threads have other tags now and wait for settling, and more may be due. `over`: nothing is due. */
export type RefineOutcome = { readonly kind: "more"; readonly threadIds: readonly string[] } | { readonly kind: "over" };

/**
 * Has the tagger the operator chose read the latest of what was stored with the embedded tagger's word. Tags and what is left to do are stored
 * together: a run that was killed has changed nothing, and one that runs twice changes nothing the second time.
 */
export const refinePage = async ({ workspaceId, tagger, now }: Page): Promise<RefineOutcome> => {
  const items = await readToRefine(sql, workspaceId, { since: oldestDue(now), until: now, limit: itemsAtATime });
  if (items.length === 0) return { kind: "over" };
  const read = await tagAgain(tagger, items);
  const refined = read.filter(({ tags }) => tags.tagger === tagger.name);
  const leftIds = new Set(read.filter(({ tags }) => tags.tagger !== tagger.name).map(({ id }) => id));
  return inSqlTransaction(async (tx) => {
    await lockThreads(
      tx,
      workspaceId,
      items.map(({ threadId }) => threadId),
    );
    const { threadIds } = await storeTags(tx, workspaceId, { read: refined, now });
    await endRefining(tx, workspaceId, { items, leftIds, now, waitMinMs, givenUpAfterMs });
    return { kind: "more", threadIds };
  });
};

/** Workspaces in which something was due before a moment and is not read: what a lost queue forgot, of the last week. */
export const listWorkspacesToRefine = async ({ before, now }: { readonly before: Date; readonly now: Date }): ReturnType<typeof listWithDue> =>
  listWithDue(sql, { since: oldestDue(now), until: before });

const oldestDue = (now: Date): Date => new Date(now.getTime() - givenUpAfterMs);
