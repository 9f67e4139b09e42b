import type { z } from "zod";

import type { addGroupSchema, onGroupSchema, updateGroupSchema } from "../model";
import { nextTime } from "../model/week";
import { getGroup } from "../queries/groups";
import { insertGroup, replaceRecipients, updateGroup } from "../store/groups";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import type { ReportGroupId } from "#lib/core/ids";
import { chooseBrands } from "#lib/coverage/queries/choose-brands";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";

type OnGroup = z.output<typeof onGroupSchema>;

/** Adds a group of recipients; its first report comes at its next time. Throws `not-found` for a brand of another workspace. */
export const addGroup = async (
  actor: Actor,
  { addresses, ...terms }: z.output<typeof addGroupSchema>,
  now: Date,
): Promise<{ readonly groupId: ReportGroupId }> => {
  requirePermission(actor, "reports:manage");
  const { workspaceId, memberId } = actor;
  if (memberId === null) throw new AppError("forbidden", "Only a member can do this.", { reason: "forbidden" });
  await chooseBrands(actor, terms.brandIds);
  return inTransaction(async (tx) => {
    const groupId = await insertGroup(tx, workspaceId, { ...terms, createdById: memberId, nextAt: nextTime(terms, now), now });
    await replaceRecipients(tx, workspaceId, { groupId, addresses });
    await notifyLive(tx, { workspaceId, kind: "reports", threadIds: [] });
    await recordAudit(tx, { actor, action: "report-group.add", subjectId: groupId, details: { name: terms.name, recipients: addresses.length }, now });
    return { groupId };
  });
};

/** Changes a group. Addresses whose readers asked for no more stay as they are. Throws `not-found`. */
export const changeGroup = async (actor: Actor, { groupId, addresses, ...terms }: z.output<typeof updateGroupSchema>, now: Date): Promise<void> => {
  requirePermission(actor, "reports:manage");
  const { workspaceId } = actor;
  await chooseBrands(actor, terms.brandIds);
  await inTransaction(async (tx) => {
    if (!(await updateGroup(tx, workspaceId, { groupId, change: { ...terms, nextAt: nextTime(terms, now) } }))) throw notFound("The group");
    await replaceRecipients(tx, workspaceId, { groupId, addresses });
    await notifyLive(tx, { workspaceId, kind: "reports", threadIds: [] });
    await recordAudit(tx, { actor, action: "report-group.update", subjectId: groupId, details: { name: terms.name, recipients: addresses.length }, now });
  });
};

/** No more reports at their time until the group goes on. Throws `not-found`. */
export const pauseGroup = async (actor: Actor, { groupId }: OnGroup, now: Date): Promise<void> => {
  const { name } = await getGroup(actor, groupId);
  const { workspaceId } = actor;
  await inTransaction(async (tx) => {
    if (!(await updateGroup(tx, workspaceId, { groupId, change: { pausedAt: now } }))) throw notFound("The group");
    await notifyLive(tx, { workspaceId, kind: "reports", threadIds: [] });
    await recordAudit(tx, { actor, action: "report-group.pause", subjectId: groupId, details: { name }, now });
  });
};

/** Goes on at the next time; what was missed meanwhile is not made up for. Throws `not-found`. */
export const resumeGroup = async (actor: Actor, { groupId }: OnGroup, now: Date): Promise<void> => {
  const { name, ...schedule } = await getGroup(actor, groupId);
  const { workspaceId } = actor;
  await inTransaction(async (tx) => {
    if (!(await updateGroup(tx, workspaceId, { groupId, change: { pausedAt: null, nextAt: nextTime(schedule, now) } }))) throw notFound("The group");
    await notifyLive(tx, { workspaceId, kind: "reports", threadIds: [] });
    await recordAudit(tx, { actor, action: "report-group.resume", subjectId: groupId, details: { name }, now });
  });
};

/** Ends a group; its reports stay. Throws `not-found`. */
export const removeGroup = async (actor: Actor, { groupId }: OnGroup, now: Date): Promise<void> => {
  const { name } = await getGroup(actor, groupId);
  const { workspaceId } = actor;
  await inTransaction(async (tx) => {
    if (!(await updateGroup(tx, workspaceId, { groupId, change: { removedAt: now } }))) throw notFound("The group");
    await notifyLive(tx, { workspaceId, kind: "reports", threadIds: [] });
    await recordAudit(tx, { actor, action: "report-group.remove", subjectId: groupId, details: { name }, now });
  });
};
