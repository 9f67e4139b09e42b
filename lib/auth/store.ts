import { z } from "zod";

import { localeSchema, roleSchema, type Actor } from "./actor";
import type { MemberId, UserId, WorkspaceId } from "#lib/core/ids";
import { minuteMs } from "#lib/core/time";
import { db } from "#lib/db/client";

export type SignInUser = { readonly id: UserId; readonly email: string; readonly name: string; readonly passwordHash: string; readonly sessionEpoch: number };

export const findSignInUser = async (email: string): Promise<SignInUser | null> =>
  db().user.findUnique({ where: { email }, select: { id: true, email: true, name: true, passwordHash: true, sessionEpoch: true } });

const userSchema = z.object({ id: z.string(), email: z.string(), name: z.string(), locale: localeSchema.catch("en"), sessionEpoch: z.number() });
export type StoredUser = z.output<typeof userSchema>;

export const findUser = async (userId: UserId): Promise<StoredUser | null> => {
  const row = await db().user.findUnique({ where: { id: userId }, select: { id: true, email: true, name: true, locale: true, sessionEpoch: true } });
  return row === null ? null : userSchema.parse(row);
};

export type Membership = Pick<Actor, "workspaceId" | "workspaceSlug" | "role" | "zone"> & { readonly memberId: string };

/** The standing of a user in a workspace; null where there is none (any more). */
export const findMembership = async (workspaceSlug: string, userId: UserId): Promise<Membership | null> => {
  const row = await db().member.findFirst({
    where: { userId, removedAt: null, workspace: { slug: workspaceSlug } },
    select: { id: true, role: true, workspace: { select: { id: true, slug: true, zone: true } } },
  });
  if (row === null) return null;
  return { memberId: row.id, role: roleSchema.parse(row.role), workspaceId: row.workspace.id, workspaceSlug: row.workspace.slug, zone: row.workspace.zone };
};

export type MemberStanding = Membership & { readonly userId: UserId; readonly name: string; readonly locale: Actor["locale"] };

/** The standing of a member; null for one who left, or of another workspace. */
export const findMemberStanding = async (workspaceId: WorkspaceId, memberId: MemberId): Promise<MemberStanding | null> => {
  const row = await db().member.findFirst({
    where: { id: memberId, workspaceId, removedAt: null },
    select: { role: true, workspace: { select: { slug: true, zone: true } }, user: { select: { id: true, name: true, locale: true } } },
  });
  if (row === null) return null;
  const { id: userId, name, locale } = row.user;
  return {
    memberId,
    role: roleSchema.parse(row.role),
    workspaceId,
    workspaceSlug: row.workspace.slug,
    zone: row.workspace.zone,
    userId,
    name,
    locale: localeSchema.catch("en").parse(locale),
  };
};

export type StoredToken = {
  readonly id: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdById: MemberId | null;
  readonly expiresAt: Date | null;
  readonly lastUsedAt: Date | null;
  readonly workspace: { readonly id: string; readonly slug: string; readonly zone: string; readonly locale: string };
};

export const findLiveToken = async (tokenHash: string, now: Date): Promise<StoredToken | null> =>
  db().apiToken.findFirst({
    where: { tokenHash, revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
    select: {
      id: true,
      name: true,
      scopes: true,
      createdById: true,
      expiresAt: true,
      lastUsedAt: true,
      workspace: { select: { id: true, slug: true, zone: true, locale: true } },
    },
  });

/** Written down once a minute, however many requests come at once. */
export const markTokenUsed = async (workspaceId: string, tokenId: string, now: Date): Promise<void> => {
  const aMinuteAgo = new Date(now.getTime() - minuteMs);
  await db().apiToken.updateMany({
    where: { id: tokenId, workspaceId, OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: aMinuteAgo } }] },
    data: { lastUsedAt: now },
  });
};
