import type { Sql } from "#lib/db/sql";

/** The thread (by external id) in which each of these stored items hangs. */
export const readRoots = async (tx: Sql, sourceId: string, externalIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const rows = await tx.query<{ externalId: string; root: string }>({
    name: "read-roots",
    text: `SELECT k.external_id AS "externalId", t.external_id AS root FROM item_key k JOIN item i ON i.id = k.item_id JOIN thread t ON t.id = i.thread_id
      WHERE k.source_id = $1 AND k.external_id = ANY($2::text[])`,
    values: [sourceId, externalIds],
  });
  return new Map(rows.map(({ externalId, root }) => [externalId, root]));
};
