import { watchAlertsJob } from "#lib/alerts/jobs";
import { connectorFor } from "#lib/connectors/registry";
import type { Platform } from "#lib/connectors/contract";
import { minuteMs } from "#lib/core/time";
import { seekChangesJob } from "#lib/coverage/jobs";
import { watchPromisesJob } from "#lib/playbook/jobs";
import { upsertSchedule } from "#lib/queue/schedule";
import { startDueReportsJob } from "#lib/reports/jobs";
import { pollSourceJob } from "#lib/sources/jobs";
import { pollScheduleId } from "#lib/sources/model";
import { seekEventsJob } from "#lib/webhooks/jobs";

type Scheduled = { readonly id: string; readonly workspaceId: string; readonly platform: Platform; readonly pollIntervalMs: number };

/**
 * A source is polled at its own interval, which its polls make shorter while it talks and longer while it is silent;
 * its place within the interval is its own too, so that sources added together are not polled together. Removed with the source.
 */
export const schedulePoll = async ({ id, workspaceId, platform, pollIntervalMs }: Scheduled): Promise<void> => {
  if (!connectorFor(platform).polls) return;
  const cadence = { everyMs: pollIntervalMs, offsetMs: placeOf(id) % pollIntervalMs };
  await upsertSchedule(pollSourceJob, { workspaceId, sourceId: id }, { id: pollScheduleId(id), cadence });
};

/** The promises of a workspace are looked at every minute, each workspace at a second of its own. */
export const scheduleWatch = async ({ workspaceId }: { readonly workspaceId: string }): Promise<void> => {
  const cadence = { everyMs: minuteMs, offsetMs: placeOf(workspaceId) % minuteMs };
  await upsertSchedule(watchPromisesJob, { workspaceId }, { id: `watch-promises-${workspaceId}`, cadence });
};

/** Whether any rule of a workspace has something to say is seen every minute, each workspace at a second of its own. */
export const scheduleAlerts = async ({ workspaceId }: { readonly workspaceId: string }): Promise<void> => {
  const cadence = { everyMs: minuteMs, offsetMs: placeOf(`alerts ${workspaceId}`) % minuteMs };
  await upsertSchedule(watchAlertsJob, { workspaceId }, { id: `watch-alerts-${workspaceId}`, cadence });
};

/** Figures are at most this far behind what they count, where nothing keeps the worker busy. */
const countingMs = 3_000;

/** What is to be counted anew is looked for in the whole installation. */
export const scheduleCounting = async (): Promise<void> => {
  await upsertSchedule(seekChangesJob, {}, { id: "seek-changes", cadence: { everyMs: countingMs } });
};

/** Reports whose time has come are looked for in the whole installation. */
export const scheduleReports = async (): Promise<void> => {
  await upsertSchedule(startDueReportsJob, {}, { id: "start-due-reports", cadence: { everyMs: minuteMs } });
};

/** What is to be told to other programs is at most this far behind what it tells of. */
const tellingMs = 2_000;

/** Events that nobody was told of are looked for in the whole installation. */
export const scheduleTelling = async (): Promise<void> => {
  await upsertSchedule(seekEventsJob, {}, { id: "seek-events", cadence: { everyMs: tellingMs } });
};

/** A number that is always the same for an id and spread evenly over ids. */
const placeOf = (id: string): number => Array.from(id).reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 2_147_483_647, 7);
