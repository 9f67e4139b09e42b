import { z } from "zod";

import type { AuditView } from "../model";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { db } from "#lib/db/client";

const namesSchema = z.array(z.object({ id: z.string(), name: z.string() }));

/**
 * What the ids in these entries of the trail are called: what concerns a person by the person's name, the rest by its own name or title.
 * What is gone has none.
 */
export const readAuditNames = async (actor: Actor, entries: readonly AuditView[]): Promise<ReadonlyMap<string, string>> => {
  requirePermission(actor, "audit:read");
  const { workspaceId } = actor;
  const ids = [...new Set(entries.flatMap(({ subjectId, details }) => [subjectId, ...Object.values(details).filter((value) => typeof value === "string")]))];
  const rows = await db().$queryRaw`
    WITH asked AS (SELECT unnest(${ids}::text[]) AS id)
    SELECT x.id, x.name FROM asked JOIN author x USING (id) WHERE x.workspace_id = ${workspaceId}
    UNION ALL SELECT x.id, a.name FROM asked JOIN item x USING (id) JOIN author a ON a.id = x.author_id WHERE x.workspace_id = ${workspaceId}
    UNION ALL SELECT x.id, a.name FROM asked JOIN sanction x USING (id) JOIN author a ON a.id = x.author_id WHERE x.workspace_id = ${workspaceId}
    UNION ALL SELECT x.id, coalesce(a.name, s.name) FROM asked JOIN sanction_deed x USING (id) JOIN source s ON s.id = x.source_id LEFT JOIN author a ON a.id = x.author_id WHERE x.workspace_id = ${workspaceId}
    UNION ALL SELECT x.id, a.name FROM asked JOIN appeal x USING (id) JOIN sanction s ON s.id = x.sanction_id JOIN author a ON a.id = s.author_id WHERE x.workspace_id = ${workspaceId}
    UNION ALL SELECT x.id, a.name FROM asked JOIN reply x USING (id) JOIN item i ON i.id = x.item_id JOIN author a ON a.id = i.author_id WHERE x.workspace_id = ${workspaceId}
    UNION ALL SELECT x.id, a.name FROM asked JOIN case_review x USING (id) JOIN item i ON i.id = x.item_id JOIN author a ON a.id = i.author_id WHERE x.workspace_id = ${workspaceId}
    UNION ALL SELECT x.id, x.author_name FROM asked JOIN feed_entry x USING (id) WHERE x.workspace_id = ${workspaceId} AND x.author_name IS NOT NULL
    UNION ALL SELECT x.id, x.title FROM asked JOIN case_file x USING (id) WHERE x.workspace_id = ${workspaceId}
    UNION ALL SELECT x.id, x.title FROM asked JOIN suggestion x USING (id) WHERE x.workspace_id = ${workspaceId}
    UNION ALL SELECT x.id, x.title FROM asked JOIN template x USING (id) WHERE x.workspace_id = ${workspaceId}
    UNION ALL SELECT x.id, x.name FROM asked JOIN brand x USING (id) WHERE x.workspace_id = ${workspaceId}
    UNION ALL SELECT x.id, x.name FROM asked JOIN source x USING (id) WHERE x.workspace_id = ${workspaceId}
    UNION ALL SELECT x.id, x.name FROM asked JOIN api_token x USING (id) WHERE x.workspace_id = ${workspaceId}
    UNION ALL SELECT x.id, u.name FROM asked JOIN member x USING (id) JOIN user_account u ON u.id = x.user_id WHERE x.workspace_id = ${workspaceId}`;
  return new Map(namesSchema.parse(rows).map(({ id, name }) => [id, name]));
};
