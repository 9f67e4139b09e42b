import { z } from "zod";

import type { Actor } from "#lib/auth/actor";
import { db } from "#lib/db/client";

const paramsSchema = z.record(z.string(), z.string()).catch({});

export type NoticeView = {
  readonly id: string;
  readonly kind: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly at: string;
  readonly isRead: boolean;
};

/** What was left for the actor, newest first. */
export const listNotices = async (actor: Actor, { limit }: { readonly limit: number }): Promise<readonly NoticeView[]> => {
  if (actor.memberId === null) return [];
  const rows = await db().notice.findMany({
    where: { workspaceId: actor.workspaceId, memberId: actor.memberId },
    select: { id: true, kind: true, path: true, params: true, at: true, readAt: true },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit,
  });
  return rows.map(({ params, at, readAt, ...row }) => ({ ...row, params: paramsSchema.parse(params), at: at.toISOString(), isRead: readAt !== null }));
};

/** How many of them the actor has not read. */
export const countUnreadNotices = async (actor: Actor): Promise<number> =>
  actor.memberId === null ? 0 : db().notice.count({ where: { workspaceId: actor.workspaceId, memberId: actor.memberId, readAt: null } });
