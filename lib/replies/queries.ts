import { z } from "zod";

import { holdingToOffer, momentAfter } from "./holding-model";
import type { checkDraftSchema } from "./model";
import { findAdvice, type GivenAdvice } from "./store/advice";
import { findOpening, type Opening } from "./store/openings";
import { readThreadVersion } from "./store/outbox";
import { findWording } from "./store/wording";
import { checkWording, variablesFor } from "./wording";
import { Prisma } from "#db";
import { localeSchema, type Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notFound } from "#lib/core/errors";
import type { BrandId, ItemId, ThreadId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import type { MethodSettings } from "#lib/playbook/method-model";
import { methodOf } from "#lib/playbook/queries/method";
import { listTemplates } from "#lib/playbook/queries/templates";
import { counterpartOf, fillTemplate, type FilledTemplate, type TemplateEntry, type TemplateView } from "#lib/playbook/template-model";
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

type HoldingWanted = {
  readonly itemId: ItemId;
  readonly settings: MethodSettings;
  /** When the real answer may go. */ readonly until: Date;
  readonly now: Date;
};

/** The approved short answer to an item, filled; null where the brand has none that fits the item's language. */
export const findHoldingAnswer = async (
  actor: Actor,
  { itemId, settings, until, now }: HoldingWanted,
): Promise<{ readonly templateId: string; readonly text: string } | null> => {
  const wording = await findWording(db(), actor.workspaceId, itemId);
  if (wording === null) throw notFound("The item");
  const holding = holdingToOffer(await listItemTemplates(actor, { itemId }), { ...settings, brandId: wording.brandId });
  if (holding === undefined) return null;
  const moment = momentAfter(until, { language: holding.language, zone: actor.zone, now });
  const { text, missing } = fillTemplate(holding.text, { until: moment });
  return missing.length > 0 ? null : { templateId: holding.id, text };
};

/** A template with its variables filled, and what the same form of words says in the reader's language where that is another. */
export type ItemTemplate = TemplateView & FilledTemplate & { readonly readersText: string | null };

/** The templates for an answer to an item, in its language or else the reader's, with their variables filled. Throws `not-found`. */
export const listItemTemplates = async (actor: Actor, { itemId }: { readonly itemId: ItemId }): Promise<readonly ItemTemplate[]> => {
  requirePermission(actor, "replies:send");
  const wording = await findWording(db(), actor.workspaceId, itemId);
  if (wording === null) throw notFound("The item");
  const { brandId } = wording;
  const language = localeSchema.safeParse(wording.language).data ?? actor.locale;
  const [templates, readers, method] = await Promise.all([
    listTemplates(actor, { brandId, language }),
    language === actor.locale ? [] : listTemplates(actor, { brandId, language: actor.locale }),
    methodOf(actor.workspaceId, brandId),
  ]);
  const filled = ({ body, language: spoken }: TemplateEntry): FilledTemplate => {
    const { offerClause: offer, refundLine: refund, postalContact: contact } = method.notice[spoken];
    return fillTemplate(body, { ...variablesFor(wording, actor), offer, refund, contact });
  };
  return templates.map((template) => {
    const readersOwn = counterpartOf(template, readers, actor.locale);
    return { ...template, ...filled(template), readersText: readersOwn === undefined ? null : filled(readersOwn).text };
  });
};

const agreementSchema = z.array(z.object({ agreed: z.number(), acted: z.number() }));

type Range = { readonly from: Date; readonly to: Date; /** None named: all brands. */ readonly brandIds?: readonly BrandId[] };

/** Row "agreement with advice" of docs/metrics.md: what was done in a range after advice was shown, and how much of it was as advised. */
export const agreementWithAdvice = async (
  workspaceId: WorkspaceId,
  { from, to, brandIds = [] }: Range,
): Promise<{ readonly agreed: number; readonly acted: number }> => {
  const brands = brandIds.length === 0 ? Prisma.empty : Prisma.sql`AND i.brand_id = ANY (${[...brandIds]})`;
  const rows = agreementSchema.parse(
    await db().$queryRaw`
      WITH deeds AS (
        SELECT s.mode, s.chosen FROM advice_shown s JOIN item i ON i.id = s.item_id
        WHERE s.workspace_id = ${workspaceId} AND s.chosen_at >= ${from} AND s.chosen_at < ${to} ${brands}
        UNION ALL
        SELECT s.mode, 'leave' FROM advice_shown s JOIN item i ON i.id = s.item_id AND i.closed_because = 'dismissed' AND i.closed_by_id = s.member_id AND i.closed_at >= s.shown_at
        WHERE s.workspace_id = ${workspaceId} AND s.chosen IS NULL AND i.closed_at >= ${from} AND i.closed_at < ${to} ${brands}
      )
      SELECT (count(*) FILTER (WHERE mode = chosen))::int AS agreed, count(*)::int AS acted FROM deeds`,
  );
  return rows[0] ?? { agreed: 0, acted: 0 };
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
