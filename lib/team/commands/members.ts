import type { z } from "zod";

import { recordAudit } from "../audit";
import type { changeOwnNameSchema, changePasswordSchema, changeRoleSchema } from "../model";
import { findPassword, lockMembers, updateMember, updateUser } from "../store";
import type { Actor, Locale } from "#lib/auth/actor";
import { countAttempt } from "#lib/auth/attempts";
import { requirePermission } from "#lib/auth/permissions";
import { hashPassword, passwordMatches } from "#lib/core/crypto";
import { AppError, notFound } from "#lib/core/errors";
import type { UserId } from "#lib/core/ids";
import { inTransaction, type Db } from "#lib/db/transaction";

/** Gives a member another role. The last owner stays one: throws `conflict`. */
export const changeRole = async (actor: Actor, input: z.output<typeof changeRoleSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "team:manage");
  await inTransaction(async (tx) => {
    const member = await memberToChange(tx, actor, { memberId: input.memberId, staysOwner: input.role === "owner" });
    await updateMember(tx, actor.workspaceId, { id: member.id, role: input.role });
    await recordAudit(tx, {
      actor,
      action: "member.change-role",
      subjectId: member.id,
      details: { name: member.name, was: member.role, became: input.role },
      now,
    });
  });
};

/** Takes a member out of the workspace; what they did stays. The last owner stays: throws `conflict`. */
export const removeMember = async (actor: Actor, input: { readonly memberId: string }, now: Date): Promise<void> => {
  requirePermission(actor, "team:manage");
  await inTransaction(async (tx) => {
    const member = await memberToChange(tx, actor, { memberId: input.memberId, staysOwner: false });
    await updateMember(tx, actor.workspaceId, { id: member.id, removedAt: now });
    await recordAudit(tx, { actor, action: "member.remove", subjectId: member.id, details: { name: member.name, role: member.role }, now });
  });
};

/** The language in which the actor reads Parley. */
export const changeOwnLocale = async (actor: Actor, input: { readonly locale: Locale }, _now: Date): Promise<void> => {
  const userId = ownUser(actor);
  await inTransaction(async (tx) => updateUser(tx, userId, { locale: input.locale }));
};

/** The name by which colleagues and the audit know the actor. */
export const changeOwnName = async (actor: Actor, input: z.output<typeof changeOwnNameSchema>, now: Date): Promise<void> => {
  const userId = ownUser(actor);
  await inTransaction(async (tx) => {
    await updateUser(tx, userId, { name: input.name });
    await recordAudit(tx, { actor, action: "member.change-name", subjectId: actor.memberId ?? userId, details: { was: actor.name, became: input.name }, now });
  });
};

/** A new password for the actor; every session of theirs ends. Throws `invalid` when the current one is wrong. */
export const changePassword = async (actor: Actor, input: z.output<typeof changePasswordSchema>, now: Date): Promise<void> => {
  const userId = ownUser(actor);
  const stored = await findPassword(userId);
  if (stored === null) throw notFound("The account");
  await countAttempt({ email: stored.email, address: null });
  if (!(await passwordMatches(input.current, stored.passwordHash)))
    throw new AppError("invalid", "The current password is not right.", { reason: "wrong-password" });
  const passwordHash = await hashPassword(input.next);
  await inTransaction(async (tx) => {
    await updateUser(tx, userId, { passwordHash, endSessions: true });
    await recordAudit(tx, { actor, action: "member.change-password", subjectId: actor.memberId ?? userId, details: {}, now });
  });
};

/** Signs the actor out everywhere, here too. */
export const endAllSessions = async (actor: Actor, _input: unknown, now: Date): Promise<void> => {
  const userId = ownUser(actor);
  await inTransaction(async (tx) => {
    await updateUser(tx, userId, { endSessions: true });
    await recordAudit(tx, { actor, action: "member.end-sessions", subjectId: actor.memberId ?? userId, details: {}, now });
  });
};

const ownUser = (actor: Actor): UserId => {
  if (actor.userId === null) throw new AppError("forbidden", "A token has no account of its own.", { reason: "forbidden" });
  return actor.userId;
};

const memberToChange = async (tx: Db, actor: Actor, change: { readonly memberId: string; readonly staysOwner: boolean }) => {
  const members = await lockMembers(tx, actor.workspaceId);
  const member = members.find(({ id }) => id === change.memberId);
  if (member === undefined) throw notFound("The member");
  const owners = members.filter(({ role }) => role === "owner");
  if (member.role === "owner" && !change.staysOwner && owners.length === 1)
    throw new AppError("conflict", "A workspace needs an owner: make somebody else one first.", { reason: "last-owner" });
  return member;
};
