import { pollSource } from "./handlers/poll-source";
import { settleTouchedThreads } from "./handlers/settle-threads";
import type { Handler } from "#lib/queue/run-worker";

/** Everything a worker can do, one file per job. */
export const handlers: readonly Handler[] = [pollSource, settleTouchedThreads];
