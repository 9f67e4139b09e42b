import { AppError } from "#lib/core/errors";
import { newId } from "#lib/core/ids";
import { liveMessage, notifyLiveSql } from "#lib/db/live";
import { inSqlTransaction, type Sql } from "#lib/db/sql";
import { advanceCursor, noteFreshItems, notePage } from "#lib/sources/commands/advance-source";
import { areTagsRefined } from "#lib/tagging/embedded-for";

import { isWholeOnPage, type Judge } from "./judge-at-door";
import { isBrandsOwn, isSentToUs, isTakenBack, realmOf, type RecordedSource, type TaggedItem, type TaggedPage } from "./model";
import { lastWords, planChanges, type Changes } from "./plan-page";
import { noteAuthorChanges, type AuthorChange } from "./store/author-changes";
import { applyDeletions, applyEdits, applyVisibility } from "./store/change-items";
import { insertItems } from "./store/insert-items";
import { claimKeys, type KnownItem } from "./store/keys";
import { markToRefine } from "./store/refine";
import { readRoots } from "./store/roots";
import type { SettledState } from "./store/settle";
import { upsertSurroundings } from "./store/surroundings";
import { touchThreads } from "./store/threads";

export type PageToRecord = {
  readonly workspaceId: string;
  readonly source: RecordedSource;
  readonly stream: string;
  readonly page: TaggedPage;
  /** The version of the cursor this page was read with; null where there is no cursor (pushes, imports, own replies). */
  readonly cursorVersion: number | null;
  readonly now: Date;
  /** Written in the same transaction: the receipt of a push, the progress of an import. */
  readonly alongside?: ((tx: Sql, outcome: RecordedItems) => Promise<void>) | undefined;
  readonly importId?: string | undefined;
  /** How new items are stored until their threads are settled; without it they wait for that. */
  readonly judge?: Judge | undefined;
};

export type RecordedItems = {
  readonly added: number;
  readonly changed: number;
  readonly duplicates: number;
  /** Threads to settle. */ readonly threadIds: readonly string[];
};

export type RecordOutcome = ({ readonly kind: "recorded"; readonly cursorVersion: number | null } & RecordedItems) | { readonly kind: "lost-race" };

/**
 * Stores a page: its items, their authors and threads, edits, deletions, health, gaps and the cursor in one transaction, so that a crash
 * repeats a page and never skips or doubles it. `lost-race`: another poll moved the cursor meanwhile, nothing of this page was stored.
 */
export const recordPage = async (request: PageToRecord): Promise<RecordOutcome> => {
  if (request.source.workspaceId !== request.workspaceId) throw new AppError("not-found", "The source was not found.");
  try {
    const items = await inSqlTransaction((tx) => record(tx, request), { isRepeatable: request.cursorVersion !== null });
    return { kind: "recorded", cursorVersion: request.cursorVersion === null ? null : request.cursorVersion + 1, ...items };
  } catch (error) {
    if (error instanceof AppError && error.code === "conflict") return { kind: "lost-race" };
    throw error;
  }
};

const record = async (tx: Sql, request: PageToRecord): Promise<RecordedItems> => {
  const { workspaceId, source, page, now } = request;
  // First, because it locks: polls of the same stream queue up here and not in the middle of each other's rows.
  await moveOn(tx, request);
  const words = await withKnownRoots(tx, source, lastWords(page.events));
  const { fresh, known } = await claim(tx, source, words);
  const changes = planChanges(words, known, { platform: source.platform, now });
  const { unsettled, wrote } = await addItems(tx, request, fresh);
  await touchThreads(tx, workspaceId, { threadIds: changes.threadIds, now });
  await applyChanges(tx, request, changes);
  await noteAuthorChanges(tx, workspaceId, {
    authors: wrote,
    itemIds: [...changes.edits, ...changes.visibility].map(({ id }) => id),
    deletedIds: changes.deletions.map(({ id }) => id),
    now,
  });
  if (areTagsRefined()) await markToRefine(tx, workspaceId, { itemIds: [...fresh, ...changes.edits].map(({ id }) => id), now });
  await notePage(tx, { workspaceId, sourceId: source.id, stream: request.stream, setAside: page.setAside, importId: request.importId, gap: page.gap, now });
  const threadIds = [...new Set([...unsettled, ...changes.threadIds])];
  const outcome = { added: fresh.length, changed: changedCount(changes), duplicates: words.upserts.length - fresh.length, threadIds };
  await request.alongside?.(tx, outcome);
  if (outcome.changed > 0) await notifyLiveSql(tx, { workspaceId, kind: "items", threadIds: changes.threadIds, count: outcome.changed });
  return outcome;
};

