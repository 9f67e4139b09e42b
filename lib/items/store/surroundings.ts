import type { IncomingItem } from "#lib/connectors/contract";
import { newId } from "#lib/core/ids";
import type { Sql } from "#lib/db/sql";

import type { RecordedSource } from "../model";

type Sighting = { readonly item: IncomingItem; readonly isBrand: boolean };
type Scope = {
  readonly source: RecordedSource;
  readonly realm: string;
  /** External ids of threads whose items on this page were judged whole: where the page begins such a thread, nothing is left to settle. */
  readonly judged: ReadonlySet<string>;
  readonly now: Date;
};

/** Ids by external id. */
export type Surroundings = {
  readonly authors: ReadonlyMap<string, string>;
  readonly threads: ReadonlyMap<string, string>;
  /** Ids of threads that are to be settled. */ readonly unsettled: readonly string[];
};

/**
 * Makes or renews the authors and threads of new items, in one statement and the same transaction; what people adds to an author is
 * downstream. Threads are marked unsettled and stay locked until the commit.
 */
export const upsertSurroundings = async (tx: Sql, { source, realm, judged, now }: Scope, sightings: readonly Sighting[]): Promise<Surroundings> => {
  const authors = byExternalId(summedAuthors(sightings));
  const threads = byExternalId(summedThreads(sightings.map(({ item }) => item)));
  const rows = await tx.query<{ kind: "author" | "thread"; id: string; externalId: string; isSettled: boolean }>({
    name: "upsert-surroundings",
    text: upserting,
    values: [
      source.workspaceId,
      source.brandId,
      source.id,
      realm,
      now,
      authors.map(() => newId("author")),
      authors.map(({ externalId }) => externalId),
      authors.map(({ name }) => name),
      authors.map(({ handle }) => handle ?? null),
      authors.map(({ url }) => url ?? null),
      authors.map(({ isBrand }) => isBrand),
      authors.map(({ first }) => first.toISOString()),
      authors.map(({ last }) => last.toISOString()),
      threads.map(() => newId("thread")),
      threads.map(({ externalId }) => externalId),
      threads.map(({ title }) => title ?? null),
      threads.map(({ url }) => url ?? null),
      threads.map(({ first }) => first.toISOString()),
      threads.map(({ last }) => last.toISOString()),
      threads.map(({ externalId }) => judged.has(externalId)),
    ],
  });
  const ids = { author: new Map<string, string>(), thread: new Map<string, string>() };
  for (const { kind, externalId, id } of rows) ids[kind].set(externalId, id);
  return { authors: ids.author, threads: ids.thread, unsettled: rows.flatMap(({ kind, id, isSettled }) => (kind === "thread" && !isSettled ? [id] : [])) };
};

// Authors before threads, as everywhere: the threads' part asks for the authors' count, so it cannot begin first.
const upserting = `WITH authors AS (
    INSERT INTO author AS a (id, workspace_id, realm, external_id, name, handle, url, is_brand, first_seen_at, last_seen_at)
    SELECT v.id, $1, $4, v.external_id, v.name, v.handle, v.url, v.is_brand, v.first_seen_at, v.last_seen_at
    FROM unnest($6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::bool[], $12::timestamptz[], $13::timestamptz[])
      AS v (id, external_id, name, handle, url, is_brand, first_seen_at, last_seen_at)
    ON CONFLICT (workspace_id, realm, external_id) DO UPDATE SET
      name = CASE WHEN excluded.last_seen_at >= a.last_seen_at THEN excluded.name ELSE a.name END,
      handle = coalesce(excluded.handle, a.handle), url = coalesce(excluded.url, a.url), is_brand = a.is_brand OR excluded.is_brand,
      first_seen_at = least(a.first_seen_at, excluded.first_seen_at), last_seen_at = greatest(a.last_seen_at, excluded.last_seen_at)
    RETURNING id, external_id
  ), threads AS (
    INSERT INTO thread AS t (id, workspace_id, brand_id, source_id, external_id, title, url, first_item_at, last_item_at, unsettled_since)
    SELECT v.id, $1, $2, $3, v.external_id, v.title, v.url, v.first_item_at, v.last_item_at, CASE WHEN NOT v.is_judged THEN $5::timestamptz END
    FROM unnest($14::text[], $15::text[], $16::text[], $17::text[], $18::timestamptz[], $19::timestamptz[], $20::bool[])
      AS v (id, external_id, title, url, first_item_at, last_item_at, is_judged)
    WHERE (SELECT count(*) FROM authors) >= 0
    ON CONFLICT (source_id, external_id) DO UPDATE SET
      title = coalesce(excluded.title, t.title), url = coalesce(t.url, excluded.url),
      first_item_at = least(t.first_item_at, excluded.first_item_at), last_item_at = greatest(t.last_item_at, excluded.last_item_at),
      unsettled_since = coalesce(t.unsettled_since, $5::timestamptz)
    RETURNING id, external_id, unsettled_since IS NULL AS is_settled
  )
  SELECT 'author' AS kind, id, external_id AS "externalId", false AS "isSettled" FROM authors UNION ALL SELECT 'thread', id, external_id, is_settled FROM threads`;

/** Rows are locked in the order of their external ids by everybody. */
const byExternalId = <Summary extends { readonly externalId: string }>(summaries: ReadonlyMap<string, Summary>): readonly Summary[] =>
  [...summaries.values()].sort((a, b) => (a.externalId < b.externalId ? -1 : 1));

type Span = { readonly first: Date; readonly last: Date };

const extended = (span: Span | undefined, at: Date): Span => ({
  first: span && span.first < at ? span.first : at,
  last: span && span.last > at ? span.last : at,
});

type Author = Omit<IncomingItem["author"], "isBrand"> & Span & { readonly isBrand: boolean };

/** One row per account: `ON CONFLICT` may touch a row only once in a statement. */
const summedAuthors = (sightings: readonly Sighting[]): ReadonlyMap<string, Author> => {
  const authors = new Map<string, Author>();
  for (const { item, isBrand } of sightings) {
    const known = authors.get(item.author.externalId);
    authors.set(item.author.externalId, { ...item.author, isBrand: isBrand || (known?.isBrand ?? false), ...extended(known, item.postedAt) });
  }
  return authors;
};

type Thread = Span & { readonly externalId: string; readonly title: string | undefined; readonly url: string | undefined };

const summedThreads = (items: readonly IncomingItem[]): ReadonlyMap<string, Thread> => {
  const threads = new Map<string, Thread>();
  for (const item of items) {
    const externalId = item.rootExternalId;
    const known = threads.get(externalId);
    const isRoot = item.externalId === externalId;
    // A thread's own address is its root's; that of any item leads to the right page too.
    threads.set(externalId, {
      externalId,
      title: known?.title ?? item.title,
      url: (isRoot ? item.url : undefined) ?? known?.url ?? item.url,
      ...extended(known, item.postedAt),
    });
  }
  return threads;
};
