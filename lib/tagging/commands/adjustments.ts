import { decodeDelta, encodeDelta, type Delta } from "../adjusting/delta";
import type { Adjustment } from "../adjusting/adjust";
import { correctionsMin, learnsAfter } from "../adjusting-model";
import { dropDeltas, findChoice, findDelta, hasDelta, insertAdjustment, listDueToLearn, lockChoice, writeChoice } from "../store/adjustments";
import { notFound } from "#lib/core/errors";
import { dayMs } from "#lib/core/time";
import type { Db } from "#lib/db/transaction";

/** The adjustment that reads the comments of a workspace, where one does and it fits these weights. */
export const presentDelta = async (workspaceId: string, base: string): Promise<Delta | null> => {
  const choice = await findChoice(workspaceId);
  const kept = choice?.version == null ? null : await findDelta(workspaceId, choice.version);
  return kept?.base === base ? decodeDelta(kept.delta) : null;
};

/** `now`: when reading the corrections began. */
type Learnt = Adjustment & { readonly knownUntil: Date; readonly now: Date };

/** So many of the latest versions can be gone back to; of those before only the figures stay. */
const deltasKept = 10;

/**
 * Keeps what was learnt under the next version, and lets it read from now on where it is better; unless a person has gone back to another and
 * has not asked for learning since. Who asked after reading began asked for another learning.
 */
export const keepAdjustment = async (
  tx: Db,
  workspaceId: string,
  { delta, figures, verdict, knownUntil, now }: Learnt,
): Promise<{ readonly version: number; readonly isOn: boolean }> => {
  const choice = await lockChoice(tx, workspaceId, now);
  const version = await insertAdjustment(tx, workspaceId, { at: now, base: delta.base, knownUntil, figures, verdict, delta: encodeDelta(delta) });
  const isAsked = choice.learnAskedAt !== null && choice.learnAskedAt <= now;
  const isOn = verdict === "better" && (choice.chosenById === null || isAsked);
  await writeChoice(tx, workspaceId, { ...(isAsked && { learnAskedAt: null }), ...(isOn && { version, since: now, chosenById: null }) });
  await dropDeltas(tx, workspaceId, { until: version - deltasKept, except: isOn ? version : choice.version });
  return { version, isOn };
};

/** Notes that somebody wants it to learn now. */
export const noteLearningAsked = async (tx: Db, workspaceId: string, now: Date): Promise<void> => {
  await lockChoice(tx, workspaceId, now);
  await writeChoice(tx, workspaceId, { learnAskedAt: now });
};

/** Lets a version, or the shipped weights alone (null), read from now on, whatever is learnt; false where a person has chosen it already. Throws `not-found`. */
export const chooseVersion = async (
  tx: Db,
  workspaceId: string,
  { version, memberId, now }: { readonly version: number | null; readonly memberId: string; readonly now: Date },
): Promise<boolean> => {
  const choice = await lockChoice(tx, workspaceId, now);
  if (version !== null && !(await hasDelta(tx, workspaceId, version))) throw notFound("The version");
  const isPresent = choice.version === version;
  if (isPresent && choice.chosenById !== null) return false;
  await writeChoice(tx, workspaceId, { version, since: isPresent ? choice.since : now, chosenById: memberId });
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
