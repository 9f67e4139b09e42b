import { z } from "zod";

import { newId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";
import { toneSchema, unsureHeadSchema } from "#lib/tagging/model";

const labelSchema = z.object({ label: z.string() }).optional();

/** What the tagger itself said, whatever was decided since. */
const machineTagsSchema = z.object({
  language: labelSchema,
  sentiment: labelSchema,
  intent: labelSchema,
  tone: z.partialRecord(toneSchema, z.object({ on: z.boolean() })).optional(),
  unsure: z.array(unsureHeadSchema).default([]),
});

const handledSchema = z.array(
  z.object({
    id: z.string(),
    threadId: z.string(),
    isBrand: z.boolean(),
    neededSince: z.date().nullable(),
    answeredAt: z.date().nullable(),
    closedAt: z.date().nullable(),
    closedBecause: z.string().nullable(),
    assigneeId: z.string().nullable(),
    language: z.string(),
    sentiment: z.string(),
    intent: z.string(),
    tones: z.array(toneSchema),
    unsure: z.array(unsureHeadSchema),
    machine: machineTagsSchema,
  }),
);
export type HandledItem = z.output<typeof handledSchema>[number];

/** The item with its thread locked, in the order in which recording and settling lock: thread before item. Null when the workspace has none such. */
export const lockItem = async (tx: Db, workspaceId: string, itemId: string): Promise<HandledItem | null> => {
  await tx.$executeRaw`SELECT FROM thread WHERE workspace_id = ${workspaceId} AND id = (SELECT thread_id FROM item WHERE id = ${itemId} AND workspace_id = ${workspaceId}) FOR UPDATE`;
  const rows = handledSchema.parse(
    await tx.$queryRaw`SELECT id, thread_id AS "threadId", is_brand AS "isBrand", needed_since AS "neededSince", answered_at AS "answeredAt", closed_at AS "closedAt",
        closed_because AS "closedBecause", assignee_id AS "assigneeId", language, sentiment, intent, tones, unsure, machine_tags AS machine
      FROM item WHERE id = ${itemId} AND workspace_id = ${workspaceId} FOR UPDATE`,
  );
  return rows[0] ?? null;
};

const whereaboutsSchema = z.tuple([z.object({ author: z.string(), source: z.string() })]);

/** Who wrote an item, and where: the names by which people know both. */
export const findWhereabouts = async (tx: Db, workspaceId: string, itemId: string): Promise<z.output<typeof whereaboutsSchema>[0]> => {
  const rows = await tx.$queryRaw`SELECT a.name AS author, s.name AS source FROM item i JOIN author a ON a.id = i.author_id JOIN source s ON s.id = i.source_id
    WHERE i.workspace_id = ${workspaceId} AND i.id = ${itemId}`;
  return whereaboutsSchema.parse(rows)[0];
};

export const markUnsettled = async (tx: Db, workspaceId: string, { threadId, now }: { readonly threadId: string; readonly now: Date }): Promise<void> => {
  await tx.$executeRaw`UPDATE thread SET unsettled_since = coalesce(unsettled_since, ${now}) WHERE id = ${threadId} AND workspace_id = ${workspaceId}`;
};

type Changes = {
  readonly closedAt?: Date | null;
  readonly closedBecause?: string | null;
  readonly closedById?: string | null;
  readonly closedNote?: string | null;
  readonly assigneeId?: string | null;
  readonly snoozedUntil?: Date | null;
  readonly language?: string;
  readonly sentiment?: string;
  readonly intent?: string;
  readonly tones?: string[];
  readonly unsure?: string[];
};

/** False when the workspace has no such item. */
export const updateItem = async (tx: Db, workspaceId: string, { itemId, changes }: { readonly itemId: string; readonly changes: Changes }): Promise<boolean> =>
  (await tx.item.updateMany({ where: { id: itemId, workspaceId }, data: changes })).count === 1;

/** True for a member of the workspace who can answer. */
export const canAnswer = async (tx: Db, workspaceId: string, memberId: string): Promise<boolean> =>
  (await tx.member.count({ where: { id: memberId, workspaceId, removedAt: null, role: { not: "viewer" } } })) === 1;

type Correction = {
  readonly itemId: string;
  readonly memberId: string;
  readonly head: string;
  readonly was: string;
  readonly became: string;
  readonly at: Date;
};

export const insertCorrection = async (tx: Db, workspaceId: string, correction: Correction): Promise<void> => {
  await tx.tagCorrection.create({ data: { id: newId("correction"), workspaceId, ...correction }, select: { id: true } });
};

const wordsSchema = z.array(z.object({ id: z.string(), memberId: z.string(), was: z.string(), became: z.string() }));

/** The words of the team on one tag of an item, newest first. */
export const listCorrections = async (
  tx: Db,
  workspaceId: string,
  { itemId, head }: Pick<Correction, "itemId" | "head">,
): Promise<z.output<typeof wordsSchema>> =>
  wordsSchema.parse(
    await tx.tagCorrection.findMany({
      where: { workspaceId, itemId, head },
      select: { id: true, memberId: true, was: true, became: true },
      orderBy: [{ at: "desc" }, { id: "desc" }],
    }),
  );

export const deleteCorrection = async (tx: Db, workspaceId: string, id: string): Promise<void> => {
  await tx.tagCorrection.deleteMany({ where: { id, workspaceId } });
};

const takenSchema = z.array(z.object({ id: z.string(), threadId: z.string() }));

/** Gives the member the nearest promise that nobody has, or nobody who can answer any more; two who ask at once get two items. */
export const takeNearest = async (
  tx: Db,
  workspaceId: string,
  { memberId, brands, now }: { readonly memberId: string; readonly brands: readonly string[]; readonly now: Date },
): Promise<{ readonly id: string; readonly threadId: string } | null> => {
  const rows = takenSchema.parse(
    await tx.$queryRaw`UPDATE item SET assignee_id = ${memberId} WHERE id = (
        SELECT i.id FROM item i WHERE i.workspace_id = ${workspaceId} AND i.needed_since IS NOT NULL AND i.answered_at IS NULL AND i.closed_at IS NULL
          AND (i.assignee_id IS NULL OR i.assignee_id = ANY (ARRAY(SELECT id FROM member WHERE workspace_id = ${workspaceId} AND (removed_at IS NOT NULL OR role = 'viewer'))))
          AND (i.snoozed_until IS NULL OR i.snoozed_until <= ${now})
          AND (cardinality(${[...brands]}::text[]) = 0 OR i.brand_id IN (SELECT id FROM brand WHERE workspace_id = ${workspaceId} AND slug = ANY (${[...brands]}::text[])))
          AND NOT EXISTS (SELECT FROM claim c WHERE c.item_id = i.id AND c.member_id <> ${memberId} AND c.expires_at > ${now})
        ORDER BY coalesce(i.due_at, 'infinity'::timestamptz), i.needed_since, i.id LIMIT 1 FOR UPDATE OF i SKIP LOCKED
      ) RETURNING id, thread_id AS "threadId"`,
  );
  return rows[0] ?? null;
};
