import { shippedTemplates } from "../shipped/shipped-templates";
import { readTemplates } from "../store/templates";
import { libraryOf, type TemplateView } from "../template-model";
import type { Actor, Locale } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { db } from "#lib/db/client";
import type { Db } from "#lib/db/transaction";

/** The templates to choose from at a brand in a language, in the order of the method's situations; what was put away is left out. */
export const listTemplates = async (
  actor: Actor,
  { brandId, language }: { readonly brandId: string; readonly language: Locale },
): Promise<readonly TemplateView[]> => {
  const all = await listAllTemplates(actor);
  return all.filter((template) => template.archivedAt === null && template.language === language && (template.brandId ?? brandId) === brandId);
};

/** The whole library of the workspace, what was put away included. */
export const listAllTemplates = async (actor: Actor): Promise<readonly TemplateView[]> => {
  requirePermission(actor, "desk:read");
  return libraryOf(shippedTemplates, await readTemplates(actor.workspaceId));
};

/** A template as the workspace has it now; null for one that is not there or was put away. */
export const findTemplate = async (workspaceId: string, id: string, tx: Db = db()): Promise<TemplateView | null> => {
  const template = libraryOf(shippedTemplates, await readTemplates(workspaceId, tx)).find((one) => one.id === id);
  return template === undefined || template.archivedAt !== null ? null : template;
};
