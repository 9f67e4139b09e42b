import { deleteUnusedSince } from "../store/kept";
import { dayMs } from "#lib/core/time";

const keptMs = 30 * dayMs;

/** Drops translations that nobody asked for in thirty days. */
export const forgetOldTranslations = async (now: Date): Promise<void> => deleteUnusedSince(new Date(now.getTime() - keptMs));
