import { adjustedWeights, decodeDelta } from "./adjusting/delta";
import { createEmbeddedTagger, type EmbeddedTagger } from "./embedded/embedded-tagger";
import { shippedTagger, shippedWeights } from "./embedded/shipped-tagger";
import { findChoice, findDelta } from "./store/adjustments";
import { env } from "#lib/core/env";

// What pages and doors need of tagging, apart from tagger-for.ts: nothing here leads to the providers, which the built pages cannot carry.

/** True where the operator chose another tagger than the one that ships with the desk. It reads what is stored already, and nothing waits for it. */
export const areTagsRefined = (): boolean => env().tagger.kind !== "embedded";

/** The tagger that ships with the desk, with what the workspace's corrections taught where that was switched on. */
export const embeddedFor = async (workspaceId: string): Promise<EmbeddedTagger> => {
  const choice = await findChoice(workspaceId);
  return choice?.version == null ? shippedTagger() : adjustedTagger(workspaceId, choice.version);
};

/** A few, since each holds its own table; those asked for last. */
const adjustedMax = 6;
const adjusted = new Map<string, { readonly version: number; readonly tagger: EmbeddedTagger }>();

const adjustedTagger = async (workspaceId: string, version: number): Promise<EmbeddedTagger> => {
  const known = adjusted.get(workspaceId);
  const tagger = known?.version === version ? known.tagger : await openAdjusted(workspaceId, version);
  adjusted.delete(workspaceId);
  adjusted.set(workspaceId, { version, tagger });
  for (const oldest of [...adjusted.keys()].slice(0, -adjustedMax)) adjusted.delete(oldest);
  return tagger;
};

/** What was learnt on other weights than those that ship now is left aside until it is learnt anew. */
const openAdjusted = async (workspaceId: string, version: number): Promise<EmbeddedTagger> => {
  const kept = await findDelta(workspaceId, version);
  if (kept?.base !== shippedWeights().name) return shippedTagger();
  return createEmbeddedTagger(adjustedWeights(shippedWeights(), decodeDelta(kept.delta), version));
};
