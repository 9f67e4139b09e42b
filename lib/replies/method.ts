import type { CoolDownSettings } from "./cool-down-model";
import type { BrandId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

const standard: CoolDownSettings = { coolDownMinutes: 15, coolDownOn: ["insult", "threat"] };

/** What a brand has settled about answering. */
export const methodOf = async (_tx: Db, _workspaceId: WorkspaceId, _brandId: BrandId): Promise<CoolDownSettings> => Promise.resolve(standard);
