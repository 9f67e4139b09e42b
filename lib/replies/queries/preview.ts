import { z } from "zod";

import type { previewReplySchema, ReplyChannel } from "../model";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { platformSchema } from "#lib/connectors/contract";
import { connectorFor } from "#lib/connectors/registry";
import { notFound } from "#lib/core/errors";
import { db } from "#lib/db/client";

const addresseeSchema = z.array(z.object({ toName: z.string(), toHandle: z.string().nullable(), brandName: z.string(), platform: platformSchema }));

export type ReplyPreview = {
  /** Under which name it will stand. */
  readonly brandName: string;
  /** Who reads a private message. */
  readonly toName: string;
  readonly text: string;
  readonly channel: ReplyChannel;
};

/** An answer as people will read it on the platform, before it is sent [A5]. Throws `not-found`. */
export const previewReply = async (actor: Actor, { itemId, text, channel }: z.output<typeof previewReplySchema>): Promise<ReplyPreview> => {
  requirePermission(actor, "replies:send");
  const [addressee] = addresseeSchema.parse(
    await db().$queryRaw`SELECT a.name AS "toName", a.handle AS "toHandle", b.name AS "brandName", s.platform
      FROM item i JOIN author a ON a.id = i.author_id JOIN brand b ON b.id = i.brand_id JOIN source s ON s.id = i.source_id
      WHERE i.id = ${itemId} AND i.workspace_id = ${actor.workspaceId}`,
  );
  if (addressee === undefined) throw notFound("The item");
  const { toName, toHandle, brandName, platform } = addressee;
  const said = text.trim();
  return { brandName, toName, channel, text: connectorFor(platform).shown?.({ text: said, toHandle }) ?? said };
};
