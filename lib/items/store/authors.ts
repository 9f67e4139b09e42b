import type { IncomingItem } from "#lib/connectors/contract";
import { newId } from "#lib/core/ids";
import type { Sql } from "#lib/db/sql";

type Sighting = { readonly item: IncomingItem; readonly isBrand: boolean };

/** Authors are written with their items, in the same transaction; what people adds to them is downstream. Returns ids by external id. */
export const upsertAuthors = async (tx: Sql, { workspaceId, realm }: { readonly workspaceId: string; readonly realm: string }, sightings: readonly Sighting[]): Promise<ReadonlyMap<string, string>> => {
  const authors = [...summed(sightings).values()].sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
  const rows = await tx.query<{ id: string; external_id: string }>({
    name: "upsert-authors",
    text: `INSERT INTO author AS a (id, workspace_id, realm, external_id, name, handle, url, is_brand, first_seen_at, last_seen_at)
      SELECT v.id, $1, $2, v.external_id, v.name, v.handle, v.url, v.is_brand, v.first_seen_at, v.last_seen_at
      FROM unnest($3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bool[], $9::timestamptz[], $10::timestamptz[])
        AS v (id, external_id, name, handle, url, is_brand, first_seen_at, last_seen_at)
      ON CONFLICT (workspace_id, realm, external_id) DO UPDATE SET
        name = CASE WHEN excluded.last_seen_at >= a.last_seen_at THEN excluded.name ELSE a.name END,
        handle = coalesce(excluded.handle, a.handle), url = coalesce(excluded.url, a.url), is_brand = a.is_brand OR excluded.is_brand,
        first_seen_at = least(a.first_seen_at, excluded.first_seen_at), last_seen_at = greatest(a.last_seen_at, excluded.last_seen_at)
      RETURNING id, external_id`,
    values: [
      workspaceId,
      realm,
      authors.map(() => newId("author")),
      authors.map((author) => author.externalId),
      authors.map((author) => author.name),
      authors.map((author) => author.handle ?? null),
      authors.map((author) => author.url ?? null),
      authors.map((author) => author.isBrand),
      authors.map((author) => author.first.toISOString()),
      authors.map((author) => author.last.toISOString()),
    ],
  });
  return new Map(rows.map((row) => [row.external_id, row.id]));
};

type Summary = Omit<IncomingItem["author"], "isBrand"> & { readonly isBrand: boolean; readonly first: Date; readonly last: Date };

/** One row per account: `ON CONFLICT` may touch a row only once in a statement. */
const summed = (sightings: readonly Sighting[]): ReadonlyMap<string, Summary> => {
  const authors = new Map<string, Summary>();
  for (const { item, isBrand } of sightings) {
    const { externalId } = item.author;
    const known = authors.get(externalId);
    const at = item.postedAt;
    authors.set(externalId, {
      ...item.author,
      isBrand: isBrand || (known?.isBrand ?? false),
      first: known && known.first < at ? known.first : at,
      last: known && known.last > at ? known.last : at,
    });
  }
  return authors;
};
