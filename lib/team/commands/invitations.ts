import type { z } from "zod";

import { recordAudit } from "../audit";
import { passwordSchema, type acceptInvitationSchema, type inviteSchema } from "../model";
import {
  closeInvitation,
  findOpenInvitation,
  findUserByEmail,
  hasMemberWithEmail,
  insertInvitation,
  insertUser,
  putMember,
  type OpenInvitation,
} from "../store";
import type { Actor } from "#lib/auth/actor";
import { countAttempt } from "#lib/auth/attempts";
import { requirePermission } from "#lib/auth/permissions";
import { hashPassword, newToken, passwordMatches, sha256 } from "#lib/core/crypto";
import { AppError, notFound } from "#lib/core/errors";
import type { UserId } from "#lib/core/ids";
import { dayMs } from "#lib/core/time";
import { inTransaction, type Db } from "#lib/db/transaction";

const invitationDays = 7;

/** Invites an address; the token belongs in a link and is never shown again. A newer invitation ends an older one. */
export const inviteMember = async (actor: Actor, input: z.output<typeof inviteSchema>, now: Date): Promise<{ readonly id: string; readonly token: string }> => {
  requirePermission(actor, "team:manage");
  const { memberId, workspaceId } = actor;
  if (memberId === null) throw new AppError("forbidden", "Only a member can invite.", { reason: "forbidden" });
  const token = newToken();
  const id = await inTransaction(async (tx) => {
    if (await hasMemberWithEmail(tx, workspaceId, input.email))
      throw new AppError("conflict", "This person is in the team already.", { reason: "already-member" });
    const expiresAt = new Date(now.getTime() + invitationDays * dayMs);
    const invitationId = await insertInvitation(tx, workspaceId, { ...input, tokenHash: sha256(token), invitedById: memberId, createdAt: now, expiresAt });
    await recordAudit(tx, { actor, action: "member.invite", subjectId: invitationId, details: { email: input.email, role: input.role }, now });
    return invitationId;
  });
  return { id, token };
};

/** Takes an invitation up: makes the account, or asks the password of the one that exists. Throws `not-found` when the link is used, revoked or over. */
export const acceptInvitation = async (
  input: z.output<typeof acceptInvitationSchema>,
  now: Date,
): Promise<{ readonly workspaceSlug: string; readonly email: string }> => {
  const tokenHash = sha256(input.token);
  const offered = await inTransaction(async (tx) => findOpenInvitation(tx, tokenHash, now));
  if (offered === null) throw deadLink();
  const prepared = await prepareAccount(offered, input);
  await inTransaction(async (tx) => {
    const closed = await closeInvitation(tx, offered.workspaceId, { id: offered.id, acceptedAt: now });
    if (closed === null) throw deadLink();
    const userId = prepared.userId ?? (await makeAccount(tx, { ...prepared, email: offered.email, name: input.name, locale: input.locale }, now));
    const memberId = await putMember(tx, offered.workspaceId, { userId, role: offered.role, now });
    if (memberId === null) throw new AppError("conflict", "You are in this team already.", { reason: "already-member" });
    await recordAudit(tx, {
      actor: { workspaceId: offered.workspaceId, memberId },
      action: "member.join",
      subjectId: memberId,
      details: { role: offered.role },
      now,
    });
  });
  return { workspaceSlug: offered.workspace.slug, email: offered.email };
};

/** Ends an invitation before it is taken up. */
export const revokeInvitation = async (actor: Actor, input: { readonly invitationId: string }, now: Date): Promise<void> => {
  requirePermission(actor, "team:manage");
  await inTransaction(async (tx) => {
    const closed = await closeInvitation(tx, actor.workspaceId, { id: input.invitationId, revokedAt: now });
    if (closed === null) throw notFound("The invitation");
    await recordAudit(tx, { actor, action: "member.uninvite", subjectId: input.invitationId, details: closed, now });
  });
};

type Prepared = { readonly userId: UserId; readonly passwordHash: null } | { readonly userId: null; readonly passwordHash: string };

/** Passwords are judged and hashed outside the transaction: both are slow on purpose. */
const prepareAccount = async (offered: OpenInvitation, input: z.output<typeof acceptInvitationSchema>): Promise<Prepared> => {
  const account = await inTransaction(async (tx) => findUserByEmail(tx, offered.email));
  if (account === null) {
    if (!passwordSchema.safeParse(input.password).success)
      throw new AppError("invalid", "Choose a password of at least ten characters.", { reason: "password-short" });
    return { userId: null, passwordHash: await hashPassword(input.password) };
  }
  await countAttempt({ email: offered.email, address: null });
  if (!(await passwordMatches(input.password, account.passwordHash)))
    throw new AppError("invalid", "This is not the password of the account with this e-mail.", { reason: "wrong-password" });
  return { userId: account.id, passwordHash: null };
};

const makeAccount = async (
  tx: Db,
  user: { readonly email: string; readonly name: string; readonly locale: string; readonly passwordHash: string | null },
  now: Date,
): Promise<UserId> => {
  const userId =
    user.passwordHash === null ? null : await insertUser(tx, { email: user.email, name: user.name, locale: user.locale, passwordHash: user.passwordHash }, now);
  if (userId === null) throw new AppError("conflict", "An account with this e-mail was made just now. Try again with its password.", { reason: "email-taken" });
  return userId;
};

const deadLink = (): AppError => new AppError("not-found", "This invitation was used, revoked, or is over. Ask for a new one.", { reason: "invitation-over" });
