import { z } from "zod";

import type { AuthorId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";

const bansSchema = z.array(z.object({ workspaceId: z.string(), authorId: z.string(), at: z.date() }));
export type DeliveredBan = z.output<typeof bansSchema>[number];

/** The latest ban of any of these accounts that was done somewhere; null where there was none. */
export const findLatestBan = async (workspaceId: WorkspaceId, authorIds: readonly AuthorId[]): Promise<DeliveredBan | null> => {
  const [ban] = bansSchema.parse(
    await db().$queryRaw`SELECT s.workspace_id AS "workspaceId", s.author_id AS "authorId", min(d.finished_at) AS at FROM sanction s
      JOIN sanction_deed d ON d.sanction_id = s.id AND d.kind = 'ban' AND d.state = 'done'
      WHERE s.workspace_id = ${workspaceId} AND s.author_id = ANY(${[...authorIds]}::text[]) AND s.kind = 'ban' GROUP BY s.id ORDER BY at DESC LIMIT 1`,
  );
  return ban ?? null;
};

/** Bans of the whole installation that were first done somewhere since a moment, latest of each author. */
export const listBansSince = async (since: Date): Promise<readonly DeliveredBan[]> =>
  bansSchema.parse(
    await db().$queryRaw`SELECT workspace_id AS "workspaceId", author_id AS "authorId", max(at) AS at FROM (
        SELECT s.workspace_id, s.author_id, min(d.finished_at) AS at FROM sanction s JOIN sanction_deed d ON d.sanction_id = s.id AND d.kind = 'ban' AND d.state = 'done'
        WHERE s.kind = 'ban' GROUP BY s.id HAVING min(d.finished_at) > ${since}
      ) first_done GROUP BY 1, 2 ORDER BY 2`,
  );
