import { z } from "zod";

import { replyChannels, replyFailureSchema, replyKindSchema, replyStateSchema, type ReplyState } from "../model";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notFound } from "#lib/core/errors";
import type { ItemId, ReplyId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import { momentOf, momentWord } from "#lib/people/place-word";

const columns = {
  id: true,
  itemId: true,
  threadId: true,
  memberId: true,
  channel: true,
  kind: true,
  text: true,
  state: true,
  attempts: true,
  failure: true,
  externalId: true,
  url: true,
  createdAt: true,
  sentAt: true,
} as const;

const rowSchema = z.object({
  id: z.string(),
  itemId: z.string(),
  threadId: z.string(),
  memberId: z.string(),
  channel: z.enum(replyChannels),
  kind: replyKindSchema,
  text: z.string(),
  state: replyStateSchema,
  attempts: z.number(),
  failure: replyFailureSchema.nullable().catch(null),
  externalId: z.string().nullable(),
  url: z.string().nullable(),
  createdAt: z.date(),
  sentAt: z.date().nullable(),
});
/** A reply of the desk with what became of it. */
export type ReplyFacts = z.output<typeof rowSchema>;

type Wanted = {
  readonly itemId?: ItemId | undefined;
  /** None named: any. */
  readonly states: readonly ReplyState[];
  readonly after?: string | undefined;
  readonly limit: number;
};

/** Replies of the workspace, newest first. */
export const listReplies = async (
  actor: Actor,
  { itemId, states, after, limit }: Wanted,
): Promise<{ readonly replies: readonly ReplyFacts[]; readonly next: string | null }> => {
  requirePermission(actor, "desk:read");
  const place = after === undefined ? null : momentOf(after);
  const rows = await db().reply.findMany({
    where: {
      workspaceId: actor.workspaceId,
      ...(itemId === undefined ? {} : { itemId }),
      ...(states.length === 0 ? {} : { state: { in: [...states] } }),
      ...(place === null ? {} : { OR: [{ createdAt: { lt: place.at } }, { createdAt: place.at, id: { lt: place.id } }] }),
    },
    select: columns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit + 1,
  });
  const replies = z.array(rowSchema).parse(rows.slice(0, limit));
  const last = replies.at(-1);
  return { replies, next: rows.length > limit && last !== undefined ? momentWord({ at: last.createdAt, id: last.id }) : null };
};

/** One reply. Throws `not-found`. */
export const getReply = async (actor: Actor, replyId: ReplyId): Promise<ReplyFacts> => {
  requirePermission(actor, "desk:read");
  const row = await db().reply.findFirst({ where: { id: replyId, workspaceId: actor.workspaceId }, select: columns });
  if (row === null) throw notFound("The reply");
  return rowSchema.parse(row);
};
