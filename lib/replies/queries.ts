import type { z } from "zod";

import type { checkDraftSchema } from "./model";
import { findAdvice, type GivenAdvice } from "./store/advice";
import { findOpening, type Opening } from "./store/openings";
import { readThreadVersion } from "./store/outbox";
import { findWording } from "./store/wording";
import { checkWording } from "./wording";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notFound } from "#lib/core/errors";
import type { ItemId, ThreadId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import type { DraftCheck } from "#lib/tagging/drafts/draft-model";
import { hintInWords, problemInWords } from "#lib/tagging/drafts/proposals";

/** The thread as it stands now, as a word to send back with a reply: another word means that it changed. */
export const getThreadVersion = async (actor: Actor, threadId: ThreadId): Promise<string> => {
  requirePermission(actor, "desk:read");
  return readThreadVersion(db(), actor.workspaceId, threadId);
};

/** What a draft may not say to the writer of an item, with proposals in the language of the member who drafts it. Throws `not-found`. */
export const checkItemDraft = async (actor: Actor, { itemId, text }: z.output<typeof checkDraftSchema>): Promise<DraftCheck> => {
  requirePermission(actor, "replies:send");
  const wording = await findWording(db(), actor.workspaceId, itemId);
  if (wording === null) throw notFound("The item");
  const { problems, hints } = checkWording(wording, text);
  return {
    problems: problems.map((problem) => ({ ...problem, proposal: problemInWords(problem.kind, actor.locale) })),
    hints: hints.map((hint) => ({ ...hint, proposal: hintInWords(hint.kind, actor.locale) })),
  };
};

/** What stands between a member and their answer to an item: when they first had it before them, and what they were advised. */
export const getStanding = async (actor: Actor, itemId: ItemId): Promise<{ readonly opening: Opening | null; readonly advice: GivenAdvice | null }> => {
  requirePermission(actor, "desk:read");
  const { workspaceId, memberId } = actor;
  if (memberId === null) return { opening: null, advice: null };
  const [opening, advice] = await Promise.all([findOpening(db(), workspaceId, { itemId, memberId }), findAdvice(db(), workspaceId, { itemId, memberId })]);
  return { opening, advice };
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
