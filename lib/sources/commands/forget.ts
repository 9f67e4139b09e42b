import { importKeptMs, receiptKeptMs } from "../model";
import { abandonUploads, dropStrayChunks } from "../store/imports";
import { deleteReceipts } from "../store/pushes";
import { inTransaction } from "#lib/db/transaction";

// For reconciling: what the whole installation keeps no longer.

/** Forgets pushes that were recorded long ago; a sender repeats one for days at most, and their items are known by their own ids. Says how many. */
export const forgetOldReceipts = async (now: Date): Promise<number> => deleteReceipts(new Date(now.getTime() - receiptKeptMs));

/** Ends imports that nobody went on with, and drops the pieces of files that no run will read. Says how many pieces there were. */
export const giveUpUploads = async (now: Date): Promise<number> => {
  const before = new Date(now.getTime() - importKeptMs);
  return inTransaction(async (tx) => {
    await abandonUploads(tx, { before, now });
    return dropStrayChunks(tx, before);
  });
};
