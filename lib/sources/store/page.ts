import type { GapFound, SetAside } from "#lib/connectors/contract";
import { newId } from "#lib/core/ids";
import type { Sql } from "#lib/db/sql";

export type CursorStep = {
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly stream: string;
  readonly cursor: unknown;
  /** The version that was read; 0 when there was no cursor yet. */
  readonly version: number;
  readonly now: Date;
};

/** Moves a cursor on from the version that was read; false when somebody else moved it meanwhile. */
export const moveCursor = async (tx: Sql, { workspaceId, sourceId, stream, cursor, version, now }: CursorStep): Promise<boolean> => {
  const moved = await tx.query({
    name: "move-cursor",
    text: `INSERT INTO source_cursor AS c (source_id, stream, workspace_id, cursor, version, updated_at)
      SELECT $1, $2, $3, $4::jsonb, 1, $6 WHERE $5 = 0 OR EXISTS (SELECT FROM source_cursor WHERE source_id = $1 AND stream = $2)
      ON CONFLICT (source_id, stream) DO UPDATE SET cursor = excluded.cursor, version = c.version + 1, updated_at = excluded.updated_at
      WHERE c.version = $5 RETURNING version`,
    values: [sourceId, stream, workspaceId, JSON.stringify(cursor ?? null), version, now],
  });
  return moved.length === 1;
};

export type PageNotes = {
  readonly workspaceId: string;
  readonly sourceId: string;
  readonly stream: string;
  readonly setAside: readonly (SetAside & { readonly line?: number | undefined })[];
  readonly importId?: string | undefined;
  readonly gap: GapFound | undefined;
  readonly now: Date;
};

/** A list that is read again and again shows the same broken part each time: it is one part. What is sent to us comes once. */
export const insertSetAside = async (tx: Sql, { workspaceId, sourceId, stream, setAside, importId, now }: PageNotes): Promise<void> => {
  if (setAside.length === 0) return;
  await tx.query({
    name: "insert-set-aside",
    text: `INSERT INTO set_aside (id, workspace_id, source_id, import_id, at, reason, field, line, excerpt)
      SELECT v.id, $1, $2, $3, $4, v.reason, v.field, v.line, v.excerpt
      FROM unnest($5::text[], $6::text[], $7::text[], $8::int[], $9::text[]) AS v (id, reason, field, line, excerpt)
      WHERE $10 OR NOT EXISTS (SELECT FROM set_aside s WHERE s.workspace_id = $1 AND s.source_id = $2 AND s.reason = v.reason AND s.field IS NOT DISTINCT FROM v.field AND s.excerpt = v.excerpt)`,
    values: [
      workspaceId,
      sourceId,
      importId ?? null,
      now,
      setAside.map(() => newId("setAside")),
      setAside.map((part) => part.reason),
      setAside.map((part) => part.field ?? null),
      setAside.map((part) => part.line ?? null),
      setAside.map((part) => part.excerpt),
      stream === "push" || stream === "import",
    ],
  });
};

/** The same gap told twice is one gap. */
export const insertGap = async (tx: Sql, { workspaceId, sourceId, stream, gap, now }: PageNotes): Promise<void> => {
  if (gap === undefined) return;
  await tx.query({
    name: "insert-gap",
    text: `INSERT INTO source_gap (id, workspace_id, source_id, stream, since, until, reason, found_at)
      SELECT $1, $2, $3, $4, $5::timestamptz, $6::timestamptz, $7, $8
      WHERE NOT EXISTS (SELECT FROM source_gap WHERE source_id = $3 AND stream = $4 AND closed_at IS NULL AND reason = $7 AND since IS NOT DISTINCT FROM $5::timestamptz AND until = $6::timestamptz)`,
    values: [newId("gap"), workspaceId, sourceId, stream, gap.since, gap.until, gap.reason, now],
  });
};

export type Freshness = { readonly sourceId: string; readonly added: number; readonly newestPostedAt: Date; readonly receivedAt: Date };

/** `lag_ms` by the database's clock: from the first byte of the page to this statement, the last before the commit. */
export const noteNewItems = async (tx: Sql, { sourceId, added, newestPostedAt, receivedAt }: Freshness): Promise<void> => {
  await tx.query({
    name: "note-new-items",
    text: `UPDATE source SET item_count = item_count + $4, last_item_at = greatest(last_item_at, $2::timestamptz), lag_ms = greatest(0, least(2147483647, extract(epoch FROM clock_timestamp() - $3::timestamptz) * 1000))::int WHERE id = $1`,
    values: [sourceId, newestPostedAt, receivedAt, added],
  });
};
