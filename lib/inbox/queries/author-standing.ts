import type { AuthorId, BrandId, WorkspaceId } from "#lib/core/ids";
import type { AdviceFacts } from "#lib/playbook/advice-model";

/** Who this author is by what they wrote: nothing is concluded of anybody yet. */
export const getVerdictOf = async (_workspaceId: WorkspaceId, _authorId: AuthorId): Promise<AdviceFacts["author"]> =>
  Promise.resolve({ verdict: "not-enough-known", confidence: 0 });

type OnLadder = { readonly brandId: BrandId; readonly authorId: AuthorId; readonly now: Date };

/** Where this author stands at a brand: nobody was warned yet. */
export const getLadderStanding = async (_workspaceId: WorkspaceId, _of: OnLadder): Promise<AdviceFacts["ladder"]> =>
  Promise.resolve({ rung: "none", repeatedInsults: false });
