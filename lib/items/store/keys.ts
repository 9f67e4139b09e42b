import type { Known } from "../plan-page";
import type { Sql } from "#lib/db/sql";

type Claim = { readonly externalId: string; readonly itemId: string };
type Scope = { readonly workspaceId: string; readonly sourceId: string };

export type KnownItem = Known & { readonly externalId: string };

export type Claimed = { readonly free: ReadonlySet<string>; readonly known: ReadonlyMap<string, KnownItem> };

// Where no time of an edit was given, the moment in which we noticed it stands there, and in the revision too.
const givenEditTime = `CASE WHEN i.edited_at IS NOT NULL AND NOT EXISTS (SELECT FROM item_revision r WHERE r.item_id = i.id AND r.replaced_at = i.edited_at) THEN i.edited_at END`;
const knownColumns = `k.external_id AS "externalId", i.id, i.thread_id AS "threadId", i.content_hash AS "contentHash", i.visibility, ${givenEditTime} AS "editedAt", i.deleted_at AS "deletedAt", CASE WHEN i.is_brand THEN i.text END AS "ownText"`;

/**
 * Claims identities for new items and reads what is stored of the others, in one statement. Whoever claims the same identity waits
 * here until we commit; what was committed while this statement ran is read by another.
 */
export const claimKeys = async (
  tx: Sql,
  { workspaceId, sourceId }: Scope,
  { claims, others }: { readonly claims: readonly Claim[]; readonly others: readonly string[] },
): Promise<Claimed> => {
  if (claims.length + others.length === 0) return { free: new Set(), known: new Map() };
  // One order for everybody, or two pages with the same items would wait for each other.
  const sorted = [...claims].sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
  const rows = await tx.query<KnownItem | { readonly externalId: string; readonly id: null }>({
    name: "claim-keys",
    text: `WITH claimed AS (
        INSERT INTO item_key (source_id, external_id, workspace_id, item_id) SELECT $1, v.external_id, $2, v.item_id FROM unnest($3::text[], $4::text[]) AS v (external_id, item_id)
        ON CONFLICT (source_id, external_id) DO NOTHING RETURNING external_id
      )
      SELECT external_id AS "externalId", NULL AS id, NULL AS "threadId", NULL AS "contentHash", NULL AS visibility, NULL::timestamptz AS "editedAt", NULL::timestamptz AS "deletedAt", NULL AS "ownText" FROM claimed
      UNION ALL SELECT ${knownColumns} FROM item_key k JOIN item i ON i.id = k.item_id WHERE k.source_id = $1 AND k.external_id = ANY($3::text[] || $5::text[])`,
    values: [sourceId, workspaceId, sorted.map(({ externalId }) => externalId), sorted.map(({ itemId }) => itemId), others],
  });
  const free = new Set<string>();
  const known = new Map<string, KnownItem>();
  for (const row of rows) {
    if (row.id === null) free.add(row.externalId);
    else known.set(row.externalId, row);
  }
  const unseen = sorted.map(({ externalId }) => externalId).filter((externalId) => !free.has(externalId) && !known.has(externalId));
  for (const row of await readKnown(tx, sourceId, unseen)) known.set(row.externalId, row);
  return { free, known };
};

const readKnown = async (tx: Sql, sourceId: string, externalIds: readonly string[]): Promise<readonly KnownItem[]> =>
  externalIds.length === 0
    ? []
    : tx.query<KnownItem>({
        name: "read-known",
        text: `SELECT ${knownColumns} FROM item_key k JOIN item i ON i.id = k.item_id WHERE k.source_id = $1 AND k.external_id = ANY($2::text[])`,
        values: [sourceId, externalIds],
      });

export type Adoption = Scope & {
  readonly from: string;
  readonly to: { readonly externalId: string; readonly url: string | null; readonly postedAt: Date };
};

/** The thread of the item that took the name; none where nothing had the old name, or something has the new one. */
export const renameItem = async (tx: Sql, { workspaceId, sourceId, from, to }: Adoption): Promise<readonly string[]> => {
  const rows = await tx.query<{ readonly threadId: string }>({
    name: "rename-item",
    text: `WITH renamed AS (
        UPDATE item_key SET external_id = $4 WHERE workspace_id = $1 AND source_id = $2 AND external_id = $3
          AND NOT EXISTS (SELECT FROM item_key WHERE source_id = $2 AND external_id = $4) RETURNING item_id
      )
      UPDATE item SET external_id = $4, url = coalesce($5, url), posted_at = $6 FROM renamed WHERE id = renamed.item_id RETURNING thread_id AS "threadId"`,
    values: [workspaceId, sourceId, from, to.externalId, to.url, to.postedAt],
  });
  return rows.map(({ threadId }) => threadId);
};
