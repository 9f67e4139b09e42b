import { localeSchema, type Actor } from "./actor";
import { findLiveToken, markTokenUsed } from "./store";
import { sha256 } from "#lib/core/crypto";
import { AppError } from "#lib/core/errors";
import { minuteMs } from "#lib/core/time";

/** The actor of a script's `Authorization: Bearer` header, with the token's scopes and nothing more. Throws `unauthenticated`. */
export const actorFromBearer = async (request: Request, now: Date): Promise<Actor> => {
  const token = /^Bearer +([\w-]{20,200})$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  const stored = token === undefined ? null : await findLiveToken(sha256(token), now);
  if (stored === null) throw new AppError("unauthenticated", "Send a valid token as `Authorization: Bearer …`.", { reason: "unauthenticated" });
  const isFresh = stored.lastUsedAt !== null && now.getTime() - stored.lastUsedAt.getTime() < minuteMs;
  if (!isFresh) await markTokenUsed(stored.workspace.id, stored.id, now);
  return {
    workspaceId: stored.workspace.id,
    workspaceSlug: stored.workspace.slug,
    memberId: null,
    userId: null,
    name: stored.name,
    role: "viewer",
    scopes: stored.scopes,
    locale: localeSchema.catch("en").parse(stored.workspace.locale),
    zone: stored.workspace.zone,
  };
};
