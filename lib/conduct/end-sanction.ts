import { goOn, type PutOut } from "./go-on";
import type { Ending } from "./model";
import { endStanding, findSanction, lockSanction } from "./store/sanctions";
import { AppError, notFound } from "#lib/core/errors";
import type { MemberId, SanctionId, WorkspaceId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import type { Db } from "#lib/db/transaction";
import { withdrawReply } from "#lib/replies/withdraw-reply";
import { recordAudit } from "#lib/team/audit";

export type End = {
  readonly sanctionId: SanctionId;
  readonly because: Ending;
  /** Null: its time was over. */
  readonly memberId: MemberId | null;
  readonly reason: string | null;
  readonly now: Date;
};

/** Ends what stands and takes back what can be taken back; what was not done or said yet is not any more. Throws `conflict` `not-standing`. */
export const endSanction = async (tx: Db, workspaceId: WorkspaceId, { sanctionId, ...end }: End): Promise<PutOut> => {
  if ((await lockSanction(tx, workspaceId, sanctionId)) === null) throw notFound("The sanction");
  if (!(await endStanding(tx, workspaceId, { id: sanctionId, ...end })))
    throw new AppError("conflict", "This does not stand any more.", { reason: "not-standing" });
  const ended = await findSanction(tx, workspaceId, sanctionId);
  if (ended === null) throw notFound("The sanction");
  if (ended.replyId !== null) await withdrawReply(tx, workspaceId, { replyId: ended.replyId, now: end.now });
  const out = await goOn(tx, ended, { writer: null, now: end.now });
  const { memberId, because, reason, now } = end;
  const details = { because, ...(reason === null ? {} : { reason }) };
  await recordAudit(tx, { actor: { workspaceId, memberId }, action: `${ended.kind}.end`, subjectId: sanctionId, details, now });
  await notifyLive(tx, { workspaceId, kind: "conduct", threadIds: [] });
  return out;
};
