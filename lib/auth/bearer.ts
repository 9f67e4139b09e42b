import { localeSchema, type Actor } from "./actor";
import { findLiveToken, findMemberStanding, markTokenUsed, type StoredToken } from "./store";
import { sha256 } from "#lib/core/crypto";
import { AppError } from "#lib/core/errors";
import { minuteMs } from "#lib/core/time";

/** Who a token lets act, and until when; null: until it is revoked. */
export type Bearer = { readonly actor: Actor & { readonly tokenId: string }; readonly expiresAt: Date | null };

/**
 * Who stands behind a program's `Authorization: Bearer` header: the member who made the token, with their role of this moment and no more
 * than the token's scopes. Throws `unauthenticated`, also where that member left.
 */
export const bearerOf = async (request: Request, now: Date): Promise<Bearer> => {
  const token = /^Bearer +([\w-]{20,200})$/i.exec(request.headers.get("authorization") ?? "")?.[1];
  const stored = token === undefined ? null : await findLiveToken(sha256(token), now);
  if (stored === null) throw new AppError("unauthenticated", "Send a valid token as `Authorization: Bearer …`.", { reason: "unauthenticated" });
  const { id: workspaceId, slug: workspaceSlug, zone, locale } = stored.workspace;
  const maker = await makerOf(stored);
  const isFresh = stored.lastUsedAt !== null && now.getTime() - stored.lastUsedAt.getTime() < minuteMs;
  if (!isFresh) await markTokenUsed(workspaceId, stored.id, now);
  const { scopes, id: tokenId, expiresAt } = stored;
  return { actor: { workspaceId, workspaceSlug, ...maker, scopes, tokenId, locale: localeSchema.catch("en").parse(locale), zone }, expiresAt };
};

/** The same, for doors that ask nothing more of a token. */
export const actorFromBearer = async (request: Request, now: Date): Promise<Actor> => (await bearerOf(request, now)).actor;

const makerOf = async ({ workspace, createdById, name }: StoredToken): Promise<Pick<Actor, "memberId" | "userId" | "name" | "role">> => {
  // Made on the machine itself, by whoever keeps the installation.
  if (createdById === null) return { memberId: null, userId: null, name, role: "owner" };
  const standing = await findMemberStanding(workspace.id, createdById);
  if (standing === null) throw new AppError("unauthenticated", "Whoever made this token has left the workspace.", { reason: "unauthenticated" });
  return { memberId: standing.memberId, userId: standing.userId, name: standing.name, role: standing.role };
};
