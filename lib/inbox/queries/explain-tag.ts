import { z } from "zod";

import type { explainTagSchema } from "../model";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notFound } from "#lib/core/errors";
import { db } from "#lib/db/client";
import { explain, type Explanation } from "#lib/tagging/embedded/explain";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";
import { languageSchema } from "#lib/tagging/model";

const readSchema = z.object({ text: z.string(), language: languageSchema, rating: z.number().nullable() });

/** The words of an item that weighed most for or against a tag, as the tagger that ships with the desk reads them. Throws `not-found`. */
export const explainTag = async (actor: Actor, { itemId, tag }: z.output<typeof explainTagSchema>): Promise<Explanation> => {
  requirePermission(actor, "desk:read");
  const row = await db().item.findFirst({ where: { id: itemId, workspaceId: actor.workspaceId }, select: { text: true, language: true, rating: true } });
  if (row === null) throw notFound("The item");
  const { text, language, rating } = readSchema.parse(row);
  return explain(shippedTagger().model, { text, language, rating: rating ?? undefined, explained: tag });
};
