import { z } from "zod";

import type { WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";

const platformsSchema = z.array(z.object({ platform: z.string(), received: z.number(), lagSeconds: z.number().nullable(), ill: z.number() }));
const waitingSchema = z.array(z.object({ count: z.number() }));

export type Operation = { readonly platforms: z.output<typeof platformsSchema>; readonly waiting: number };

/** What a monitor watches, of one workspace or (null, for the operator) of the whole installation: counts, never contents. */
export const getOperation = async (workspaceId: WorkspaceId | null): Promise<Operation> => {
  const [platforms, waiting] = await Promise.all([
    db().$queryRaw`
      SELECT platform, sum(item_count)::float8 AS received, (max(lag_ms) / 1000.0)::float8 AS "lagSeconds", (count(*) FILTER (WHERE failures > 0 AND removed_at IS NULL))::int AS ill
      FROM source WHERE ${workspaceId}::text IS NULL OR workspace_id = ${workspaceId} GROUP BY platform ORDER BY platform`,
    db()
      .$queryRaw`SELECT count(*)::int AS count FROM item WHERE needed_since IS NOT NULL AND answered_at IS NULL AND closed_at IS NULL AND (${workspaceId}::text IS NULL OR workspace_id = ${workspaceId})`,
  ]);
  return { platforms: platformsSchema.parse(platforms), waiting: waitingSchema.parse(waiting)[0]?.count ?? 0 };
};

/** Throws when the database does not answer. */
export const pingDatabase = async (): Promise<void> => {
  await db().$queryRaw`SELECT 1`;
};
