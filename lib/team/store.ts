import { z } from "zod";

import { roleSchema, type Role } from "#lib/auth/actor";
import type { UserId, WorkspaceId } from "#lib/core/ids";
import { newId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import type { Db } from "#lib/db/transaction";

export type NewUser = { readonly email: string; readonly name: string; readonly passwordHash: string; readonly locale: string };
export type NewWorkspace = { readonly slug: string; readonly name: string; readonly zone: string; readonly locale: string };

export const countUsers = async (tx: Db = db()): Promise<number> => tx.user.count();

/** Lets one setup at a time look whether a user exists. */
export const lockSetup = async (tx: Db): Promise<void> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('parley-setup'))`;
};

/** Null when the e-mail is taken. */
export const insertUser = async (tx: Db, user: NewUser, now: Date): Promise<UserId | null> => {
  const id = newId("user");
  const { count } = await tx.user.createMany({ data: [{ id, ...user, createdAt: now }], skipDuplicates: true });
  return count === 1 ? id : null;
};

/** Null when the slug is taken. */
export const insertWorkspace = async (tx: Db, workspace: NewWorkspace, now: Date): Promise<WorkspaceId | null> => {
  const id = newId("workspace");
  const { count } = await tx.workspace.createMany({ data: [{ id, ...workspace, createdAt: now }], skipDuplicates: true });
  return count === 1 ? id : null;
};

export const findUserByEmail = async (
  tx: Db,
  email: string,
): Promise<{ readonly id: UserId; readonly email: string; readonly name: string; readonly passwordHash: string; readonly locale: string } | null> =>
  tx.user.findUnique({ where: { email }, select: { id: true, email: true, name: true, passwordHash: true, locale: true } });

export const findPassword = async (userId: UserId): Promise<{ readonly email: string; readonly passwordHash: string } | null> =>
  db().user.findUnique({ where: { id: userId }, select: { email: true, passwordHash: true } });

export const updateUser = async (
  tx: Db,
  userId: UserId,
  change: { readonly name?: string; readonly locale?: string; readonly passwordHash?: string; readonly endSessions?: boolean },
): Promise<void> => {
  const { endSessions, ...data } = change;
  await tx.user.update({ where: { id: userId }, data: { ...data, ...(endSessions === true ? { sessionEpoch: { increment: 1 } } : {}) }, select: { id: true } });
};

/** Makes the user a member, or brings back one who had been removed. Null when they are a member already. */
export const putMember = async (
  tx: Db,
  workspaceId: WorkspaceId,
  member: { readonly userId: UserId; readonly role: Role; readonly now: Date },
): Promise<string | null> => {
  const id = newId("member");
  const { count } = await tx.member.createMany({
    data: [{ id, workspaceId, userId: member.userId, role: member.role, createdAt: member.now }],
    skipDuplicates: true,
  });
  if (count === 1) return id;
  const { count: restored } = await tx.member.updateMany({
    where: { workspaceId, userId: member.userId, removedAt: { not: null } },
    data: { role: member.role, removedAt: null },
  });
  if (restored === 0) return null;
  const row = await tx.member.findFirst({ where: { workspaceId, userId: member.userId }, select: { id: true } });
  return row?.id ?? null;
};

const lockedMembersSchema = z.array(z.object({ id: z.string(), role: roleSchema, name: z.string() }));

/** The members of a workspace, held still until the transaction ends: "the last owner stays" is judged over them. */
export const lockMembers = async (tx: Db, workspaceId: WorkspaceId) =>
  lockedMembersSchema.parse(
    await tx.$queryRaw`SELECT m.id, m.role, u.name FROM member m JOIN user_account u ON u.id = m.user_id
      WHERE m.workspace_id = ${workspaceId} AND m.removed_at IS NULL ORDER BY m.id FOR UPDATE OF m`,
  );

export const updateMember = async (
  tx: Db,
  workspaceId: WorkspaceId,
  change: { readonly id: string; readonly role?: Role; readonly removedAt?: Date },
): Promise<void> => {
  const { id, ...data } = change;
  await tx.member.updateMany({ where: { id, workspaceId, removedAt: null }, data });
};

export const hasMemberWithEmail = async (tx: Db, workspaceId: WorkspaceId, email: string): Promise<boolean> =>
  (await tx.member.count({ where: { workspaceId, removedAt: null, user: { email } } })) > 0;

export type NewInvitation = {
  readonly email: string;
  readonly role: Role;
  readonly tokenHash: string;
  readonly invitedById: string;
  readonly createdAt: Date;
  readonly expiresAt: Date;
};

/** A new invitation replaces an open one to the same address: one link is good at a time. */
export const insertInvitation = async (tx: Db, workspaceId: WorkspaceId, invitation: NewInvitation): Promise<string> => {
  await tx.invitation.updateMany({
    where: { workspaceId, email: invitation.email, acceptedAt: null, revokedAt: null },
    data: { revokedAt: invitation.createdAt },
  });
  const id = newId("invitation");
  await tx.invitation.create({ data: { id, workspaceId, ...invitation }, select: { id: true } });
  return id;
};

const invitationSchema = z.object({
  id: z.string(),
  workspaceId: z.string(),
  email: z.string(),
  role: roleSchema,
  workspace: z.object({ name: z.string(), slug: z.string(), zone: z.string() }),
});
export type OpenInvitation = z.output<typeof invitationSchema>;

/** The one read without a workspace: the token is what proves it. Null when used, revoked or over. */
export const findOpenInvitation = async (tx: Db, tokenHash: string, now: Date): Promise<OpenInvitation | null> => {
  const row = await tx.invitation.findFirst({
    where: { tokenHash, acceptedAt: null, revokedAt: null, expiresAt: { gt: now } },
    select: { id: true, workspaceId: true, email: true, role: true, workspace: { select: { name: true, slug: true, zone: true } } },
  });
  return row === null ? null : invitationSchema.parse(row);
};

/** Whom it invited; null when it was no longer open. */
export const closeInvitation = async (
  tx: Db,
  workspaceId: WorkspaceId,
  change: { readonly id: string; readonly acceptedAt?: Date; readonly revokedAt?: Date },
): Promise<Pick<OpenInvitation, "email" | "role"> | null> => {
  const { id, ...data } = change;
  const [closed] = await tx.invitation.updateManyAndReturn({
    where: { id, workspaceId, acceptedAt: null, revokedAt: null },
    data,
    select: { email: true, role: true },
  });
  return closed === undefined ? null : { email: closed.email, role: roleSchema.parse(closed.role) };
};

export type NewApiToken = {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly tokenHash: string;
  readonly createdById: string | null;
  readonly createdAt: Date;
  readonly expiresAt: Date | null;
};

export const insertApiToken = async (tx: Db, workspaceId: WorkspaceId, token: NewApiToken): Promise<string> => {
  const id = newId("apiToken");
  await tx.apiToken.create({ data: { id, workspaceId, ...token, scopes: [...token.scopes] }, select: { id: true } });
  return id;
};

/** False when there is none to revoke. */
export const revokeToken = async (tx: Db, workspaceId: WorkspaceId, token: { readonly id: string; readonly now: Date }): Promise<boolean> => {
  const { count } = await tx.apiToken.updateMany({ where: { id: token.id, workspaceId, revokedAt: null }, data: { revokedAt: token.now } });
  return count === 1;
};
