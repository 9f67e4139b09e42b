import type { z } from "zod";

import { requireBrand } from "../require-brand";
import { shippedTemplates } from "../shipped/shipped-templates";
import { deleteTemplate, lockTemplates, putTemplate, readTemplates } from "../store/templates";
import { libraryOf, sharesShortcut, type onTemplateSchema, type saveTemplateSchema, type TemplateView, type TemplateWords } from "../template-model";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import { newId } from "#lib/core/ids";
import { inTransaction, type Db } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";

/** Writes a template, new or under its id; one that ships is adapted for this workspace. Throws `conflict` where its shortcut is taken. */
export const saveTemplate = async (actor: Actor, template: z.output<typeof saveTemplateSchema>, now: Date): Promise<{ readonly id: string }> =>
  onLibrary(actor, async (tx, library) => save(tx, actor, { library, template, now }));

type Added = {
  readonly words: TemplateWords;
  /** What stands or falls with it; whatever it throws leaves no template behind. */ readonly alongside: (tx: Db, id: string) => Promise<void>;
};

/** Writes a new template in one transaction with what it was made of. */
export const addTemplate = async (actor: Actor, { words, alongside }: Added, now: Date): Promise<{ readonly id: string }> =>
  onLibrary(actor, async (tx, library) => {
    const added = await save(tx, actor, { library, template: words, now });
    await alongside(tx, added.id);
    return added;
  });

type Saved = { readonly library: readonly TemplateView[]; readonly template: z.output<typeof saveTemplateSchema>; readonly now: Date };

const save = async (tx: Db, actor: Actor, { library, template: { id: given, ...words }, now }: Saved): Promise<{ readonly id: string }> => {
  if (words.brandId !== null) await requireBrand(tx, actor, words.brandId);
  if (given !== undefined && templateIn(library, given).language !== words.language)
    throw new AppError("invalid", "A template keeps its language.", { reason: "invalid" });
  const id = given ?? newId("template");
  requireFreeShortcut(library, { id, ...words });
  await putTemplate(tx, actor.workspaceId, { id, words, archivedAt: null, updatedAt: now, updatedById: writerOf(actor) });
  await recordAudit(tx, { actor, action: given === undefined ? "template.add" : "template.update", subjectId: id, details: { title: words.title }, now });
  return { id };
};

/** Puts a template away; it can be brought back. */
export const archiveTemplate = async (actor: Actor, { id }: z.output<typeof onTemplateSchema>, now: Date): Promise<void> =>
  onLibrary(actor, async (tx, library) => {
    const { id: _, origin: _origin, ...words } = templateIn(library, id);
    await putTemplate(tx, actor.workspaceId, { id, words, archivedAt: now, updatedAt: now, updatedById: writerOf(actor) });
    await recordAudit(tx, { actor, action: "template.archive", subjectId: id, details: { title: words.title }, now });
  });

/** Brings a template back that was put away. Throws `conflict` where its shortcut was taken meanwhile. */
export const restoreTemplate = async (actor: Actor, { id }: z.output<typeof onTemplateSchema>, now: Date): Promise<void> =>
  onLibrary(actor, async (tx, library) => {
    const { origin: _, archivedAt: _was, ...template } = templateIn(library, id);
    requireFreeShortcut(library, template);
    if (isAsShipped(template)) await deleteTemplate(tx, actor.workspaceId, id);
    else await putTemplate(tx, actor.workspaceId, { id, words: template, archivedAt: null, updatedAt: now, updatedById: writerOf(actor) });
    await recordAudit(tx, { actor, action: "template.restore", subjectId: id, details: { title: template.title }, now });
  });

/** Gives a template that ships its shipped words back. Throws `not-found` for one that is not adapted. */
export const resetTemplate = async (actor: Actor, { id }: z.output<typeof onTemplateSchema>, now: Date): Promise<void> =>
  onLibrary(actor, async (tx, library) => {
    const template = templateIn(library, id);
    if (template.origin !== "adapted") throw notFound("The adapted template");
    await deleteTemplate(tx, actor.workspaceId, id);
    await recordAudit(tx, { actor, action: "template.reset", subjectId: id, details: { title: template.title }, now });
  });

const writerOf = (actor: Actor): string => actor.memberId ?? "system";

const onLibrary = async <Result>(actor: Actor, work: (tx: Db, library: readonly TemplateView[]) => Promise<Result>): Promise<Result> => {
  requirePermission(actor, "playbook:manage");
  return inTransaction(async (tx) => {
    await lockTemplates(tx, actor.workspaceId);
    return work(tx, libraryOf(shippedTemplates, await readTemplates(actor.workspaceId, tx)));
  });
};

const templateIn = (library: readonly TemplateView[], id: string): TemplateView => {
  const template = library.find((one) => one.id === id);
  if (template === undefined) throw notFound("The template");
  return template;
};

const requireFreeShortcut = (library: readonly TemplateView[], { id, ...words }: TemplateWords & { readonly id: string }): void => {
  if (library.some((other) => other.id !== id && sharesShortcut(other, words)))
    throw new AppError("conflict", "Another template has this shortcut.", { reason: "shortcut-taken" });
};

const isAsShipped = ({ id, title, body, shortcut, situation, brandId }: TemplateWords & { readonly id: string }): boolean =>
  shippedTemplates.some(
    (shipped) =>
      shipped.id === id &&
      shipped.title === title &&
      shipped.body === body &&
      shipped.shortcut === shortcut &&
      shipped.situation === situation &&
      shipped.brandId === brandId,
  );
