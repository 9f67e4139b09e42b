import { z } from "zod";

import type { DeedPlace } from "../deed-model";
import type { Person } from "./person";
import type { SanctionId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import type { Db } from "#lib/db/transaction";

const bansSchema = z.array(z.object({ workspaceId: z.string(), sanctionId: z.string(), brandId: z.string(), authorId: z.string() }));
export type UnreachedBan = z.output<typeof bansSchema>[number] & { readonly sanctionId: SanctionId };

/**
 * Bans that stand and were begun, of people with an account that may write at a source of the brand where no standing ban has reached it: in one
 * workspace, or in the whole installation. Whether the account lives at that very site, and whether the brand wants it, is left to ask.
 */
export const listUnreachedBans = async (workspaceId: WorkspaceId | null): Promise<readonly UnreachedBan[]> =>
  bansSchema.parse(
    await db().$queryRaw`
      SELECT s.workspace_id AS "workspaceId", s.id AS "sanctionId", s.brand_id AS "brandId", s.author_id AS "authorId"
      FROM sanction s JOIN author banned ON banned.id = s.author_id AND banned.workspace_id = s.workspace_id
      WHERE s.kind = 'ban' AND s.state = 'standing' AND (${workspaceId}::text IS NULL OR s.workspace_id = ${workspaceId})
        AND EXISTS (SELECT FROM sanction_deed d WHERE d.sanction_id = s.id AND d.kind = 'ban')
        AND EXISTS (
          SELECT FROM author a JOIN source c ON c.workspace_id = s.workspace_id AND c.brand_id = s.brand_id AND c.removed_at IS NULL AND c.platform = split_part(a.realm, ':', 1)
          WHERE a.workspace_id = s.workspace_id AND (a.id = banned.id OR a.person_id = banned.person_id)
            AND NOT EXISTS (SELECT FROM sanction_deed d JOIN sanction o ON o.id = d.sanction_id AND o.kind = 'ban' AND o.state = 'standing' AND o.workspace_id = s.workspace_id
              WHERE d.kind = 'ban' AND d.source_id = c.id AND d.author_id = a.id)
        )
      ORDER BY s.id`,
  );

const placesSchema = z.array(z.object({ sourceId: z.string(), authorId: z.string() }));

/** Where these accounts are banned or being banned by what stands at the brand. */
export const listReachedPlaces = async (tx: Db, workspaceId: WorkspaceId, { brandId, authorIds }: Person): Promise<readonly DeedPlace[]> =>
  placesSchema.parse(
    await tx.$queryRaw`
      SELECT d.source_id AS "sourceId", d.author_id AS "authorId" FROM sanction s JOIN sanction_deed d ON d.sanction_id = s.id AND d.kind = 'ban'
      WHERE s.workspace_id = ${workspaceId} AND s.brand_id = ${brandId} AND s.kind = 'ban' AND s.state = 'standing' AND d.author_id = ANY(${[...authorIds]}::text[])`,
  );
