import type { Claimed, Keyed, KeptAnswer } from "./model";
import type { WorkspaceId } from "#lib/core/ids";
import { sql } from "#lib/db/sql";

type Taking = Keyed & {
  readonly fingerprint: string;
  /** What is older than this is forgotten, and what was begun before and has no answer was given up. */
  readonly keptSince: Date;
  readonly begunSince: Date;
  readonly now: Date;
};

/** Takes a key for one request; of two that come at once one gets it. Says what the key stands for where it is taken. */
export const takeKey = async (workspaceId: WorkspaceId, { tokenId, key, fingerprint, keptSince, begunSince, now }: Taking): Promise<Claimed> => {
  const taken = await sql.query({
    name: "take-idempotency-key",
    text: `INSERT INTO idempotency_key AS k (token_id, key, workspace_id, fingerprint, begun_at) VALUES ($1, $2, $3, $4, $5)
      ON CONFLICT (token_id, key) DO UPDATE SET fingerprint = excluded.fingerprint, begun_at = excluded.begun_at, status = NULL, body = NULL
        WHERE k.begun_at < $6 OR (k.status IS NULL AND k.begun_at < $7)
      RETURNING token_id`,
    values: [tokenId, key, workspaceId, fingerprint, now, keptSince, begunSince],
  });
  if (taken.length === 1) return { kind: "yours" };
  const [standing] = await sql.query<{ fingerprint: string; status: number | null; body: string | null }>({
    name: "read-idempotency-key",
    text: "SELECT fingerprint, status, body FROM idempotency_key WHERE token_id = $1 AND key = $2 AND workspace_id = $3",
    values: [tokenId, key, workspaceId],
  });
  // Given up in between by whoever had it: the next try gets it.
  if (standing === undefined) return { kind: "in-flight" };
  if (standing.fingerprint !== fingerprint) return { kind: "of-another" };
  return standing.status === null ? { kind: "in-flight" } : { kind: "done", answer: { status: standing.status, body: standing.body } };
};

export const keepAnswer = async (
  workspaceId: WorkspaceId,
  { tokenId, key, begunAt, answer }: Keyed & { readonly begunAt: Date; readonly answer: KeptAnswer },
): Promise<void> => {
  await sql.query({
    name: "keep-idempotent-answer",
    text: "UPDATE idempotency_key SET status = $5, body = $6 WHERE token_id = $1 AND key = $2 AND workspace_id = $3 AND begun_at = $4 AND status IS NULL",
    values: [tokenId, key, workspaceId, begunAt, answer.status, answer.body],
  });
};

export const giveKeyBack = async (workspaceId: WorkspaceId, { tokenId, key, begunAt }: Keyed & { readonly begunAt: Date }): Promise<void> => {
  await sql.query({
    name: "give-idempotency-key-back",
    text: "DELETE FROM idempotency_key WHERE token_id = $1 AND key = $2 AND workspace_id = $3 AND begun_at = $4 AND status IS NULL",
    values: [tokenId, key, workspaceId, begunAt],
  });
};

/** Keys of the whole installation that were begun before a moment; says how many. */
export const dropKeysBefore = async (before: Date): Promise<number> => {
  const rows = await sql.query({ text: "DELETE FROM idempotency_key WHERE begun_at < $1 RETURNING token_id", values: [before] });
  return rows.length;
};
