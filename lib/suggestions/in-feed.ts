import type { Done } from "./on-board";
import type { Actor } from "#lib/auth/actor";
import { requirePermission, type Permission } from "#lib/auth/permissions";
import { AppError } from "#lib/core/errors";
import type { MemberId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction, type Db } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";

type As = { readonly permission: Permission; readonly now: Date };

/** One deed of a member in the feed: written down and told to open pages; a script is refused. */
export const inFeed = async <Value>(
  actor: Actor,
  { permission, now }: As,
  work: (tx: Db, memberId: MemberId) => Promise<{ readonly value: Value; readonly done: Done }>,
): Promise<Value> => {
  requirePermission(actor, permission);
  const { workspaceId, memberId } = actor;
  if (memberId === null) throw new AppError("forbidden", "Only a member can do this.", { reason: "forbidden" });
  return inTransaction(async (tx) => {
    const { value, done } = await work(tx, memberId);
    await recordAudit(tx, { actor, ...done, now });
    await notifyLive(tx, { workspaceId, kind: "feed", threadIds: [] });
    return value;
  });
};
