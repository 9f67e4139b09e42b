import { z } from "zod";

import { reviewAfterMs } from "../model";
import { newId, type MemberId, type WorkspaceId } from "#lib/core/ids";
import { dayMs } from "#lib/core/time";
import { sql } from "#lib/db/sql";
import type { Db } from "#lib/db/transaction";

/** What was not asked within this time after its three weeks is not asked any more. */
const askedWithinMs = 30 * dayMs;

const dueSchema = z.array(z.object({ workspaceId: z.string(), itemId: z.string(), replyId: z.string(), memberId: z.string() }));
export type DueReview = z.output<typeof dueSchema>[number];

/** Heated (docs/metrics.md): an insult, a threat, or an obscene complaint; in the words of the index `item_heated`. */
const isHeated = `(i.tones && '{insult,threat}' OR ('obscenity' = ANY (i.tones) AND i.intent = 'complaint'))`;

/** Answers of members to heated comments posted three weeks ago that nobody was asked about; of several answers to one comment the first. */
export const listDueReviews = async ({ now, limit }: { readonly now: Date; readonly limit: number }): Promise<readonly DueReview[]> => {
  const postedBefore = new Date(now.getTime() - reviewAfterMs);
  const postedAfter = new Date(postedBefore.getTime() - askedWithinMs);
  const rows = await sql.query({
    name: "list-due-reviews",
    text: `SELECT DISTINCT ON (r.workspace_id, r.item_id) r.workspace_id AS "workspaceId", r.item_id AS "itemId", r.id AS "replyId", r.member_id AS "memberId"
      FROM item i
      JOIN reply r ON r.thread_id = i.thread_id AND r.item_id = i.id AND r.workspace_id = i.workspace_id AND r.state IN ('sent', 'by-hand') AND r.kind = 'answer'
      JOIN member m ON m.id = r.member_id AND m.removed_at IS NULL
      WHERE i.posted_at <= $1 AND i.posted_at > $2 AND i.origin = 'live' AND NOT i.is_brand AND ${isHeated}
        AND NOT EXISTS (SELECT FROM case_review v WHERE v.workspace_id = r.workspace_id AND v.item_id = r.item_id)
      ORDER BY r.workspace_id, r.item_id, r.created_at, r.id LIMIT $3`,
    values: [postedBefore, postedAfter, limit],
  });
  return dueSchema.parse(rows);
};

/** Asks each once, however many ask. */
export const insertReviews = async (tx: Db, reviews: readonly DueReview[], now: Date): Promise<void> => {
  await tx.caseReview.createMany({ data: reviews.map((review) => ({ id: newId("caseReview"), ...review, askedAt: now })), skipDuplicates: true });
};

type Answer = { readonly reviewId: string; readonly memberId: MemberId; readonly stillMatters: boolean; readonly note: string; readonly now: Date };

/** False when it is not this member's open review. */
export const closeReview = async (tx: Db, workspaceId: WorkspaceId, { reviewId, memberId, stillMatters, note, now }: Answer): Promise<boolean> => {
  const { count } = await tx.caseReview.updateMany({
    where: { id: reviewId, workspaceId, memberId, answeredAt: null },
    data: { stillMatters, note, answeredAt: now },
  });
  return count === 1;
};
