import { z } from "zod";

import type { ItemId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";
import { languageSchema } from "#lib/tagging/model";

const wordingSchema = z.array(
  z.object({
    comment: z.string(),
    language: languageSchema,
    authorName: z.string(),
    brandId: z.string(),
    brandName: z.string(),
    brandNames: z.array(z.string()),
    threadTitle: z.string().nullable(),
  }),
);
export type Wording = z.output<typeof wordingSchema>[number];

/** What the words of an answer depend on; null when the workspace has no such item. */
export const findWording = async (tx: Db, workspaceId: WorkspaceId, itemId: ItemId): Promise<Wording | null> => {
  const rows = wordingSchema.parse(
    await tx.$queryRaw`
      SELECT i.text AS comment, i.language, a.name AS "authorName", b.id AS "brandId", b.name AS "brandName", b.names AS "brandNames", t.title AS "threadTitle"
      FROM item i JOIN author a ON a.id = i.author_id JOIN brand b ON b.id = i.brand_id JOIN thread t ON t.id = i.thread_id
      WHERE i.id = ${itemId} AND i.workspace_id = ${workspaceId}`,
  );
  return rows[0] ?? null;
};
