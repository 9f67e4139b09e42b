import type { ReplyId, WorkspaceId } from "#lib/core/ids";
import { sql, type Sql } from "#lib/db/sql";

/** Under this name an answer that was posted by hand stands in its thread until the platform shows it. */
export const standInId = (replyId: ReplyId): string => `by-hand:${replyId}`;

export type StandIn = {
  readonly replyId: ReplyId;
  readonly rootExternalId: string;
  readonly text: string;
  readonly createdAt: Date;
  /** When somebody said that it was posted. */
  readonly sentAt: Date;
};

/** Answers posted by hand under these roots that the platform has not shown yet. */
export const listStandIns = async (
  workspaceId: WorkspaceId,
  { sourceId, roots }: { readonly sourceId: string; readonly roots: readonly string[] },
): Promise<readonly StandIn[]> =>
  sql.query<StandIn>({
    name: "list-stand-ins",
    text: `SELECT r.id AS "replyId", t.external_id AS "rootExternalId", r.text, r.created_at AS "createdAt", r.sent_at AS "sentAt"
      FROM thread t JOIN reply r ON r.thread_id = t.id AND r.state = 'sent' AND r.external_id = 'by-hand:' || r.id
      WHERE t.workspace_id = $1 AND t.source_id = $2 AND t.external_id = ANY($3::text[]) ORDER BY r.created_at, r.id`,
    values: [workspaceId, sourceId, roots],
  });

export type Shown = { readonly externalId: string; readonly text: string; readonly url: string | null; readonly postedAt: Date; readonly isHeld: boolean };

/** What the brand has said in a thread since a moment and no reply of the desk is known to be. */
export const listUnclaimedWords = async (
  workspaceId: WorkspaceId,
  { threadId, since }: { readonly threadId: string; readonly since: Date },
): Promise<readonly Shown[]> =>
  sql.query<Shown>({
    text: `SELECT i.external_id AS "externalId", i.text, i.url, i.posted_at AS "postedAt", i.visibility = 'held' AS "isHeld" FROM item i
      WHERE i.workspace_id = $1 AND i.thread_id = $2 AND i.is_brand AND i.deleted_at IS NULL AND i.posted_at >= $3
        AND NOT EXISTS (SELECT FROM reply r WHERE r.thread_id = i.thread_id AND r.external_id = i.external_id) ORDER BY i.posted_at, i.id`,
    values: [workspaceId, threadId, since],
  });

/** From now on the reply is known by the platform's name for it. */
export const renameReply = async (
  tx: Sql,
  workspaceId: WorkspaceId,
  { replyId, externalId, url, at }: { readonly replyId: ReplyId; readonly externalId: string; readonly url: string | null; readonly at: Date },
): Promise<void> => {
  await tx.query({
    name: "rename-reply",
    text: "UPDATE reply SET external_id = $3, url = coalesce($4, url), sent_at = $5 WHERE id = $1 AND workspace_id = $2",
    values: [replyId, workspaceId, externalId, url, at],
  });
};
