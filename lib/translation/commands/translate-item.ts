import type { z } from "zod";

import type { translateItemSchema, Translation } from "../model";
import { findItemWords } from "../store/words";
import { translate } from "../translate";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";

/** A comment in the language of whoever reads it. What was deleted goes to nobody: throws `conflict` `item-gone`, and `not-found`. */
export const translateItem = async (actor: Actor, { itemId }: z.output<typeof translateItemSchema>, now: Date): Promise<Translation> => {
  requirePermission(actor, "desk:read");
  const words = await findItemWords(actor.workspaceId, itemId);
  if (words === null) throw notFound("The item");
  if (words.isGone) throw new AppError("conflict", "This message was deleted.", { reason: "item-gone" });
  return translate(actor.workspaceId, { text: words.text, from: words.language, to: actor.locale }, now);
};
