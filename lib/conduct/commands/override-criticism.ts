import type { z } from "zod";

import type { overrideCriticismSchema } from "../model";
import { putOverride } from "../store/subject";
import { guardian, openMatter } from "./open-matter";
import type { Actor } from "#lib/auth/actor";
import { inTransaction } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";

/** A manager's word, with its reason, that this criticism may be removed all the same [G2]; it holds for the text as it stands now. */
export const overrideCriticism = async (actor: Actor, { itemId, reason }: z.output<typeof overrideCriticismSchema>, now: Date): Promise<void> => {
  const manager = guardian(actor, "conduct:decide");
  const { workspaceId, memberId } = manager;
  await inTransaction(async (tx) => {
    const { contentHash } = await openMatter(tx, manager, itemId);
    await putOverride(tx, workspaceId, { itemId, contentHash, memberId, reason, at: now });
    await recordAudit(tx, { actor, action: "criticism.override", subjectId: itemId, details: { contentHash, reason }, now });
  });
};
