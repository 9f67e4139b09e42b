import { asJobOutcome } from "../outcome";
import { parleyIn } from "../parley-itself";
import { closeSilentCase } from "#lib/cases/close-silent";
import { closeSilentJob } from "#lib/cases/jobs";
import { handlerOf } from "#lib/queue/run-worker";

/** Closes one case by silence, or notes that its customer has spoken. */
export const closeSilent = handlerOf(closeSilentJob, ({ workspaceId, caseId }, { now }) =>
  asJobOutcome(closeSilentCase(parleyIn(workspaceId), { caseId }, now)),
);
