import { z } from "zod";

import type { Placed, Sketch } from "../likeness-model";
import { db } from "#lib/db/client";
import type { Db } from "#lib/db/transaction";

const takenSchema = z.array(z.object({ itemId: z.string() }));

/**
 * Takes the oldest items away that came to be read as suggestions or no longer are; what stands in a thread that is still to be settled
 * waits, for nobody knows yet whom it is said to. The board is locked by the caller.
 */
export const takeChanged = async (tx: Db, workspaceId: string, limit: number): Promise<readonly string[]> =>
  takenSchema
    .parse(
      await tx.$queryRaw`DELETE FROM suggestion_change
        WHERE id = ANY (ARRAY(SELECT c.id FROM suggestion_change c WHERE c.workspace_id = ${workspaceId}
          AND NOT EXISTS (SELECT FROM item i JOIN thread t ON t.id = i.thread_id WHERE i.id = c.item_id AND t.unsettled_since IS NOT NULL)
          ORDER BY c.id LIMIT ${limit}))
        RETURNING item_id AS "itemId"`,
    )
    .map(({ itemId }) => itemId);

const foundSchema = z.array(z.object({ id: z.string(), brandId: z.string(), text: z.string() }));
export type FoundItem = z.output<typeof foundSchema>[number];

/** Which of these items the tagger calls a suggestion and nobody has placed yet, oldest first; what visitors say to each other is none of ours. */
export const listUngathered = async (tx: Db, workspaceId: string, itemIds: readonly string[]): Promise<readonly FoundItem[]> =>
  foundSchema.parse(
    await tx.$queryRaw`SELECT i.id, i.brand_id AS "brandId", i.text FROM item i
      WHERE i.workspace_id = ${workspaceId} AND i.id = ANY (${[...itemIds]}::text[]) AND i.intent = 'suggestion' AND NOT i.is_brand
        AND i.deleted_at IS NULL AND i.visibility NOT IN ('spam', 'deleted') AND NOT ('spam' = ANY (i.tones)) AND i.reason->>'code' IS DISTINCT FROM 'addressed-elsewhere'
        AND NOT EXISTS (SELECT FROM suggestion_item si WHERE si.item_id = i.id)
      ORDER BY i.received_at, i.id`,
  );

const workspacesSchema = z.array(z.object({ workspaceId: z.string() }));

/** Workspaces of the whole installation with something to gather that came before a moment. */
export const listWithChanged = async (before: Date): Promise<z.output<typeof workspacesSchema>> =>
  workspacesSchema.parse(
    await db().$queryRaw`SELECT id AS "workspaceId" FROM workspace w
      WHERE EXISTS (SELECT FROM suggestion_change c WHERE c.workspace_id = w.id AND c.received_at <= ${before})`,
  );

const toPlaceSchema = z.array(z.object({ id: z.string(), brandId: z.string(), text: z.string(), isBrand: z.boolean(), isDeleted: z.boolean() }));

/** An item as it is to be placed by hand; null when the workspace has none such. */
export const findItem = async (tx: Db, workspaceId: string, itemId: string): Promise<z.output<typeof toPlaceSchema>[number] | null> => {
  const rows = toPlaceSchema.parse(
    await tx.$queryRaw`SELECT id, brand_id AS "brandId", text, is_brand AS "isBrand", deleted_at IS NOT NULL AS "isDeleted" FROM item
      WHERE id = ${itemId} AND workspace_id = ${workspaceId}`,
  );
  return rows[0] ?? null;
};

const candidatesMax = 200;
const placedSchema = z.array(z.object({ suggestionId: z.string(), sketch: z.array(z.number()), isByHand: z.boolean() }));

