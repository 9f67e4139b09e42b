import { z } from "zod";

import type { RegretShare, ReviewView } from "../model";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { db } from "#lib/db/client";

const mostShown = 50;

const reviewSchema = z.object({
  id: z.string(),
  itemId: z.string(),
  author: z.string(),
  comment: z.string(),
  postedAt: z.date(),
  firstDraft: z.string().nullable(),
  sent: z.string(),
  caseNumber: z.number().nullable(),
});

/** What the actor is asked about, the oldest first: the comment, their first draft beside what went out. */
export const listReviews = async (actor: Actor): Promise<readonly ReviewView[]> => {
  requirePermission(actor, "desk:read");
  const rows = z.array(reviewSchema).parse(
    await db().$queryRaw`
      SELECT v.id, v.item_id AS "itemId", a.name AS author, i.text AS comment, i.posted_at AS "postedAt", nullif(r.first_draft, r.text) AS "firstDraft", r.text AS sent,
        (SELECT c.number FROM case_item ci JOIN case_file c ON c.id = ci.case_id WHERE ci.item_id = v.item_id AND c.workspace_id = v.workspace_id AND c.status <> 'merged' ORDER BY c.number DESC LIMIT 1) AS "caseNumber"
      FROM case_review v JOIN reply r ON r.id = v.reply_id JOIN item i ON i.id = v.item_id JOIN author a ON a.id = i.author_id
      WHERE v.workspace_id = ${actor.workspaceId} AND v.member_id = ${actor.memberId ?? ""} AND v.answered_at IS NULL ORDER BY v.asked_at, v.id LIMIT ${mostShown}`,
  );
  return rows.map(({ postedAt, ...review }) => ({ ...review, postedAt: postedAt.toISOString() }));
};

/** How many wait for the actor's answer. */
export const countReviews = async (actor: Actor): Promise<number> => {
  requirePermission(actor, "desk:read");
  return actor.memberId === null ? 0 : db().caseReview.count({ where: { workspaceId: actor.workspaceId, memberId: actor.memberId, answeredAt: null } });
};

/** Row "regret share" of docs/metrics.md, over reviews answered in `[from, to)`. */
export const getRegretShare = async (actor: Actor, { from, to }: { readonly from: Date; readonly to: Date }): Promise<RegretShare> => {
  requirePermission(actor, "desk:read");
  const answered = { workspaceId: actor.workspaceId, answeredAt: { gte: from, lt: to } };
  const [all, noLonger] = await Promise.all([
    db().caseReview.count({ where: answered }),
    db().caseReview.count({ where: { ...answered, stillMatters: false } }),
  ]);
  return { noLonger, answered: all };
};
