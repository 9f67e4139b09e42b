import type { z } from "zod";

import type { checkDraftSchema } from "./model";
import { readThreadVersion } from "./store/outbox";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notFound } from "#lib/core/errors";
import type { ThreadId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import { checkDraft } from "#lib/tagging/drafts/check-draft";
import type { DraftCheck } from "#lib/tagging/drafts/draft-model";
import { hintInWords, problemInWords } from "#lib/tagging/drafts/proposals";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";
import { languageSchema } from "#lib/tagging/model";

/** The thread as it stands now, as a word to send back with a reply: another word means that it changed. */
export const getThreadVersion = async (actor: Actor, threadId: ThreadId): Promise<string> => {
  requirePermission(actor, "desk:read");
  return readThreadVersion(db(), actor.workspaceId, threadId);
};

/** What a draft may not say to the writer of an item, with proposals in the language of the member who drafts it. Throws `not-found`. */
export const checkItemDraft = async (actor: Actor, { itemId, text }: z.output<typeof checkDraftSchema>): Promise<DraftCheck> => {
  requirePermission(actor, "replies:send");
  const item = await db().item.findFirst({
    where: { id: itemId, workspaceId: actor.workspaceId },
    select: { text: true, language: true, authorId: true, brandId: true },
  });
  if (item === null) throw notFound("The item");
  const [author, brand] = await Promise.all([
    db().author.findFirst({ where: { id: item.authorId, workspaceId: actor.workspaceId }, select: { name: true } }),
    db().brand.findFirst({ where: { id: item.brandId, workspaceId: actor.workspaceId }, select: { name: true, names: true } }),
  ]);
  const language = languageSchema.parse(item.language);
  const { problems, hints } = checkDraft({
    comment: item.text,
    draft: text,
    language: language === "und" ? undefined : language,
    customerName: author?.name,
    brandNames: brand === null ? [] : [brand.name, ...brand.names],
    languageOf: (words) => shippedTagger().tag({ text: words }).language.label,
  });
  return {
    problems: problems.map((problem) => ({ ...problem, proposal: problemInWords(problem.kind, actor.locale) })),
    hints: hints.map((hint) => ({ ...hint, proposal: hintInWords(hint.kind, actor.locale) })),
  };
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
