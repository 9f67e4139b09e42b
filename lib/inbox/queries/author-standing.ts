import type { AuthorId, WorkspaceId } from "#lib/core/ids";
import type { AdviceFacts } from "#lib/playbook/advice-model";

/** Who this author is by what they wrote: nothing is concluded of anybody yet. */
export const getVerdictOf = async (_workspaceId: WorkspaceId, _authorId: AuthorId): Promise<AdviceFacts["author"]> =>
  Promise.resolve({ verdict: "not-enough-known", confidence: 0 });
