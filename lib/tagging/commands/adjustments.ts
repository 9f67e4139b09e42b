import { decodeDelta, encodeDelta, type Delta } from "../adjusting/delta";
import type { Adjustment } from "../adjusting/adjust";
import { correctionsMin, learnsAfter } from "../adjusting-model";
import { findChoice, findDelta, hasAdjustment, insertAdjustment, listDueToLearn, lockChoice, writeChoice } from "../store/adjustments";
import { notFound } from "#lib/core/errors";
import { dayMs } from "#lib/core/time";
import type { Db } from "#lib/db/transaction";

/** The adjustment that reads the comments of a workspace, where one does and it fits these weights. */
export const presentDelta = async (workspaceId: string, base: string): Promise<Delta | null> => {
  const choice = await findChoice(workspaceId);
  const kept = choice?.version == null ? null : await findDelta(workspaceId, choice.version);
  return kept?.base === base ? decodeDelta(kept.delta) : null;
};

type Learnt = Adjustment & { readonly knownUntil: Date; readonly now: Date };

/**
 * Keeps what was learnt under the next version, and lets it read from now on where it is better; unless a person has gone back to another and
 * has not asked for learning since.
 */
export const keepAdjustment = async (
  tx: Db,
  workspaceId: string,
  { delta, figures, verdict, knownUntil, now }: Learnt,
): Promise<{ readonly version: number; readonly isOn: boolean }> => {
  const { chosenById, learnAskedAt } = await lockChoice(tx, workspaceId, now);
  const version = await insertAdjustment(tx, workspaceId, { at: now, base: delta.base, knownUntil, figures, verdict, delta: encodeDelta(delta) });
  const isOn = verdict === "better" && (chosenById === null || learnAskedAt !== null);
  await writeChoice(tx, workspaceId, { learnAskedAt: null, ...(isOn ? { version, since: now, chosenById: null } : {}) });
  return { version, isOn };
};

/** Notes that somebody wants it to learn now. */
export const noteLearningAsked = async (tx: Db, workspaceId: string, now: Date): Promise<void> => {
  await lockChoice(tx, workspaceId, now);
  await writeChoice(tx, workspaceId, { learnAskedAt: now });
};

/** Lets a version, or the shipped weights alone (null), read from now on; false where it does so already. Throws `not-found`. */
export const chooseVersion = async (
  tx: Db,
  workspaceId: string,
  { version, memberId, now }: { readonly version: number | null; readonly memberId: string; readonly now: Date },
): Promise<boolean> => {
  const choice = await lockChoice(tx, workspaceId, now);
  if (version !== null && !(await hasAdjustment(tx, workspaceId, version))) throw notFound("The version");
  if (choice.version === version) return false;
  await writeChoice(tx, workspaceId, { version, since: now, chosenById: memberId });
  return true;
};

/** A first learning needs as many as make it worth switching on; later ones fewer. */
const growth = { first: correctionsMin, more: learnsAfter } as const;

type Due = { readonly base: string; readonly now: Date };

/** Workspaces of the whole installation that should learn. */
export const listWorkspacesToLearn = async ({ base, now }: Due): Promise<readonly { readonly workspaceId: string }[]> =>
  listDueToLearn({ ...growth, base, dayAgo: new Date(now.getTime() - dayMs) });

/** Whether a workspace has something new to learn, or was asked to. */
export const isDueToLearn = async (workspaceId: string, { base, now }: Due): Promise<boolean> =>
  (await listDueToLearn({ ...growth, base, dayAgo: new Date(now.getTime() - dayMs), only: workspaceId })).length > 0;
