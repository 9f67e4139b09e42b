import type { z } from "zod";

import { recordAudit } from "../audit";
import type { createApiTokenSchema } from "../model";
import { insertApiToken, revokeToken } from "../store";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { newToken, sha256 } from "#lib/core/crypto";
import { notFound } from "#lib/core/errors";
import { dayMs } from "#lib/core/time";
import { inTransaction } from "#lib/db/transaction";

/** A token for scripts, shown this once. */
export const createApiToken = async (
  actor: Actor,
  input: z.output<typeof createApiTokenSchema>,
  now: Date,
): Promise<{ readonly id: string; readonly token: string }> => {
  requirePermission(actor, "tokens:manage");
  const token = `parley_${newToken()}`;
  const expiresAt = input.expiresInDays === null ? null : new Date(now.getTime() + input.expiresInDays * dayMs);
  const id = await inTransaction(async (tx) => {
    const tokenId = await insertApiToken(tx, actor.workspaceId, {
      name: input.name,
      scopes: input.scopes,
      tokenHash: sha256(token),
      createdById: actor.memberId,
      createdAt: now,
      expiresAt,
    });
    await recordAudit(tx, {
      actor,
      action: "token.create",
      subjectId: tokenId,
      details: { scopes: input.scopes, expiresAt: expiresAt?.toISOString() ?? null },
      now,
    });
    return tokenId;
  });
  return { id, token };
};

/** Ends a token at once. */
export const revokeApiToken = async (actor: Actor, input: { readonly tokenId: string }, now: Date): Promise<void> => {
  requirePermission(actor, "tokens:manage");
  await inTransaction(async (tx) => {
    if (!(await revokeToken(tx, actor.workspaceId, { id: input.tokenId, now }))) throw notFound("The token");
    await recordAudit(tx, { actor, action: "token.revoke", subjectId: input.tokenId, details: {}, now });
  });
};
