import { lastDayOver } from "./digest-model";
import { findZone, listFeeds, putDigest, sumUpRange } from "./store/digests";

/** Sums up the last day that is over in the workspace's zone, once. */
export const sumUpFeed = async ({ workspaceId, now }: { readonly workspaceId: string; readonly now: Date }): Promise<void> => {
  const zone = await findZone(workspaceId);
  if (zone === null) return;
  const { day, ...range } = lastDayOver(now, zone);
  await putDigest(workspaceId, { day, content: await sumUpRange(workspaceId, range), now });
};

/** Workspaces of the whole installation whose last day over is not summed up: for reconciling. */
export const listFeedsToSumUp = async (now: Date): Promise<readonly { readonly workspaceId: string }[]> => {
  const feeds = await listFeeds();
  return feeds.filter(({ zone, latest }) => (latest ?? "") < lastDayOver(now, zone).day).map(({ workspaceId }) => ({ workspaceId }));
};
