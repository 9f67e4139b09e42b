import { advanceRun, beginAnew, findOpenRun, finishRun, readNext, type OpenRun } from "./store/retag";
import { lockThreads, type ItemToRead, type ReadItem } from "./store/write-tags";
import { storeTags, tagAgain } from "./tag-again";
import { notifyLiveSql } from "#lib/db/live";
import { inSqlTransaction, sql } from "#lib/db/sql";
import type { Tagger } from "#lib/tagging/model";

const itemsAtATime = 300;

type Page = {
  readonly workspaceId: string;
  readonly runId: string;
  readonly tagger: Tagger;
  /** Reads the brand's own words, which no outside service is shown. */
  readonly embedded: Tagger;
  readonly now: Date;
};
/** `more`: these threads have other tags now and wait for settling, and there is more to read. `over`: the run is done, cancelled or in other hands. */
export type PageOutcome = { readonly kind: "more"; readonly threadIds: readonly string[] } | { readonly kind: "over" };

/**
 * Reads the next page of a run again: tags and progress are stored together, so that a run which was killed goes on where it stopped. When
 * another tagger reads than at the beginning, the run begins anew.
 */
export const retagPage = async ({ workspaceId, runId, tagger, embedded, now }: Page): Promise<PageOutcome> => {
  const found = await findOpenRun(sql, workspaceId, runId);
  if (found === null) return { kind: "over" };
  const run = found.tagger === tagger.name ? found : await begun(workspaceId, { runId, tagger });
  const items = await readNext(sql, workspaceId, { ...run, limit: itemsAtATime });
  if (items.length === 0) {
    await finish(workspaceId, { runId, now });
    return { kind: "over" };
  }
  return store({ workspaceId, runId, now }, { run, items, read: await readAnew({ tagger, embedded }, items) });
};

const begun = async (workspaceId: string, { runId, tagger }: Pick<Page, "runId" | "tagger">): Promise<OpenRun> => {
  await beginAnew(sql, workspaceId, { runId, tagger: tagger.name });
  return { tagger: tagger.name, cursorAt: null, cursorId: null };
};

const readAnew = async ({ tagger, embedded }: Pick<Page, "tagger" | "embedded">, items: readonly ItemToRead[]): Promise<readonly ReadItem[]> => [
  ...(await tagAgain(
    tagger,
    items.filter(({ isBrand }) => !isBrand),
  )),
  ...(await tagAgain(
    embedded,
    items.filter(({ isBrand }) => isBrand),
  )),
];

type Read = { readonly run: OpenRun; readonly items: readonly ItemToRead[]; readonly read: readonly ReadItem[] };

const store = async ({ workspaceId, runId, now }: Pick<Page, "workspaceId" | "runId" | "now">, { run, items, read }: Read): Promise<PageOutcome> =>
  inSqlTransaction(async (tx) => {
    await lockThreads(
      tx,
      workspaceId,
      read.map(({ threadId }) => threadId),
    );
    const { changed, threadIds } = await storeTags(tx, workspaceId, { read, now });
    const last = items.at(-1);
    if (last === undefined || !(await advanceRun(tx, workspaceId, { ...run, runId, to: last, read: items.length, changed }))) throw new Overtaken();
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
