import { closeSilent } from "./handlers/close-silent-case";
import { advanceStandingSanction } from "./handlers/advance-sanction";
import { countChangedDays, seekUncounted } from "./handlers/count-changes";
import { deliverQueuedAlert } from "./handlers/deliver-alert";
import { deliverQueuedDeed } from "./handlers/deliver-deed";
import { deliverQueuedReply } from "./handlers/deliver-reply";
import { gatherOntoBoard } from "./handlers/gather-suggestions";
import { extendStandingBans } from "./handlers/extend-bans";
import { learnFromWorkspace } from "./handlers/learn-from-corrections";
import { makeQueuedReport } from "./handlers/make-report";
import { pollSource } from "./handlers/poll-source";
import { recordPush } from "./handlers/record-push";
import { refineTags } from "./handlers/refine-tags";
import { retagHistory } from "./handlers/retag-history";
import { returnPromised } from "./handlers/return-follow-up";
import { runExport } from "./handlers/run-export";
import { runImport } from "./handlers/run-import";
import { seekAfterBan } from "./handlers/seek-reappearances";
import { sendQueuedLetter } from "./handlers/send-letter";
import { settleTouchedThreads } from "./handlers/settle-threads";
import { startEveryDueReport } from "./handlers/start-due-reports";
import { sumUpFeedOfDay } from "./handlers/sum-up-feed";
import { updateChangedVerdicts } from "./handlers/update-verdicts";
import { watchAlertsOf } from "./handlers/watch-alerts";
import { seekUntoldEvents, tellWebhook } from "./handlers/tell-webhooks";
import { watchPromisesOf } from "./handlers/watch-promises";
import type { Handler } from "#lib/queue/run-worker";

/** Everything a worker can do, one file per job. */
export const handlers: readonly Handler[] = [
  pollSource,
  recordPush,
  runImport,
  settleTouchedThreads,
  updateChangedVerdicts,
  seekAfterBan,
  deliverQueuedReply,
  deliverQueuedDeed,
  advanceStandingSanction,
  extendStandingBans,
  refineTags,
  learnFromWorkspace,
  retagHistory,
  returnPromised,
  closeSilent,
  gatherOntoBoard,
  sumUpFeedOfDay,
  watchPromisesOf,
  seekUncounted,
  countChangedDays,
  runExport,
  startEveryDueReport,
  makeQueuedReport,
  sendQueuedLetter,
  watchAlertsOf,
  deliverQueuedAlert,
  seekUntoldEvents,
  tellWebhook,
];
