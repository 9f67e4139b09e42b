import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { env } from "#lib/core/env";
import type { TranslationSettings } from "#lib/core/translation-settings";

/** Which service translates on this installation, and the model behind it where it has one. */
export const getTranslationService = (actor: Actor): { readonly kind: TranslationSettings["kind"]; readonly name: string } => {
  requirePermission(actor, "desk:read");
  const { translation } = env();
  return { kind: translation.kind, name: translation.kind === "chat" ? translation.model : "" };
};
