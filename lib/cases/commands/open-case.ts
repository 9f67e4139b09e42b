import type { z } from "zod";

import { changeCase } from "../change-case";
import type { addItemsSchema, openCaseSchema } from "../model";
import { openedState } from "../model/case-machine";
import { tellOfEscalation, tellOwner } from "../tell-members";
import { insertCase } from "../store/cases";
import { canOwn, findParts, insertEvent, insertParts, type CasePart } from "../store/parts";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import type { CaseId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";

export type OpenedCase = { readonly caseId: CaseId; readonly number: number };

/**
 * Opens a case from one or more items of one brand, the first of a customer's giving it its author.
 * Throws `not-found` for an item or owner of another workspace, `invalid` where there is nobody's matter in it or the items are of two brands.
 */
export const openCase = async (actor: Actor, input: z.output<typeof openCaseSchema>, now: Date): Promise<OpenedCase> => {
  requirePermission(actor, "cases:work");
  const { memberId, workspaceId } = actor;
  if (memberId === null) throw new AppError("forbidden", "Only a member can do this.", { reason: "forbidden" });
  return inTransaction(async (tx) => {
    const parts = await partsOf(tx, actor, input.itemIds);
    const theirs = parts.find(({ isBrand }) => !isBrand);
    if (theirs === undefined) throw new AppError("invalid", "A case begins with a visitor's words.", { reason: "own-item" });
    if (new Set(parts.map(({ brandId }) => brandId)).size > 1) throw new AppError("invalid", "A case belongs to one brand.", { reason: "two-brands" });
    if (input.ownerId !== null && !(await canOwn(tx, workspaceId, input.ownerId))) throw notFound("The member");
    const { title, level, ownerId, dueAt } = input;
    const { brandId, authorId } = theirs;
    const file = await insertCase(tx, workspaceId, { brandId, authorId, title, state: openedState(level), ownerId, openedById: memberId, dueAt, now });
    await insertParts(tx, workspaceId, { caseId: file.id, now, parts });
    await insertEvent(tx, workspaceId, { caseId: file.id, memberId, kind: "opened", round: 1, now });
    await recordAudit(tx, { actor, action: "case.open", subjectId: file.id, details: { number: file.number, level }, now });
    await tellOwner(tx, actor, { number: file.number, title, ownerId, now });
    if (level !== "agent") await tellOfEscalation(tx, actor, { number: file.number, title, ownerId, level, now });
    await notifyLive(tx, { workspaceId, kind: "cases", threadIds: parts.map(({ threadId }) => threadId) });
    return { caseId: file.id, number: file.number };
  });
};

/** More words of the same matter. Throws `not-found` for an item of another workspace, `invalid` for one of another brand. */
export const addItems = async (actor: Actor, { caseId, itemIds }: z.output<typeof addItemsSchema>, now: Date): Promise<void> =>
  changeCase(actor, { caseId, now }, async (tx, held) => {
    const parts = await partsOf(tx, actor, itemIds);
    if (parts.some(({ brandId }) => brandId !== held.brandId)) throw new AppError("invalid", "A case belongs to one brand.", { reason: "two-brands" });
    const count = await insertParts(tx, actor.workspaceId, { caseId, now, parts });
    if (count === 0) return null;
    return { command: { kind: "steer" }, action: "case.add-items", event: { kind: "items-added", details: { count: String(count) } } };
  });

const partsOf = async (tx: Db, actor: Actor, itemIds: readonly string[]): Promise<readonly CasePart[]> => {
  const parts = await findParts(tx, actor.workspaceId, itemIds);
  if (parts.length < new Set(itemIds).size) throw notFound("The item");
  return parts;
};
