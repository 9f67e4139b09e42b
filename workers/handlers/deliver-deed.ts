import { asJobOutcome } from "../outcome";
import { afterSanctionAdvanced } from "../pipeline";
import { sourceIfThere } from "../source-if-there";
import { connectorFor } from "#lib/connectors/registry";
import { deliverDeed, leaveUndeliverable } from "#lib/conduct/deliver-deed";
import { deliverDeedJob } from "#lib/conduct/jobs";
import { findDeedSource } from "#lib/conduct/queries/pending";
import { Postponed } from "#lib/queue/outcome";
import { handlerOf } from "#lib/queue/run-worker";

/** Takes one deed of guarding a step further; what waited for it follows. */
export const deliverQueuedDeed = handlerOf(deliverDeedJob, ({ workspaceId, deedId }, { now }) => asJobOutcome(deliver(workspaceId, deedId, now)));

const deliver = async (workspaceId: string, deedId: string, now: Date): Promise<void> => {
  const sourceId = await findDeedSource(workspaceId, deedId);
  if (sourceId === null) return;
  const source = await sourceIfThere(workspaceId, sourceId);
  if (source === null) return leaveUndeliverable({ workspaceId, deedId, now });
  const outcome = await deliverDeed({ workspaceId, deedId, connector: connectorFor(source.platform), context: source.context, now });
  if (outcome.kind === "ended") await afterSanctionAdvanced(workspaceId, outcome.next.deedIds);
  if (outcome.kind === "later") throw new Postponed(Math.max(0, outcome.at.getTime() - now.getTime()));
};
