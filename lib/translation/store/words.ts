import { z } from "zod";

import type { ItemId, WorkspaceId } from "#lib/core/ids";
import { sql } from "#lib/db/sql";
import { languageSchema } from "#lib/tagging/model";

const wordsSchema = z.array(z.object({ text: z.string(), language: languageSchema, isGone: z.boolean() }));
export type ItemWords = z.output<typeof wordsSchema>[number];

/** What an item says and in which language; null when the workspace has none such. */
export const findItemWords = async (workspaceId: WorkspaceId, itemId: ItemId): Promise<ItemWords | null> => {
  const rows = await sql.query({
    name: "find-item-words",
    text: `SELECT text, language, deleted_at IS NOT NULL OR visibility = 'deleted' AS "isGone" FROM item WHERE id = $1 AND workspace_id = $2`,
    values: [itemId, workspaceId],
  });
  return wordsSchema.parse(rows)[0] ?? null;
};
