import { pairAccounts, type AccountPlace } from "./store/subject";
import { accountsOf } from "./linked-accounts";
import { platformSchema } from "#lib/connectors/contract";
import type { AuthorId, BrandId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";
import { realmOf } from "#lib/items/model";
import { methodOf } from "#lib/playbook/queries/method";

/** Where a ban of the author has to be done: each account of the person at each source of the brand where it can write. */
export const placesOf = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { brandId, authorId }: { readonly brandId: BrandId; readonly authorId: AuthorId },
): Promise<readonly AccountPlace[]> => {
  const { banCoversLinkedAccounts } = await methodOf(workspaceId, brandId, tx);
  const authorIds = banCoversLinkedAccounts ? await accountsOf(tx, workspaceId, authorId) : [authorId];
  return placesAt(tx, workspaceId, { brandId, authorIds });
};

/** Each of these accounts at each source of the brand where it can write. */
export const placesAt = async (
  tx: Db,
  workspaceId: WorkspaceId,
  wanted: { readonly brandId: BrandId; readonly authorIds: readonly AuthorId[] },
): Promise<readonly AccountPlace[]> => (wanted.authorIds.length === 0 ? [] : (await pairAccounts(tx, workspaceId, wanted)).filter(livesThere));

const livesThere = ({ realm, sourceId, platform, sourceUrl }: AccountPlace): boolean =>
  realm === realmOf({ id: sourceId, platform: platformSchema.parse(platform), url: sourceUrl });
