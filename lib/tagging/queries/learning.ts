import { findChoice, listAdjustmentRows, type AdjustmentRow } from "../store/adjustments";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";

/** Which adjustment reads the comments of a workspace, and every learning so far, newest first. */
export type Learning = {
  readonly version: number | null;
  readonly since: Date | null;
  readonly chosenById: string | null;
  readonly isAsked: boolean;
  readonly versions: readonly AdjustmentRow[];
};

const versionsShown = 50;

export const getLearning = async (actor: Actor): Promise<Learning> => {
  requirePermission(actor, "desk:read");
  const [choice, versions] = await Promise.all([findChoice(actor.workspaceId), listAdjustmentRows(actor.workspaceId, versionsShown)]);
  const hasChosen = choice !== null && (choice.version !== null || choice.chosenById !== null);
  return {
    version: choice?.version ?? null,
    since: hasChosen ? choice.since : null,
    chosenById: choice?.chosenById ?? null,
    isAsked: choice?.learnAskedAt != null,
    versions,
  };
};
