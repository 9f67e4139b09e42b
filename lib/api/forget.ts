import { answerKeptMs } from "./model";
import { dropKeysBefore } from "./store";

/** For reconciling: keys of the whole installation whose day is over go. Says how many. */
export const forgetOldKeys = async (now: Date): Promise<number> => dropKeysBefore(new Date(now.getTime() - answerKeptMs));
