import { readTaught, readUntaught } from "../store/taught";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";
import { adjust, type Material } from "#lib/tagging/adjusting/adjust";
import { isDueToLearn, keepAdjustment, presentDelta } from "#lib/tagging/commands/adjustments";
import { shippedWeights } from "#lib/tagging/embedded/shipped-tagger";
import { recordAudit } from "#lib/team/audit";

/** The latest corrections count; older ones have been outweighed. */
const taughtMax = 2_000;
const othersMax = 1_000;

type Learning = Pick<Material, "pause"> & {
  readonly workspaceId: string;
  /** Our own comments: read where there is something to learn. */
  readonly readCorpus: () => Promise<Material["corpus"]>;
  readonly now: Date;
};

/**
 * Learns from what the people of a workspace said of its tags, where there is something new; keeps it as a version and lets it read where it
 * is better. Says what came of it; null where there was nothing to learn.
 */
export const learnFromCorrections = async ({
  workspaceId,
  readCorpus,
  pause,
  now,
}: Learning): Promise<{ readonly version: number; readonly isOn: boolean } | null> => {
  const weights = shippedWeights();
  if (!(await isDueToLearn(workspaceId, { base: weights.name, now }))) return null;
  const [taught, others, present, corpus] = await Promise.all([
    readTaught(workspaceId, taughtMax),
    readUntaught(workspaceId, othersMax),
    presentDelta(workspaceId, weights.name),
    readCorpus(),
  ]);
  const adjustment = await adjust(weights, { taught, others, corpus, present, pause });
  return inTransaction(async (tx) => {
    const kept = await keepAdjustment(tx, workspaceId, { ...adjustment, knownUntil: taught[0]?.at ?? now, now });
    await recordAudit(tx, {
      actor: { workspaceId, memberId: null },
      action: "tagger.learn",
      subjectId: workspaceId,
      details: { version: kept.version, verdict: adjustment.verdict, isOn: kept.isOn },
      now,
    });
    await notifyLive(tx, { workspaceId, kind: "tagger", threadIds: [] });
    return kept;
  });
};
