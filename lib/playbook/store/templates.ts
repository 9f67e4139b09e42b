import { z } from "zod";

import { situationSchema, type TemplateEntry, type TemplateWords } from "../template-model";
import { localeSchema } from "#lib/auth/actor";
import { db } from "#lib/db/client";
import type { Db } from "#lib/db/transaction";

const rowSchema = z.object({
  id: z.string(),
  brandId: z.string().nullable(),
  language: localeSchema,
  situation: situationSchema,
  title: z.string(),
  body: z.string(),
  shortcut: z.string().nullable(),
  archivedAt: z.date().nullable(),
});

/** What a workspace wrote, adapted or put away. */
export const readTemplates = async (workspaceId: string, tx: Db = db()): Promise<readonly TemplateEntry[]> => {
  const rows = await tx.template.findMany({
    where: { workspaceId },
    select: { id: true, brandId: true, language: true, situation: true, title: true, body: true, shortcut: true, archivedAt: true },
    orderBy: { id: "asc" },
  });
  return z.array(rowSchema).parse(rows);
};

/** Holds the library of a workspace still until the transaction ends: shortcuts are judged over it. */
export const lockTemplates = async (tx: Db, workspaceId: string): Promise<void> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`templates:${workspaceId}`}, 0))`;
};

export type TemplateChange = {
  readonly id: string;
  readonly words: TemplateWords;
  readonly archivedAt: Date | null;
  readonly updatedAt: Date;
  readonly updatedById: string;
};

export const putTemplate = async (tx: Db, workspaceId: string, { id, words, ...change }: TemplateChange): Promise<void> => {
  const data = { ...words, ...change };
  await tx.template.upsert({
    where: { workspaceId_id: { workspaceId, id } },
    create: { workspaceId, id, ...data },
    update: data,
    select: { id: true },
  });
};

/** False when there was none. */
export const deleteTemplate = async (tx: Db, workspaceId: string, id: string): Promise<boolean> => {
  const { count } = await tx.template.deleteMany({ where: { workspaceId, id } });
  return count === 1;
};
