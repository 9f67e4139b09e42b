import { answerKeptMs, inFlightMs, type Claimed, type Keyed, type KeptAnswer } from "./model";
import { giveKeyBack, keepAnswer, takeKey } from "./store";
import type { WorkspaceId } from "#lib/core/ids";

type Request = Keyed & { readonly workspaceId: WorkspaceId; /** The same for the same request. */ readonly fingerprint: string; readonly now: Date };

type Outcome = Exclude<Claimed, { readonly kind: "yours" }> | { readonly kind: "first"; readonly answer: KeptAnswer };

/**
 * Does a deed once under a key of a token: for a day the same request gets the answer that was given, another one or a second at the same
 * moment is told so. What was refused left nothing behind, so its key is free again.
 */
export const doOnce = async ({ workspaceId, tokenId, key, fingerprint, now }: Request, work: () => Promise<KeptAnswer>): Promise<Outcome> => {
  const keptSince = new Date(now.getTime() - answerKeptMs);
  const begunSince = new Date(now.getTime() - inFlightMs);
  const claimed = await takeKey(workspaceId, { tokenId, key, fingerprint, keptSince, begunSince, now });
  if (claimed.kind !== "yours") return claimed;
  const answer = await work().catch(async (cause: unknown) => {
    await giveKeyBack(workspaceId, { tokenId, key, begunAt: now });
    throw cause;
  });
  await keepAnswer(workspaceId, { tokenId, key, begunAt: now, answer });
  return { kind: "first", answer };
};
