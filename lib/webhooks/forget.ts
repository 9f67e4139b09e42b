import { eventsKeptMs } from "./model";
import { dropEventsBefore } from "./store/deliveries";
import { dropOldSecrets } from "./store/webhooks";

/** For reconciling: events whose month is over go with the log of their deliveries, and secrets that sign no more. */
export const forgetOldEvents = async (now: Date): Promise<void> => {
  await dropEventsBefore(new Date(now.getTime() - eventsKeptMs));
  await dropOldSecrets(now);
};
