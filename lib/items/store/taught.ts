import { z } from "zod";

import { sql } from "#lib/db/sql";
import { taughtHeads } from "#lib/tagging/adjusting-model";
import type { TaughtText } from "#lib/tagging/adjusting/lesson";
import type { KnownText } from "#lib/tagging/embedded/read-text";
import { languageSchema } from "#lib/tagging/model";

const knownShape = {
  text: z.string(),
  language: languageSchema,
  rating: z
    .int()
    .nullable()
    .transform((rating) => rating ?? undefined),
};
const taughtSchema = z.object({ ...knownShape, itemId: z.string(), head: z.enum(taughtHeads), was: z.string(), became: z.string(), at: z.date() });
const knownSchema = z.object(knownShape);

export type DatedText = TaughtText & { readonly at: Date };

/** What people said last on each tag of a comment, and what stood there before anybody spoke; the latest first. */
export const readTaught = async (workspaceId: string, limit: number): Promise<readonly DatedText[]> =>
  z.array(taughtSchema).parse(
    await sql.query({
      name: "read-taught",
      text: `SELECT i.text, i.language, i.rating, c.item_id AS "itemId", c.head, c.was, c.became, c.at
        FROM (SELECT item_id, head, (array_agg(was ORDER BY at, id))[1] AS was, (array_agg(became ORDER BY at DESC, id DESC))[1] AS became, max(at) AS at
          FROM tag_correction WHERE workspace_id = $1 AND head <> 'language' GROUP BY item_id, head ORDER BY max(at) DESC, item_id, head LIMIT $2) c
        JOIN item i ON i.id = c.item_id AND i.workspace_id = $1 WHERE i.text <> '' ORDER BY c.at DESC, c.item_id, c.head`,
      values: [workspaceId, limit],
    }),
  );

/** The texts of the newest comments, whoever corrected them. */
export const readNewestTexts = async (workspaceId: string, limit: number): Promise<readonly string[]> => {
  const rows = await sql.query<{ text: string }>({
    name: "read-newest-texts",
    text: "SELECT text FROM item WHERE workspace_id = $1 AND NOT is_brand AND text <> '' ORDER BY posted_at DESC, id DESC LIMIT $2",
    values: [workspaceId, limit],
  });
  return rows.map(({ text }) => text);
};

/** The newest comments on which nobody has said anything. */
export const readUntaught = async (workspaceId: string, limit: number): Promise<readonly KnownText[]> =>
  z.array(knownSchema).parse(
    await sql.query({
      name: "read-untaught",
      text: `SELECT text, language, rating FROM item i WHERE workspace_id = $1 AND NOT is_brand AND text <> ''
        AND NOT EXISTS (SELECT FROM tag_correction c WHERE c.item_id = i.id) ORDER BY posted_at DESC, id DESC LIMIT $2`,
      values: [workspaceId, limit],
    }),
  );
