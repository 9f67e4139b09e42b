import type { Sql } from "#lib/db/sql";

type Claim = { readonly externalId: string; readonly itemId: string };

/** Claims identities for new items; returns those that were free. Whoever claims the same one waits here until we commit. */
export const claimKeys = async (tx: Sql, { workspaceId, sourceId }: Scope, claims: readonly Claim[]): Promise<ReadonlySet<string>> => {
  // One order for everybody, or two pages with the same items would wait for each other.
  const sorted = [...claims].sort((a, b) => (a.externalId < b.externalId ? -1 : 1));
  const rows = await tx.query<{ external_id: string }>({
    name: "claim-keys",
    text: `INSERT INTO item_key (source_id, external_id, workspace_id, item_id)
      SELECT $1, v.external_id, $2, v.item_id FROM unnest($3::text[], $4::text[]) AS v (external_id, item_id)
      ON CONFLICT (source_id, external_id) DO NOTHING RETURNING external_id`,
    values: [sourceId, workspaceId, sorted.map((claim) => claim.externalId), sorted.map((claim) => claim.itemId)],
  });
  return new Set(rows.map((row) => row.external_id));
};

export type Scope = { readonly workspaceId: string; readonly sourceId: string };

export type KnownItem = {
  readonly externalId: string;
  readonly id: string;
  readonly threadId: string;
  readonly contentHash: string;
  readonly visibility: string;
  readonly editedAt: Date | null;
  readonly deletedAt: Date | null;
};

/** What is stored of these external ids already. */
export const readKnown = async (tx: Sql, { sourceId }: Scope, externalIds: readonly string[]): Promise<ReadonlyMap<string, KnownItem>> => {
  const rows = await tx.query<KnownItem>({
    name: "read-known",
    text: `SELECT k.external_id AS "externalId", i.id, i.thread_id AS "threadId", i.content_hash AS "contentHash", i.visibility, i.edited_at AS "editedAt", i.deleted_at AS "deletedAt"
      FROM item_key k JOIN item i ON i.id = k.item_id WHERE k.source_id = $1 AND k.external_id = ANY($2::text[])`,
    values: [sourceId, externalIds],
  });
  return new Map(rows.map((row) => [row.externalId, row]));
};
