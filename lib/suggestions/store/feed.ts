import { z } from "zod";

import type { HiddenKind } from "../redact-model";
import { newId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";
import { languageSchema, sentimentSchema } from "#lib/tagging/model";

const sharedSchema = z.array(
  z.object({
    brandId: z.string(),
    text: z.string(),
    language: languageSchema,
    sentiment: sentimentSchema,
    authorName: z.string(),
    authorHandle: z.string().nullable(),
    isDeleted: z.boolean(),
  }),
);

/** An item as it is to be shared; null when the workspace has none such. */
export const findItemToShare = async (tx: Db, workspaceId: string, itemId: string): Promise<z.output<typeof sharedSchema>[number] | null> => {
  const rows = sharedSchema.parse(
    await tx.$queryRaw`SELECT i.brand_id AS "brandId", i.text, i.language, i.sentiment, a.name AS "authorName", a.handle AS "authorHandle",
        i.deleted_at IS NOT NULL AS "isDeleted"
      FROM item i JOIN author a ON a.id = i.author_id WHERE i.id = ${itemId} AND i.workspace_id = ${workspaceId}`,
  );
  return rows[0] ?? null;
};

type NewEntry = {
  readonly brandId: string;
  readonly itemId: string;
  readonly question: string;
  readonly text: string;
  readonly authorName: string | null;
  readonly language: string;
  readonly sentiment: string;
  readonly hidden: readonly HiddenKind[];
  readonly sharedById: string;
  readonly sharedAt: Date;
};

export const insertEntry = async (tx: Db, workspaceId: string, { hidden, ...entry }: NewEntry): Promise<string> => {
  const id = newId("feedEntry");
  await tx.feedEntry.create({ data: { id, workspaceId, hidden: [...hidden], ...entry }, select: { id: true } });
  return id;
};

const entrySchema = z.object({ id: z.string(), brandId: z.string(), sharedById: z.string(), language: z.string() });

/** An entry that was not withdrawn; null when the workspace has none such. */
export const findEntry = async (tx: Db, workspaceId: string, id: string): Promise<z.output<typeof entrySchema> | null> => {
  const row = await tx.feedEntry.findFirst({
    where: { id, workspaceId, withdrawnAt: null },
    select: { id: true, brandId: true, sharedById: true, language: true },
  });
  return row === null ? null : entrySchema.parse(row);
};

export const updateEntry = async (
  tx: Db,
  workspaceId: string,
  { id, change }: { readonly id: string; readonly change: { readonly pinnedAt?: Date | null; readonly withdrawnAt?: Date } },
): Promise<void> => {
  await tx.feedEntry.updateMany({ where: { id, workspaceId }, data: change });
};

type NewHint = { readonly entryId: string; readonly memberId: string; readonly text: string; readonly now: Date };

export const insertHint = async (tx: Db, workspaceId: string, { now, ...hint }: NewHint): Promise<string> => {
  const id = newId("hint");
  await tx.hint.create({ data: { id, workspaceId, ...hint, givenAt: now }, select: { id: true } });
  return id;
};

const hintSchema = z.object({
  id: z.string(),
  memberId: z.string(),
  helpedAt: z.date().nullable(),
  templateId: z.string().nullable(),
  entry: entrySchema,
});

/** Notes the one template that is made of a hint; false where there is one already. */
export const claimHint = async (tx: Db, workspaceId: string, { id, templateId }: { readonly id: string; readonly templateId: string }): Promise<boolean> => {
  const { count } = await tx.hint.updateMany({ where: { id, workspaceId, templateId: null }, data: { templateId } });
  return count === 1;
};

/** A hint to an entry that was not withdrawn; null when the workspace has none such. */
export const findHint = async (tx: Db, workspaceId: string, id: string): Promise<z.output<typeof hintSchema> | null> => {
  const row = await tx.hint.findFirst({
    where: { id, workspaceId, entry: { withdrawnAt: null } },
    select: {
      id: true,
      memberId: true,
      helpedAt: true,
      templateId: true,
      entry: { select: { id: true, brandId: true, sharedById: true, language: true } },
    },
  });
  return row === null ? null : hintSchema.parse(row);
};

type HintChange = { readonly helpedAt?: Date | null; readonly helpedById?: string | null; readonly templateId?: string };

export const updateHint = async (tx: Db, workspaceId: string, { id, change }: { readonly id: string; readonly change: HintChange }): Promise<void> => {
  await tx.hint.updateMany({ where: { id, workspaceId }, data: change });
};
