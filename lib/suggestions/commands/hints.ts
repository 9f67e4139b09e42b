import type { z } from "zod";

import type { giveHintSchema, hintToTemplateSchema, markHelpedSchema } from "../feed-model";
import { inFeed } from "../in-feed";
import { claimHint, findEntry, findHint, insertHint, updateHint } from "../store/feed";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import { addTemplate } from "#lib/playbook/commands/templates";
import { recordAudit } from "#lib/team/audit";

/** "I would …": a colleague's hint to a hard case. */
export const giveHint = async (actor: Actor, { entryId, text }: z.output<typeof giveHintSchema>, now: Date): Promise<{ readonly hintId: string }> =>
  inFeed(actor, { permission: "feed:share", now }, async (tx, memberId) => {
    if ((await findEntry(tx, actor.workspaceId, entryId)) === null) throw notFound("The entry");
    const hintId = await insertHint(tx, actor.workspaceId, { entryId, memberId, text, now });
    return { value: { hintId }, done: { action: "feed.hint", subjectId: entryId, details: { hintId } } };
  });

/** "This helped", or not after all. Nobody says it of their own hint: that throws `forbidden`. */
export const markHelped = async (actor: Actor, { hintId, hasHelped }: z.output<typeof markHelpedSchema>, now: Date): Promise<void> =>
  inFeed(actor, { permission: "feed:share", now }, async (tx, memberId) => {
    const hint = await findHint(tx, actor.workspaceId, hintId);
    if (hint === null) throw notFound("The hint");
    if (hint.memberId === memberId) throw new AppError("forbidden", "This is your own hint.", { reason: "own-hint" });
    await updateHint(tx, actor.workspaceId, { id: hintId, change: hasHelped ? { helpedAt: now, helpedById: memberId } : { helpedAt: null, helpedById: null } });
    return { value: undefined, done: { action: hasHelped ? "feed.helped" : "feed.not-helped", subjectId: hint.entry.id, details: { hintId } } };
  });

/** Makes a template of the brand out of a hint, once, however many press at the same moment. Throws `conflict` where that was done already, and whatever the playbook refuses. */
export const hintToTemplate = async (
  actor: Actor,
  { hintId, ...words }: z.output<typeof hintToTemplateSchema>,
  now: Date,
): Promise<{ readonly templateId: string }> => {
  requirePermission(actor, "playbook:manage");
  const { workspaceId } = actor;
  const hint = await inTransaction(async (tx) => findHint(tx, workspaceId, hintId));
  if (hint === null) throw notFound("The hint");
  const { id: subjectId, brandId } = hint.entry;
  const alongside = async (tx: Db, templateId: string): Promise<void> => {
    if (!(await claimHint(tx, workspaceId, { id: hintId, templateId })))
      throw new AppError("conflict", "This hint is a template already.", { reason: "hint-is-template" });
    await recordAudit(tx, { actor, action: "feed.make-template", subjectId, details: { hintId, templateId }, now });
    await notifyLive(tx, { workspaceId, kind: "feed", threadIds: [] });
  };
  const { id: templateId } = await addTemplate(actor, { words: { ...words, brandId, shortcut: null }, alongside }, now);
  return { templateId };
};
