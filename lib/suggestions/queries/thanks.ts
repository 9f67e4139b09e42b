import { z } from "zod";

import { authorStates } from "../store/board";
import { Prisma } from "#db";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { db } from "#lib/db/client";
import type { ItemId } from "#lib/core/ids";
import { listItemTemplates } from "#lib/replies/queries";

/** Words of thanks to begin from; not whole where a variable is still open. */
export type ProposedThanks = { readonly templateId: string | null; readonly text: string; readonly isWhole: boolean };

/** The brand's thanks for criticism or an idea, in the language of an item and filled; one that lacks nothing before one that does. */
export const proposeThanks = async (actor: Actor, { itemId }: { readonly itemId: ItemId }): Promise<ProposedThanks> => {
  const templates = await listItemTemplates(actor, { itemId });
  const fitting = templates.filter(({ situation }) => situation === "thanks-criticism");
  const best = fitting.find(({ missing }) => missing.length === 0) ?? fitting[0];
  return best === undefined ? { templateId: null, text: "", isWhole: false } : { templateId: best.id, text: best.text, isWhole: best.missing.length === 0 };
};

const waitingSchema = z.array(z.object({ itemId: z.string() }));

/** Of each author in a group who waits for thanks the latest item that is still there. */
export const listToThank = async (actor: Actor, suggestionId: string): Promise<readonly string[]> => {
  requirePermission(actor, "desk:read");
  const { workspaceId } = actor;
  const states = authorStates(workspaceId, Prisma.sql`si.suggestion_id = ${suggestionId}`);
  const rows = waitingSchema.parse(
    await db().$queryRaw`SELECT DISTINCT ON (i.author_id) i.id AS "itemId" FROM (${states}) AS waiting
      JOIN suggestion_item si ON si.suggestion_id = waiting.suggestion_id AND si.workspace_id = ${workspaceId}
      JOIN item i ON i.id = si.item_id AND i.author_id = waiting.author_id AND i.deleted_at IS NULL
      WHERE waiting.state = 'open' ORDER BY i.author_id, i.posted_at DESC, i.id DESC`,
  );
  return rows.map(({ itemId }) => itemId);
};
