import type { z } from "zod";

import { recordAudit } from "../audit";
import { slugOf, slugSchema, type emailSchema, type personSchema, type setupSchema, type workspaceSchema } from "../model";
import { countUsers, findUserByEmail, insertUser, insertWorkspace, lockSetup, putMember } from "../store";
import { equalInConstantTime, hashPassword, setupToken } from "#lib/core/crypto";
import { AppError } from "#lib/core/errors";
import type { UserId, WorkspaceId } from "#lib/core/ids";
import { inTransaction, type Db } from "#lib/db/transaction";

type Opened = { readonly workspaceId: WorkspaceId; readonly workspaceSlug: string };

/** The first user and their workspace, for whoever holds the setup link; only while nobody can sign in. Throws `forbidden` or `conflict`. */
export const setUpFirstOwner = async (input: z.output<typeof setupSchema>, now: Date): Promise<Opened> => {
  if (!equalInConstantTime(input.token, setupToken())) throw new AppError("forbidden", "This setup link is not valid.", { reason: "setup-link" });
  const passwordHash = await hashPassword(input.password);
  return inTransaction(async (tx) => {
    await lockSetup(tx);
    if ((await countUsers(tx)) > 0) throw new AppError("conflict", "Parley is set up already. Sign in instead.", { reason: "already-set-up" });
    const userId = await insertUser(tx, { email: input.email, name: input.name, locale: input.locale, passwordHash }, now);
    if (userId === null) throw new AppError("conflict", "This e-mail is taken.", { reason: "email-taken" });
    return openWorkspace(tx, { userId, ...input.workspace }, now);
  });
};

/** A further workspace of somebody who can sign in; they become its owner. Throws `conflict` when its address is taken. */
export const createWorkspace = async (userId: UserId, input: z.output<typeof workspaceSchema>, now: Date): Promise<Opened> =>
  inTransaction(async (tx) => openWorkspace(tx, { userId, ...input }, now));

/** A user for the operator's own scripts, found again by e-mail and left as they are. */
export const ensureUser = async (input: z.output<typeof personSchema> & { readonly email: z.output<typeof emailSchema> }, now: Date): Promise<UserId> => {
  const passwordHash = await hashPassword(input.password);
  return inTransaction(async (tx) => {
    const inserted = await insertUser(tx, { email: input.email, name: input.name, locale: input.locale, passwordHash }, now);
    const userId = inserted ?? (await findUserByEmail(tx, input.email))?.id;
    if (userId === undefined) throw new AppError("conflict", "This e-mail is taken.", { reason: "email-taken" });
    return userId;
  });
};

const openWorkspace = async (tx: Db, input: z.output<typeof workspaceSchema> & { readonly userId: UserId }, now: Date): Promise<Opened> => {
  const slug = slugSchema.catch(`desk-${now.getTime().toString(36)}`).parse(input.slug ?? slugOf(input.name));
  const workspaceId = await insertWorkspace(tx, { slug, name: input.name, zone: input.zone, locale: input.locale }, now);
  if (workspaceId === null) throw new AppError("conflict", "This address is taken by another workspace.", { reason: "slug-taken" });
  const memberId = await putMember(tx, workspaceId, { userId: input.userId, role: "owner", now });
  await recordAudit(tx, { actor: { workspaceId, memberId }, action: "workspace.create", subjectId: workspaceId, details: { name: input.name }, now });
  return { workspaceId, workspaceSlug: slug };
};
