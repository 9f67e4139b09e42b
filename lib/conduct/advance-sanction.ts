import { isOver } from "./bodyguard-model";
import { endSanction } from "./end-sanction";
import { goOn, type PutOut } from "./go-on";
import { lockSanction } from "./store/sanctions";
import type { SanctionId, WorkspaceId } from "#lib/core/ids";
import { inTransaction } from "#lib/db/transaction";

const nothing: PutOut = { deedIds: [], replyId: null };

/** Takes a sanction as far as it can go now: after its message ended, and when its time is over. Safe to run again and again. */
export const advanceSanction = async ({
  workspaceId,
  sanctionId,
  now,
}: {
  readonly workspaceId: WorkspaceId;
  readonly sanctionId: SanctionId;
  readonly now: Date;
}): Promise<PutOut> =>
  inTransaction(async (tx) => {
    const sanction = await lockSanction(tx, workspaceId, sanctionId);
    if (sanction === null) return nothing;
    if (sanction.state === "standing" && isOver(sanction, now))
      return endSanction(tx, workspaceId, { sanctionId, because: "expired", memberId: null, reason: null, now });
    return goOn(tx, sanction, { writer: null, now });
  });
