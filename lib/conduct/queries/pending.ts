import { z } from "zod";

import type { ReplyId, SanctionId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";

/** Where a deed is to be done; null when the workspace has none such. */
export const findDeedSource = async (workspaceId: string, deedId: string): Promise<string | null> =>
  (await db().sanctionDeed.findFirst({ where: { id: deedId, workspaceId }, select: { sourceId: true } }))?.sourceId ?? null;

/** The guard or ban that waits for a message; null when none does. */
export const findSanctionOfReply = async (workspaceId: WorkspaceId, replyId: ReplyId): Promise<SanctionId | null> =>
  (await db().sanction.findFirst({ where: { workspaceId, replyId, kind: { in: ["guard", "ban"] } }, select: { id: true } }))?.id ?? null;

type Due = { readonly before: Date; readonly limit: number };

/** Deeds of the whole installation whose next step was due before a moment, or whose worker took them up before it and was not heard of again: for reconciling. */
export const listDueDeeds = async ({ before, limit }: Due): Promise<readonly { readonly workspaceId: string; readonly deedId: string }[]> => {
  const rows = await db().sanctionDeed.findMany({
    where: {
      OR: [
        { state: { in: ["queued", "unknown"] }, nextTryAt: { lte: before } },
        { state: "doing", startedAt: { lte: before } },
      ],
    },
    select: { id: true, workspaceId: true },
    orderBy: { createdAt: "asc" },
    take: limit,
  });
  return rows.map(({ id, workspaceId }) => ({ workspaceId, deedId: id }));
};

const dueSchema = z.array(z.object({ workspaceId: z.string(), sanctionId: z.string() }));

/** Sanctions of the whole installation that can go on: their message has ended and nothing followed, or their time is over; for reconciling. */
export const listDueSanctions = async ({ now, limit }: { readonly now: Date; readonly limit: number }): Promise<z.output<typeof dueSchema>> =>
  dueSchema.parse(
    await db().$queryRaw`
      SELECT s.workspace_id AS "workspaceId", s.id AS "sanctionId" FROM sanction s LEFT JOIN reply r ON r.id = s.reply_id
      WHERE s.state = 'standing' AND (s.until <= ${now}
        OR (s.kind IN ('guard', 'ban') AND coalesce(r.state, 'failed') IN ('sent', 'failed', 'by-hand') AND NOT EXISTS (SELECT FROM sanction_deed d WHERE d.sanction_id = s.id)))
      ORDER BY s.requested_at LIMIT ${limit}`,
  );

/** Workspaces of the whole installation where bans that stand may have further to reach: for reconciling. */
export const listWorkspacesToExtend = async (): Promise<readonly { readonly workspaceId: string }[]> =>
  db().reachChange.findMany({ distinct: ["workspaceId"], select: { workspaceId: true } });