const moveOn = async (tx: Sql, { workspaceId, source, stream, page, cursorVersion, now }: PageToRecord): Promise<void> => {
  if (cursorVersion === null) return;
  const isOurs = await advanceCursor(tx, { workspaceId, sourceId: source.id, stream, cursor: page.cursor, version: cursorVersion, now });
  if (!isOurs) throw new AppError("conflict", "Another poll has moved on from here.");
};

/** What is sent to us names its parent at best: an answer to something stored before hangs in the thread of that. */
const withKnownRoots = async (tx: Sql, source: RecordedSource, words: ReturnType<typeof lastWords>): Promise<ReturnType<typeof lastWords>> => {
  if (!isSentToUs(source.platform)) return words;
  const own = new Set(words.upserts.map(({ item }) => item.externalId));
  const roots = [...new Set(words.upserts.map(({ item }) => item.rootExternalId))].filter((root) => !own.has(root));
  if (roots.length === 0) return words;
  const known = await readRoots(tx, source.id, roots);
  return {
    ...words,
    upserts: words.upserts.map((tagged) => ({
      ...tagged,
      item: { ...tagged.item, rootExternalId: known.get(tagged.item.rootExternalId) ?? tagged.item.rootExternalId },
    })),
  };
};

type Claimed = { readonly fresh: readonly (TaggedItem & { readonly id: string })[]; readonly known: ReadonlyMap<string, KnownItem> };

/** Who is new is decided by the unique key, not by looking: two writers of one item cannot both win. */
const claim = async (tx: Sql, source: RecordedSource, { upserts, tombstones }: ReturnType<typeof lastWords>): Promise<Claimed> => {
  const candidates = upserts.map((tagged) => ({ ...tagged, id: newId("item") }));
  const claims = candidates.map(({ item, id }) => ({ externalId: item.externalId, itemId: id }));
  const { free, known } = await claimKeys(tx, { workspaceId: source.workspaceId, sourceId: source.id }, { claims, others: [...tombstones.keys()] });
  return { fresh: candidates.filter(({ item }) => free.has(item.externalId)), known };
};

type Added = { /** Threads that are to be settled. */ readonly unsettled: readonly string[]; readonly wrote: readonly AuthorChange[] };

const addItems = async (tx: Sql, { source, page, judge, now }: PageToRecord, fresh: Claimed["fresh"]): Promise<Added> => {
  if (fresh.length === 0) return { unsettled: [], wrote: [] };
  const sightings = fresh.map((tagged) => ({ ...tagged, isBrand: isBrandsOwn(tagged.item, source) }));
  const judged = judge === undefined ? new Set<string>() : wholeThreads(fresh);
  // Judged while the database is busy with the surroundings.
  const [{ authors, threads, unsettled }, states] = await Promise.all([
    upsertSurroundings(tx, { source, realm: realmOf(source), judged, now }, sightings),
    // oxlint-disable-next-line typescript/require-await -- what it throws must be heard with the rest
    (async () => judge?.(sightings) ?? new Map<string, SettledState>())(),
  ]);
  const items = sightings.map((sighting) => ({
    ...sighting,
    threadId: idIn(threads, sighting.item.rootExternalId),
    authorId: idIn(authors, sighting.item.author.externalId),
  }));
  const live = liveMessage({ workspaceId: source.workspaceId, kind: "items", threadIds: [...threads.values()], count: items.length });
  await insertItems(tx, { source, states, live, receivedAt: page.receivedAt, now }, items);
  const newestPostedAt = new Date(Math.max(...items.map(({ item }) => item.postedAt.getTime())));
  await noteFreshItems(tx, { sourceId: source.id, added: items.length, newestPostedAt, receivedAt: page.receivedAt });
  return { unsettled, wrote: items.flatMap(({ item, authorId, isBrand }) => (isBrand ? [] : [{ authorId, from: item.postedAt }])) };
};

/** Threads of which every new item is judged by what the page shows. */
const wholeThreads = (fresh: Claimed["fresh"]): ReadonlySet<string> => {
  const onPage = new Set(fresh.map(({ item }) => item.externalId));
  const whole = new Set(fresh.map(({ item }) => item.rootExternalId));
  for (const { item } of fresh) if (!isWholeOnPage(item, onPage) || isTakenBack(item)) whole.delete(item.rootExternalId);
  return whole;
};

const idIn = (ids: ReadonlyMap<string, string>, externalId: string): string => {
  const id = ids.get(externalId);
  if (id === undefined) throw new Error("An upsert returned fewer rows than it was given.");
  return id;
};

const applyChanges = async (tx: Sql, { workspaceId, now }: PageToRecord, { edits, visibility, deletions }: Changes): Promise<void> => {
  await applyEdits(tx, { workspaceId, now }, edits);
  await applyVisibility(tx, workspaceId, visibility);
  await applyDeletions(tx, workspaceId, deletions);
};

const changedCount = ({ edits, visibility, deletions }: Changes): number => new Set([...edits, ...visibility, ...deletions].map(({ id }) => id)).size;
