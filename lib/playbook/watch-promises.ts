import { breaksOf, warningsOf } from "./notice-model";
import { listTeam, markBroken, markSoonDue } from "./store/promises";
import { inTransaction } from "#lib/db/transaction";
import { notifyMembers } from "#lib/team/notices";

/** What one look takes up at most; with so many at once, one word about them is enough. */
const limit = 5_000;

/**
 * Marks what is soon due and what is broken by now, each item once however many look, and leaves word of it: a warning for who has the item
 * or might take it, a break for those who decide. An answer, wherever it was written, stops the clock; history has none.
 * Returns how many items were marked.
 */
export const watchPromises = async ({ workspaceId, now }: { readonly workspaceId: string; readonly now: Date }): Promise<number> =>
  inTransaction(async (tx) => {
    const soonDue = await markSoonDue(tx, workspaceId, { now, limit });
    const broken = await markBroken(tx, workspaceId, { now, limit });
    if (soonDue.length + broken.length === 0) return 0;
    const team = await listTeam(tx, workspaceId);
    for (const notice of [...warningsOf(soonDue, team), ...breaksOf(broken, team)])
      await notifyMembers(tx, { workspaceId, memberId: null }, { ...notice, now });
    return soonDue.length + broken.length;
  });
