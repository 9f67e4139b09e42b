import type { z } from "zod";

import type { translateDraftSchema, Translation } from "../model";
import { findItemWords } from "../store/words";
import { translate } from "../translate";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";

/** A draft in the language of the comment it answers. Throws `invalid` `language-unknown` where nobody knows that, and `not-found`. */
export const translateDraft = async (actor: Actor, { itemId, text }: z.output<typeof translateDraftSchema>, now: Date): Promise<Translation> => {
  requirePermission(actor, "replies:send");
  const words = await findItemWords(actor.workspaceId, itemId);
  if (words === null) throw notFound("The item");
  if (words.language === "und") throw new AppError("invalid", "The language of the comment is not known.", { reason: "language-unknown" });
  // People draft in whatever language comes to them; the service finds out which.
  return translate(actor.workspaceId, { text, from: "und", to: words.language }, now);
};
