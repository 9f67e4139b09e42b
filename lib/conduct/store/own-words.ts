import { z } from "zod";

import type { Tagged } from "../criticism-model";
import type { MemberId, WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";
import { intentSchema, sentimentSchema, toneSchema } from "#lib/tagging/model";

const tonesSchema = z.string().transform((word) => z.array(toneSchema).parse(word === "" ? [] : word.split(",")));
const wordsSchema = z.array(
  z.discriminatedUnion("head", [
    z.object({ itemId: z.string(), head: z.literal("intent"), word: intentSchema }),
    z.object({ itemId: z.string(), head: z.literal("sentiment"), word: sentimentSchema }),
    z.object({ itemId: z.string(), head: z.literal("tones"), word: tonesSchema }),
  ]),
);

const correctionsSchema = z.array(z.object({ itemId: z.string(), memberId: z.string(), was: tonesSchema, became: tonesSchema }));
export type ToneCorrection = z.output<typeof correctionsSchema>[number];

/** What people changed in how these items are meant, in order. */
export const listToneCorrections = async (tx: Db, workspaceId: string, itemIds: readonly string[]): Promise<readonly ToneCorrection[]> =>
  correctionsSchema
    .parse(
      await tx.tagCorrection.findMany({
        where: { workspaceId, itemId: { in: [...itemIds] }, head: "tones" },
        select: { itemId: true, memberId: true, was: true, became: true },
        orderBy: [{ at: "asc" }, { id: "asc" }],
      }),
    )
    .filter(({ was, became }) => was.join() !== became.join());

type Asked = { readonly itemIds: readonly string[]; /** Null: somebody whose own word counts. */ readonly memberId: MemberId | null };

/** By item, the tags on which this member had the last word, each as it was by the last word of somebody else. */
export const readWithoutWordsOf = async (tx: Db, workspaceId: WorkspaceId, { itemIds, memberId }: Asked): Promise<ReadonlyMap<string, Partial<Tagged>>> => {
  if (memberId === null || itemIds.length === 0) return new Map();
  const words = wordsSchema.parse(
    await tx.$queryRaw`
      SELECT last.item_id AS "itemId", last.head, coalesce(
        (SELECT t.became FROM tag_correction t WHERE t.item_id = last.item_id AND t.head = last.head AND t.member_id <> ${memberId} ORDER BY t.at DESC, t.id DESC LIMIT 1),
        (SELECT t.was FROM tag_correction t WHERE t.item_id = last.item_id AND t.head = last.head ORDER BY t.at, t.id LIMIT 1)) AS word
      FROM (SELECT DISTINCT ON (item_id, head) item_id, head, member_id FROM tag_correction
        WHERE workspace_id = ${workspaceId} AND item_id = ANY(${[...itemIds]}::text[]) AND head IN ('intent', 'sentiment', 'tones') ORDER BY item_id, head, at DESC, id DESC) AS last
      WHERE last.member_id = ${memberId}`,
  );
  return words.reduce((byItem, { itemId, head, word }) => byItem.set(itemId, { ...byItem.get(itemId), [head]: word }), new Map<string, Partial<Tagged>>());
};
