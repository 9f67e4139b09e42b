import type { z } from "zod";

import { actingMember } from "../acting-member";
import type { onAuthorSchema, onLinkSchema } from "../model";
import { assignAccounts, countAnew, findSubject, lockJoining, type Subject } from "../store/accounts";
import { decideLink, findLink, refuseConfirmed, type KeptLink } from "../store/links";
import { latestOverride, writeOverride } from "../store/overrides";
import { createPerson, removePerson } from "../store/persons";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import type { AuthorId, MemberId, WorkspaceId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";

type OnLink = z.output<typeof onLinkSchema>;

/** "The same person": joins two accounts, and with them whoever they were joined to. Throws `not-found`, and `conflict` when it was decided meanwhile. */
export const confirmLink = async (actor: Actor, { linkId }: OnLink, now: Date): Promise<void> => {
  requirePermission(actor, "people:edit");
  const memberId = actingMember(actor);
  await inTransaction(async (tx) => {
    await lockJoining(tx, actor.workspaceId);
    const link = await knownLink(tx, actor.workspaceId, linkId);
    const [one, other] = [await subjectOf(tx, actor.workspaceId, link.authorId), await subjectOf(tx, actor.workspaceId, link.otherId)];
    await decided(tx, actor, { link, state: "confirmed", memberId, now });
    if (one.subjectId !== other.subjectId) await join(tx, actor.workspaceId, { one, other, memberId, now });
    await recordAudit(tx, { actor, action: "person.join", subjectId: link.authorId, details: { otherId: link.otherId, linkId }, now });
  });
};

/** "Not the same": the two are not proposed again. Throws `not-found`, and `conflict` when it was decided meanwhile. */
export const refuseLink = async (actor: Actor, { linkId }: OnLink, now: Date): Promise<void> => {
  requirePermission(actor, "people:edit");
  const memberId = actingMember(actor);
  await inTransaction(async (tx) => {
    const link = await knownLink(tx, actor.workspaceId, linkId);
    await decided(tx, actor, { link, state: "refused", memberId, now });
    await recordAudit(tx, { actor, action: "person.refuse-link", subjectId: link.authorId, details: { otherId: link.otherId, linkId }, now });
  });
};

/** Takes an account out of the person it was joined to; both are counted anew, each by itself. Throws `not-found`, and `conflict` for an account that is alone. */
export const splitAccount = async (actor: Actor, { authorId }: z.output<typeof onAuthorSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "people:edit");
  const { workspaceId } = actor;
  const memberId = actingMember(actor);
  await inTransaction(async (tx) => {
    await lockJoining(tx, workspaceId);
    const { personId, accounts } = await subjectOf(tx, workspaceId, authorId);
    if (personId === null) throw new AppError("conflict", "This account is joined to no other.", { reason: "not-joined" });
    const left = accounts.filter((account) => account !== authorId);
    const alone = left.length === 1 ? [authorId, ...left] : [authorId];
    for (const account of alone) await carryOverride(tx, workspaceId, { from: [personId, account], to: account, now });
    await assignAccounts(tx, workspaceId, { authorIds: alone, personId: null });
    if (left.length === 1) await removePerson(tx, workspaceId, personId);
    await refuseConfirmed(tx, workspaceId, { authorId, memberId, now });
    await countAnew(tx, workspaceId, { authorIds: accounts, now });
    await notifyLive(tx, { workspaceId, kind: "people", threadIds: [] });
    await recordAudit(tx, { actor, action: "person.split", subjectId: authorId, details: { personId }, now });
  });
};

const knownLink = async (tx: Db, workspaceId: WorkspaceId, linkId: string): Promise<KeptLink> => {
  const link = await findLink(tx, workspaceId, linkId);
  if (link === null) throw notFound("The suggestion");
  return link;
};

const subjectOf = async (tx: Db, workspaceId: WorkspaceId, authorId: AuthorId): Promise<Subject> => {
  const subject = await findSubject(tx, workspaceId, authorId);
  if (subject === null) throw notFound("The account");
  return subject;
};

type Decided = { readonly link: KeptLink; readonly state: "confirmed" | "refused"; readonly memberId: MemberId; readonly now: Date };

const decided = async (tx: Db, { workspaceId }: Actor, { link, state, memberId, now }: Decided): Promise<void> => {
  if (!(await decideLink(tx, workspaceId, { id: link.id, from: "suggested", state, memberId, now })))
    throw new AppError("conflict", "Somebody has decided this already.", { reason: "link-decided" });
  await notifyLive(tx, { workspaceId, kind: "people", threadIds: [] });
};

type Joining = { readonly one: Subject; readonly other: Subject; readonly memberId: MemberId; readonly now: Date };

const join = async (tx: Db, workspaceId: WorkspaceId, { one, other, memberId, now }: Joining): Promise<void> => {
  const personId = one.personId ?? other.personId ?? (await createPerson(tx, workspaceId, { memberId, now }));
  const authorIds = [...one.accounts, ...other.accounts];
  await carryOverride(tx, workspaceId, { from: [one.subjectId, other.subjectId], to: personId, now });
  await assignAccounts(tx, workspaceId, { authorIds, personId });
  for (const { personId: was } of [one, other]) if (was !== null && was !== personId) await removePerson(tx, workspaceId, was);
  await countAnew(tx, workspaceId, { authorIds, now });
};

type Carried = { readonly from: readonly string[]; readonly to: string; readonly now: Date };

/** A manager's word outlives joining and splitting: the latest holds. */
const carryOverride = async (tx: Db, workspaceId: WorkspaceId, { from, to, now }: Carried): Promise<void> => {
  const override = await latestOverride(tx, workspaceId, from);
  if (override !== null) await writeOverride(tx, workspaceId, { subjectId: to, override, now });
};
