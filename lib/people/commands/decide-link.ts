import type { z } from "zod";

import { actingMember } from "../acting-member";
import { updateVerdictsJob } from "../jobs";
import { isAsked } from "../link-model";
import type { onLinkSchema } from "../model";
import { lockJoining } from "../store/accounts";
import { decideLink, findLink, type KeptLink } from "../store/links";
import { joinSubjects, knownSubject } from "./joining";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import { nudge } from "#lib/queue/enqueue";
import { recordAudit } from "#lib/team/audit";

type OnLink = z.output<typeof onLinkSchema>;

/** "The same person": joins two accounts, and with them whoever they were joined to. Throws `not-found`, and `conflict` when it was decided meanwhile. */
export const confirmLink = async (actor: Actor, { linkId }: OnLink, now: Date): Promise<void> => {
  requirePermission(actor, "people:edit");
  const { workspaceId } = actor;
  const memberId = actingMember(actor);
  await inTransaction(async (tx) => {
    await lockJoining(tx, workspaceId);
    const link = await decided(tx, actor, { linkId, state: "confirmed", now });
    const [one, other] = [await knownSubject(tx, workspaceId, link.authorId), await knownSubject(tx, workspaceId, link.otherId)];
    if (one.subjectId !== other.subjectId) await joinSubjects(tx, workspaceId, { one, other, memberId, now });
    await recordAudit(tx, { actor, action: "person.join", subjectId: link.authorId, details: { otherId: link.otherId, linkId }, now });
  });
  await nudge(updateVerdictsJob, { workspaceId });
};

/** "Not the same": the two are not proposed again. Throws `not-found`, and `conflict` when it was decided meanwhile. */
export const refuseLink = async (actor: Actor, { linkId }: OnLink, now: Date): Promise<void> => {
  requirePermission(actor, "people:edit");
  await inTransaction(async (tx) => {
    const link = await decided(tx, actor, { linkId, state: "refused", now });
    await recordAudit(tx, { actor, action: "person.refuse-link", subjectId: link.authorId, details: { otherId: link.otherId, linkId }, now });
  });
};

/** "Can't tell": the question stays open and is not asked again for thirty days, or until more speaks for it. Throws `not-found`, and `conflict` when it was decided meanwhile. */
export const leaveLinkOpen = async (actor: Actor, { linkId }: OnLink, now: Date): Promise<void> => {
  requirePermission(actor, "people:edit");
  await inTransaction(async (tx) => {
    const link = await decided(tx, actor, { linkId, state: "unsure", now });
    await recordAudit(tx, { actor, action: "person.leave-link-open", subjectId: link.authorId, details: { otherId: link.otherId, linkId }, now });
  });
};

type Decided = { readonly linkId: string; readonly state: "confirmed" | "refused" | "unsure"; readonly now: Date };

const decided = async (tx: Db, actor: Actor, { linkId, state, now }: Decided): Promise<KeptLink> => {
  const { workspaceId } = actor;
  const link = await findLink(tx, workspaceId, linkId);
  if (link === null) throw notFound("The suggestion");
  if (!mayBecome(state, link, now) || !(await decideLink(tx, workspaceId, { link, state, memberId: actingMember(actor), now })))
    throw new AppError("conflict", "Somebody has decided this already.", { reason: "link-decided" });
  await notifyLive(tx, { workspaceId, kind: "people", threadIds: [] });
  return link;
};

/** An open question can be answered at any time, but be left open only when it is asked. */
const mayBecome = (answer: Decided["state"], { state, decidedAt }: KeptLink, now: Date): boolean => {
  switch (state) {
    case "suggested":
      return true;
    case "unsure":
      return answer !== "unsure" || isAsked(decidedAt, now);
    case "confirmed":
    case "refused":
      return false;
  }
};
