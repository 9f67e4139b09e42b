import { z } from "zod";

import type { ExplainedTag, explainTagSchema, TagExplanation } from "../model";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notFound } from "#lib/core/errors";
import { db } from "#lib/db/client";
import { explain } from "#lib/tagging/embedded/explain";
import { languageSchema, sentimentSchema } from "#lib/tagging/model";
import { embeddedFor } from "#lib/tagging/embedded-for";

const readSchema = z.object({ text: z.string(), language: languageSchema, rating: z.number().nullable(), tagger: z.string() });

/** The words of an item that weighed most for or against a tag, as the workspace's own tagger reads them today. Throws `not-found`. */
export const explainTag = async (actor: Actor, { itemId, tag }: z.output<typeof explainTagSchema>): Promise<TagExplanation> => {
  requirePermission(actor, "desk:read");
  const row = await db().item.findFirst({
    where: { id: itemId, workspaceId: actor.workspaceId },
    select: { text: true, language: true, rating: true, tagger: true },
  });
  if (row === null) throw notFound("The item");
  const { text, language, rating, tagger } = readSchema.parse(row);
  const { model } = await embeddedFor(actor.workspaceId);
  return { ...explain(model, { text, language, rating: rating ?? undefined, explained: tag }), isOfAnother: isOfAnother(tagger, tag) };
};

/** A transformer names moods alone; all else beside them is the embedded tagger's word. */
const isOfAnother = (tagger: string, tag: ExplainedTag): boolean =>
  !tagger.startsWith("embedded") && (!tagger.startsWith("transformer:") || sentimentSchema.safeParse(tag).success);
