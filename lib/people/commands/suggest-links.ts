import type { z } from "zod";

import type { onAuthorSchema } from "../model";
import { seekReappearances } from "../seek-reappearances";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notFound } from "#lib/core/errors";

/** Looks for accounts that may be the same person's, on demand; says how many were found anew. Throws `not-found`. */
export const suggestLinks = async (actor: Actor, { authorId }: z.output<typeof onAuthorSchema>, now: Date): Promise<{ readonly found: number }> => {
  requirePermission(actor, "people:edit");
  const found = await seekReappearances({ workspaceId: actor.workspaceId, authorId, bannedAt: null, now });
  if (found === null) throw notFound("The person");
  return { found };
};
