import { z } from "zod";

import type { ApiTokenView, AuditView, InvitationView, MemberView } from "./model";
import { countUsers, findOpenInvitation } from "./store";
import { localeSchema, roleSchema, type Actor, type Role } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { sha256 } from "#lib/core/crypto";
import type { UserId } from "#lib/core/ids";
import { db } from "#lib/db/client";

/** True once the installation has a user: the setup link is dead then. */
export const isSetUp = async (): Promise<boolean> => (await countUsers()) > 0;

export type WorkspaceChoice = { readonly slug: string; readonly name: string; readonly role: Role };

/** The workspaces a user may enter, by name. */
export const listWorkspacesOf = async (userId: UserId): Promise<readonly WorkspaceChoice[]> => {
  const rows = await db().member.findMany({
    where: { userId, removedAt: null },
    select: { role: true, workspace: { select: { slug: true, name: true } } },
    orderBy: [{ workspace: { name: "asc" } }, { id: "asc" }],
  });
  return rows.map((row) => ({ slug: row.workspace.slug, name: row.workspace.name, role: roleSchema.parse(row.role) }));
};

export type WorkspaceView = { readonly name: string; readonly slug: string; readonly zone: string; readonly locale: string };

/** The actor's own workspace. */
export const getWorkspace = async (actor: Actor): Promise<WorkspaceView> =>
  db().workspace.findUniqueOrThrow({ where: { id: actor.workspaceId }, select: { name: true, slug: true, zone: true, locale: true } });

/** Parley itself in a workspace, at the word of whoever runs its scripts; null where there is no such workspace. */
export const findOperator = async (workspaceSlug: string): Promise<Actor | null> => {
  const workspace = await db().workspace.findUnique({ where: { slug: workspaceSlug }, select: { id: true, slug: true, zone: true, locale: true } });
  if (workspace === null) return null;
  const locale = localeSchema.catch("en").parse(workspace.locale);
  return {
    workspaceId: workspace.id,
    workspaceSlug: workspace.slug,
    memberId: null,
    userId: null,
    name: "Parley",
    role: "owner",
    scopes: null,
    locale,
    zone: workspace.zone,
  };
};

/** Every workspace of the installation, for its operator's scripts. */
export const listWorkspaceSlugs = async (): Promise<readonly string[]> =>
  (await db().workspace.findMany({ select: { slug: true }, orderBy: { slug: "asc" } })).map(({ slug }) => slug);

/** Members of the workspace, oldest first. */
export const listMembers = async (actor: Actor): Promise<readonly MemberView[]> => {
  requirePermission(actor, "team:read");
  const rows = await db().member.findMany({
    where: { workspaceId: actor.workspaceId, removedAt: null },
    select: { id: true, role: true, createdAt: true, user: { select: { name: true, email: true } } },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map((row) => ({
    id: row.id,
    name: row.user.name,
    email: row.user.email,
    role: roleSchema.parse(row.role),
    createdAt: row.createdAt.toISOString(),
    isMe: row.id === actor.memberId,
  }));
};

/** Invitations that were neither accepted nor revoked, newest first. */
export const listInvitations = async (actor: Actor, now: Date): Promise<readonly InvitationView[]> => {
  requirePermission(actor, "team:manage");
  const rows = await db().invitation.findMany({
    where: { workspaceId: actor.workspaceId, acceptedAt: null, revokedAt: null },
    select: { id: true, email: true, role: true, invitedById: true, createdAt: true, expiresAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 200,
  });
  const names = await memberNames(
    actor,
    rows.map((row) => row.invitedById),
  );
  return rows.map((row) => ({
    id: row.id,
    email: row.email,
    role: roleSchema.parse(row.role),
    invitedBy: names.get(row.invitedById) ?? "",
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    isExpired: row.expiresAt <= now,
  }));
};

/** Tokens in force and their last use, newest first. */
export const listApiTokens = async (actor: Actor): Promise<readonly ApiTokenView[]> => {
  requirePermission(actor, "tokens:manage");
  const rows = await db().apiToken.findMany({
    where: { workspaceId: actor.workspaceId, revokedAt: null },
    select: { id: true, name: true, scopes: true, createdAt: true, expiresAt: true, lastUsedAt: true },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: 200,
  });
  return rows.map((row) => ({
    ...row,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt?.toISOString() ?? null,
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
  }));
};

export type InvitationOffer = {
  readonly email: string;
  readonly role: Role;
  readonly workspaceName: string;
  /** The invited person signs with the password they already have. */ readonly hasAccount: boolean;
};

/** What a link's token invites to; null when it is used, revoked or over. */
export const findInvitationByToken = async (token: string, now: Date): Promise<InvitationOffer | null> => {
  const invitation = await findOpenInvitation(db(), sha256(token), now);
  if (invitation === null) return null;
  const account = await db().user.findUnique({ where: { email: invitation.email }, select: { id: true } });
  return { email: invitation.email, role: invitation.role, workspaceName: invitation.workspace.name, hasAccount: account !== null };
};

const detailsSchema = z.record(z.string(), z.unknown()).catch({});

/** What was done, newest first; `after` is the id of the last entry seen. */
export const listAudit = async (
  actor: Actor,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<readonly AuditView[]> => {
  requirePermission(actor, "audit:read");
  const last =
    after === undefined ? null : await db().auditEntry.findFirst({ where: { id: after, workspaceId: actor.workspaceId }, select: { at: true, id: true } });
  const rows = await db().auditEntry.findMany({
    where: { workspaceId: actor.workspaceId, ...(last === null ? {} : { OR: [{ at: { lt: last.at } }, { at: last.at, id: { lt: last.id } }] }) },
    select: { id: true, at: true, actorId: true, action: true, subjectId: true, details: true },
    orderBy: [{ at: "desc" }, { id: "desc" }],
    take: limit,
  });
  const names = await memberNames(
    actor,
    rows.map((row) => row.actorId),
  );
  return rows.map((row) => ({
    id: row.id,
    at: row.at.toISOString(),
    actor: names.get(row.actorId) ?? row.actorId,
    action: row.action,
    subjectId: row.subjectId,
    details: detailsSchema.parse(row.details),
  }));
};

const memberNames = async (actor: Actor, memberIds: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const rows = await db().member.findMany({
    where: { workspaceId: actor.workspaceId, id: { in: [...new Set(memberIds)] } },
    select: { id: true, user: { select: { name: true } } },
  });
  return new Map(rows.map((row) => [row.id, row.user.name]));
};
