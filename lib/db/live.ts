import { z } from "zod";

import type { Sql } from "#lib/db/sql";
import type { Db } from "#lib/db/transaction";

/** The channel of PostgreSQL's NOTIFY on which pages hear that something changed. */
export const liveChannel = "parley_live";

const mostThreads = 20;

/** What a page is told: that something of its workspace changed, never what it says. */
export const liveEventSchema = z.object({
  workspaceId: z.string(),
  /** items: stored or changed; settled: who waits has changed; assigned, tagged, replies, sources: by a person or a delivery; figures: counted. */
  kind: z.string(),
  threadIds: z.array(z.string()).max(mostThreads),
  count: z.number().int(),
});
export type LiveEvent = z.infer<typeof liveEventSchema>;

type Change = { readonly workspaceId: string; readonly kind: string; readonly threadIds: readonly string[]; readonly count?: number };

/** The event as it travels: at most 20 threads by name, the rest as a count. */
export const liveMessage = ({ workspaceId, kind, threadIds, count }: Change): string =>
  JSON.stringify({ workspaceId, kind, threadIds: threadIds.slice(0, mostThreads), count: count ?? threadIds.length } satisfies LiveEvent);

/** Tells open pages of a change when, and only when, the transaction commits. */
export const notifyLive = async (tx: Db, change: Change): Promise<void> => {
  await tx.$executeRaw`SELECT pg_notify(${liveChannel}, ${liveMessage(change)})`;
};

/** The same from a transaction in PostgreSQL's own words. */
export const notifyLiveSql = async (tx: Sql, change: Change): Promise<void> => {
  await tx.query({ name: "notify-live", text: "SELECT pg_notify($1, $2)", values: [liveChannel, liveMessage(change)] });
};
