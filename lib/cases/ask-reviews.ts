import { insertReviews, listDueReviews } from "./store/reviews";
import { inTransaction } from "#lib/db/transaction";

const mostAtOnce = 500;

/** Asks whoever answered a heated comment three weeks ago whether it still matters; of the whole installation, each comment once. */
export const askReviews = async (now: Date): Promise<void> => {
  const due = await listDueReviews({ now, limit: mostAtOnce });
  if (due.length > 0) await inTransaction(async (tx) => insertReviews(tx, due, now));
};
