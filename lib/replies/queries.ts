import { readThreadVersion } from "./store/outbox";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import type { ThreadId } from "#lib/core/ids";
import { db } from "#lib/db/client";

/** The thread as it stands now, as a word to send back with a reply: another word means that it changed. */
export const getThreadVersion = async (actor: Actor, threadId: ThreadId): Promise<string> => {
  requirePermission(actor, "desk:read");
  return readThreadVersion(db(), actor.workspaceId, threadId);
};

/** Where a reply is to go; null when the workspace has none such. */
export const findReplySource = async (workspaceId: string, replyId: string): Promise<string | null> => {
  const row = await db().reply.findFirst({ where: { id: replyId, workspaceId }, select: { sourceId: true } });
  return row?.sourceId ?? null;
};

/** Open replies of the whole installation whose next step was due before a moment, or whose worker took them up before it and was not heard of again: for reconciling. */
export const listDueReplies = async ({
  before,
  limit,
}: {
  readonly before: Date;
  readonly limit: number;
}): Promise<readonly { readonly workspaceId: string; readonly replyId: string }[]> => {
  const rows = await db().reply.findMany({
    where: {
      OR: [
        { state: { in: ["queued", "unknown"] }, OR: [{ nextTryAt: null }, { nextTryAt: { lte: before } }] },
        { state: "sending", OR: [{ sendingSince: null }, { sendingSince: { lte: before } }] },
      ],
    },
    select: { id: true, workspaceId: true },
    orderBy: { createdAt: "asc" },
    take: limit,
  });
  return rows.map(({ id, workspaceId }) => ({ workspaceId, replyId: id }));
};