/** What stands in the open groups of a brand and shares something with a sketch, the latest first. What is done is not asked for again. */
export const listCandidates = async (
  tx: Db,
  workspaceId: string,
  { brandId, sketch }: { readonly brandId: string; readonly sketch: Sketch },
): Promise<readonly Placed[]> =>
  placedSchema.parse(
    await tx.$queryRaw`SELECT si.suggestion_id AS "suggestionId", si.sketch, si.placed_by_id IS NOT NULL AS "isByHand"
      FROM suggestion_item si JOIN suggestion s ON s.id = si.suggestion_id AND s.brand_id = ${brandId} AND s.status <> 'done'
      WHERE si.workspace_id = ${workspaceId} AND si.sketch && ${[...sketch]} ORDER BY si.added_at DESC LIMIT ${candidatesMax}`,
  );

const placeSchema = z.object({ itemId: z.string(), suggestionId: z.string().nullable(), thanksReplyId: z.string().nullable() });
export type Place = z.output<typeof placeSchema>;

export const findPlace = async (tx: Db, workspaceId: string, itemId: string): Promise<Place | null> => {
  const row = await tx.suggestionItem.findFirst({ where: { itemId, workspaceId }, select: { itemId: true, suggestionId: true, thanksReplyId: true } });
  return row === null ? null : placeSchema.parse(row);
};

type NewPlace = {
  readonly itemId: string;
  readonly suggestionId: string;
  readonly sketch: Sketch;
  readonly placedById: string | null;
  readonly now: Date;
};

/** Puts an item into a group, whether it stood elsewhere or nowhere. */
export const putItem = async (tx: Db, workspaceId: string, { itemId, suggestionId, sketch, placedById, now }: NewPlace): Promise<void> => {
  await tx.suggestionItem.upsert({
    where: { itemId },
    create: { itemId, workspaceId, suggestionId, sketch: [...sketch], placedById, addedAt: now },
    update: { suggestionId, placedById },
    select: { itemId: true },
  });
};

type Moved = { readonly itemIds?: readonly string[]; readonly from: string; readonly to: string | null; readonly placedById: string };

/** Moves items of a group, all where none are named, by a person's word; says how many. `to: null` takes them off the board. */
export const moveItems = async (tx: Db, workspaceId: string, { itemIds, from, to, placedById }: Moved): Promise<number> =>
  (
    await tx.suggestionItem.updateMany({
      where: { workspaceId, suggestionId: from, ...(itemIds === undefined ? {} : { itemId: { in: [...itemIds] } }) },
      data: { suggestionId: to, placedById },
    })
  ).count;

export const countItems = async (tx: Db, workspaceId: string, suggestionId: string): Promise<number> =>
  tx.suggestionItem.count({ where: { workspaceId, suggestionId } });

/** What was gathered from a tag leaves again with the tag, unless it was thanked for. */
export const dropUntagged = async (tx: Db, workspaceId: string, itemIds: readonly string[]): Promise<number> =>
  tx.$executeRaw`DELETE FROM suggestion_item si USING item i
    WHERE si.workspace_id = ${workspaceId} AND si.item_id = ANY (${[...itemIds]}::text[]) AND si.placed_by_id IS NULL AND si.thanks_reply_id IS NULL
      AND i.id = si.item_id AND i.intent <> 'suggestion'`;

export const noteThanks = async (tx: Db, workspaceId: string, { itemId, replyId }: { readonly itemId: string; readonly replyId: string }): Promise<void> => {
  await tx.suggestionItem.updateMany({ where: { itemId, workspaceId }, data: { thanksReplyId: replyId } });
};

const thanksSchema = z.array(z.object({ state: z.string() }));

/** The states of the thanks that the author of an item has had in its group. */
export const listThanksTo = async (tx: Db, workspaceId: string, { itemId, suggestionId }: { readonly itemId: string; readonly suggestionId: string }) =>
  thanksSchema
    .parse(
      await tx.$queryRaw`SELECT r.state FROM item asked JOIN item i ON i.author_id = asked.author_id AND i.workspace_id = asked.workspace_id
        JOIN suggestion_item si ON si.item_id = i.id AND si.suggestion_id = ${suggestionId} JOIN reply r ON r.id = si.thanks_reply_id
        WHERE asked.id = ${itemId} AND asked.workspace_id = ${workspaceId}`,
    )
    .map(({ state }) => state);
