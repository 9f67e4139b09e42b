import { z } from "zod";

import type { Attaching } from "../picture-model";
import { findPicture, listDraftPictures } from "../store/pictures";
import type { Actor } from "#lib/auth/actor";
import { may, requirePermission } from "#lib/auth/permissions";
import { platformSchema, type AttachTerms, type Picture } from "#lib/connectors/contract";
import { connectorFor } from "#lib/connectors/registry";
import { notFound } from "#lib/core/errors";
import type { ItemId, PictureId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";

const sourceSchema = z.array(z.object({ platform: platformSchema, canAttach: z.boolean() }));

/** What the platform of an item takes beside an answer (`terms` null: nothing); null when the workspace has no such item. */
export const termsOf = async (workspaceId: WorkspaceId, itemId: ItemId): Promise<{ readonly terms: AttachTerms | null } | null> => {
  const [source] = sourceSchema.parse(
    await db().$queryRaw`SELECT s.platform, s.removed_at IS NULL AND s.status <> 'gone' AND 'attach' = ANY (s.capabilities) AS "canAttach"
      FROM item i JOIN source s ON s.id = i.source_id WHERE i.id = ${itemId} AND i.workspace_id = ${workspaceId}`,
  );
  if (source === undefined) return null;
  return { terms: source.canAttach ? (connectorFor(source.platform).attach ?? null) : null };
};

/** What a member may put beside their answer to an item, and what they have put there; null where the platform takes nothing. */
export const findAttaching = async (actor: Actor, itemId: ItemId): Promise<Attaching | null> => {
  const { workspaceId, memberId } = actor;
  if (memberId === null || !may(actor, "replies:send")) return null;
  const terms = (await termsOf(workspaceId, itemId))?.terms ?? null;
  return terms === null ? null : { terms, pictures: await listDraftPictures(db(), workspaceId, { itemId, memberId }) };
};

/** A picture of one's own draft, or of a reply. Throws `not-found`. */
export const getPicture = async (actor: Actor, pictureId: PictureId): Promise<Picture> => {
  requirePermission(actor, "desk:read");
  const { workspaceId, memberId } = actor;
  const picture = await findPicture(db(), workspaceId, { pictureId, memberId });
  if (picture === null) throw notFound("The picture");
  return picture;
};
