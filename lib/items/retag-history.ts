import {
  advanceRun,
  beginAnew,
  findOpenRun,
  finishRun,
  lockThreads,
  markThreadsUnsettled,
  readNext,
  writeTags,
  type ItemToRead,
  type OpenRun,
  type RetaggedItem,
} from "./store/retag";
import { notifyLiveSql } from "#lib/db/live";
import { inSqlTransaction, sql } from "#lib/db/sql";
import type { Tagger } from "#lib/tagging/model";

const itemsAtATime = 300;

type Page = { readonly workspaceId: string; readonly runId: string; readonly tagger: Tagger; readonly now: Date };
/** `more`: these threads have other tags now and wait for settling, and there is more to read. `over`: the run is done, cancelled or in other hands. */
export type PageOutcome = { readonly kind: "more"; readonly threadIds: readonly string[] } | { readonly kind: "over" };

/**
 * Reads the next page of a run again: tags and progress are stored together, so that a run which was killed goes on where it stopped. When
 * another tagger reads than at the beginning, the run begins anew.
 */
export const retagPage = async ({ workspaceId, runId, tagger, now }: Page): Promise<PageOutcome> => {
  const found = await findOpenRun(sql, workspaceId, runId);
  if (found === null) return { kind: "over" };
  const run = found.tagger === tagger.name ? found : await begun(workspaceId, { runId, tagger });
  const items = await readNext(sql, workspaceId, { ...run, limit: itemsAtATime });
  if (items.length === 0) {
    await finish(workspaceId, { runId, now });
    return { kind: "over" };
  }
  return store({ workspaceId, runId, now }, { run, items, retagged: await readAnew(tagger, items) });
};

const begun = async (workspaceId: string, { runId, tagger }: Pick<Page, "runId" | "tagger">): Promise<OpenRun> => {
  await beginAnew(sql, workspaceId, { runId, tagger: tagger.name });
  return { tagger: tagger.name, cursorAt: null, cursorId: null };
};

/** What this tagger has read already keeps its tags, and so does a text that was dropped after its deletion. */
const readAnew = async (tagger: Tagger, items: readonly ItemToRead[]): Promise<readonly RetaggedItem[]> => {
  const unread = items.filter((item) => item.tagger !== tagger.name && item.text !== "");
  const tags = await tagger.tagAll(unread.map(({ text, rating }) => ({ text, rating: rating ?? undefined })));
  return unread.flatMap(({ id, contentHash }, place) => {
    const own = tags[place];
    return own === undefined ? [] : [{ id, contentHash, tags: own }];
  });
};

type Read = { readonly run: OpenRun; readonly items: readonly ItemToRead[]; readonly retagged: readonly RetaggedItem[] };

const store = async ({ workspaceId, runId, now }: Omit<Page, "tagger">, { run, items, retagged }: Read): Promise<PageOutcome> =>
  inSqlTransaction(async (tx) => {
    const written = new Set(retagged.map(({ id }) => id));
    await lockThreads(tx, workspaceId, [...new Set(items.filter(({ id }) => written.has(id)).map(({ threadId }) => threadId))]);
    const changed = await writeTags(tx, workspaceId, retagged);
    const last = items.at(-1);
    if (last === undefined || !(await advanceRun(tx, workspaceId, { ...run, runId, to: last, read: items.length, changed: changed.length })))
      throw new Overtaken();
    const threadIds = [...new Set(changed)];
    if (threadIds.length > 0) {
      await markThreadsUnsettled(tx, workspaceId, { threadIds, now });
      await notifyLiveSql(tx, { workspaceId, kind: "tagged", threadIds });
    }
    await notifyLiveSql(tx, { workspaceId, kind: "tagger", threadIds: [], count: items.length });
    return { kind: "more" as const, threadIds };
  }).catch((cause: unknown) => {
    if (cause instanceof Overtaken) return { kind: "over" as const };
    throw cause;
  });

/** Another worker was here first, or the run was cancelled: nothing of the page is kept. */
class Overtaken extends Error {}

const finish = async (workspaceId: string, ended: { readonly runId: string; readonly now: Date }): Promise<void> =>
  inSqlTransaction(async (tx) => {
    await finishRun(tx, workspaceId, ended);
    await notifyLiveSql(tx, { workspaceId, kind: "tagger", threadIds: [] });
  });
