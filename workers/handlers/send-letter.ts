import { Postponed } from "#lib/queue/outcome";
import { handlerOf } from "#lib/queue/run-worker";
import { sendLetterJob } from "#lib/reports/jobs";
import { sendLetter } from "#lib/reports/send-letter";

/** Takes one letter to the mail server; where that is away the letter comes back by itself. */
export const sendQueuedLetter = handlerOf(sendLetterJob, async (key, { now }) => {
  const again = await sendLetter(key, now);
  if (again !== null) throw new Postponed(again.restMs);
});
