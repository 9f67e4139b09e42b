import { exportKeptMs } from "./model";
import { dropEndedBefore } from "./store/exports";

/** For reconciling: files of the whole installation whose week is over go. Says how many. */
export const forgetOldExports = async (now: Date): Promise<number> => dropEndedBefore(new Date(now.getTime() - exportKeptMs));
