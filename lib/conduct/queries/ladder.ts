import { ladderAt, type Ladder } from "../ladder-model";
import { personOf } from "../person";
import { readLadderFacts } from "../store/ladder";
import type { AuthorId, BrandId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import { methodOf } from "#lib/playbook/queries/method";

/** Where a person stands with a brand [G5], by the brand's own figures. */
export const ladderOf = async (
  workspaceId: WorkspaceId,
  { brandId, authorId, now }: { readonly brandId: BrandId; readonly authorId: AuthorId; readonly now: Date },
): Promise<Ladder> => {
  const [settings, person] = await Promise.all([methodOf(workspaceId, brandId), personOf(db(), workspaceId, { brandId, authorId })]);
  return ladderAt(await readLadderFacts(db(), workspaceId, { ...person, settings, unheard: null, now }), settings, now);
};
