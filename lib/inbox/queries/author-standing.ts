import type { AuthorId, BrandId, WorkspaceId } from "#lib/core/ids";
import { getStanding } from "#lib/people/queries/verdict";
import type { AdviceFacts } from "#lib/playbook/advice-model";

/** Who this author is by what they wrote, or by a manager's word. */
export const getVerdictOf = async (workspaceId: WorkspaceId, authorId: AuthorId): Promise<AdviceFacts["author"]> => getStanding(workspaceId, authorId);

type OnLadder = { readonly brandId: BrandId; readonly authorId: AuthorId; readonly now: Date };

/** Where this author stands at a brand: nobody was warned yet. */
export const getLadderStanding = async (_workspaceId: WorkspaceId, _of: OnLadder): Promise<AdviceFacts["ladder"]> =>
  Promise.resolve({ rung: "none", repeatedInsults: false });
