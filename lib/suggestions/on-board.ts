import { findGift, lockBoard, type StoredGift } from "./store/board";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError, notFound } from "#lib/core/errors";
import type { MemberId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import { recordAudit, type AuditRecord } from "#lib/team/audit";

/** What was done, for the audit trail. */
export type Done = { readonly action: string; readonly subjectId: string; readonly details: AuditRecord["details"] };

type Deed<Value> = { readonly value: Value; /** Null: there was nothing to do. */ readonly done: Done | null };

/** The members' word on the board. */
export const boardMember = (actor: Actor): MemberId => {
  requirePermission(actor, "suggestions:manage");
  if (actor.memberId === null) throw new AppError("forbidden", "Only a member can do this.", { reason: "forbidden" });
  return actor.memberId;
};

/** One deed of a person on the board: nobody else changes it meanwhile, and it is written down and told to open pages. */
export const onBoard = async <Value>(actor: Actor, now: Date, work: (tx: Db, memberId: MemberId) => Promise<Deed<Value>>): Promise<Value> => {
  const memberId = boardMember(actor);
  const { workspaceId } = actor;
  return inTransaction(async (tx) => {
    await lockBoard(tx, workspaceId);
    const { value, done } = await work(tx, memberId);
    if (done === null) return value;
    await recordAudit(tx, { actor, ...done, now });
    await notifyLive(tx, { workspaceId, kind: "suggestions", threadIds: [] });
    return value;
  });
};

/** A group of the actor's workspace. Throws `not-found`. */
export const requireGift = async (tx: Db, { workspaceId }: Actor, id: string): Promise<StoredGift> => {
  const gift = await findGift(tx, workspaceId, id);
  if (gift === null) throw notFound("The suggestion");
  return gift;
};

/** A group that is done has all its thanks: nothing joins or leaves it while it is. */
export const requireOpen = ({ status }: StoredGift): void => {
  if (status === "done") throw new AppError("conflict", "This suggestion is done; bring it back to change what stands in it.", { reason: "suggestion-done" });
};

export const otherBrand = (): AppError => new AppError("conflict", "These belong to different brands.", { reason: "other-brand" });
