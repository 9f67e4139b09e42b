import { budgetDay } from "../providers/budget";
import { deleteTagsUnusedSince } from "../store/tag-cache";
import { deleteSpendBefore } from "../store/tagger-spend";
import { dayMs } from "#lib/core/time";

const tagsKeptMs = 90 * dayMs;
const spendKeptMs = 400 * dayMs;

/** Drops remembered tags that nobody asked for in 90 days, and what taggers cost more than 400 days ago. */
export const forgetOldTags = async (now: Date): Promise<void> => {
  await deleteTagsUnusedSince(new Date(now.getTime() - tagsKeptMs));
  await deleteSpendBefore(budgetDay(new Date(now.getTime() - spendKeptMs)));
};
