import { AppError } from "#lib/core/errors";

/** Does the same to several items, one after the other. One that has changed meanwhile is left as it is and not counted; a single one tells why. */
export const inTurn = async (itemIds: readonly string[], work: (itemId: string) => Promise<unknown>): Promise<{ readonly done: number }> => {
  let done = 0;
  for (const itemId of itemIds) {
    try {
      await work(itemId);
      done += 1;
    } catch (cause) {
      const isOvertaken = cause instanceof AppError && (cause.code === "conflict" || cause.code === "not-found");
      if (!isOvertaken || itemIds.length === 1) throw cause;
    }
  }
  return { done };
};
