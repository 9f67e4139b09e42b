import type { z } from "zod";

import type { openItemSchema } from "../model";
import { putAdvice } from "../store/advice";
import { putOpening } from "../store/openings";
import { findTarget } from "../store/outbox";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notFound } from "#lib/core/errors";
import { inTransaction } from "#lib/db/transaction";
import type { AdvisedMode } from "#lib/playbook/advice-model";

type Opened = z.output<typeof openItemSchema> & { /** What the page advises; null where it advises nothing. */ readonly advised: AdvisedMode | null };

/** "I have this before me": the cool-down counts from the first time, the look at the author and the advice are remembered. Who cannot answer leaves no trace. */
export const recordOpening = async (actor: Actor, { itemId, isPanelShown, advised }: Opened, now: Date): Promise<void> => {
  requirePermission(actor, "replies:send");
  const { workspaceId, memberId } = actor;
  if (memberId === null) return;
  await inTransaction(async (tx) => {
    if ((await findTarget(tx, workspaceId, itemId)) === null) throw notFound("The item");
    await putOpening(tx, workspaceId, { itemId, memberId, isPanelShown, now });
    if (advised !== null) await putAdvice(tx, workspaceId, { itemId, memberId, mode: advised, now });
  });
};
