import { z } from "zod";

import { pictureViewSchema, type PictureView } from "../picture-model";
import { pictureTypes, type Picture, type PictureType } from "#lib/connectors/contract";
import { newId, type ItemId, type MemberId, type PictureId, type ReplyId, type WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

type Mine = { readonly itemId: ItemId; readonly memberId: MemberId };

/** What a member adds is counted one after the other. */
export const lockPictures = async (tx: Db, memberId: MemberId): Promise<void> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`pictures/${memberId}`}, 0))`;
};

/** The pictures of a member's draft, in the order in which they were put there. */
export const listDraftPictures = async (tx: Db, workspaceId: WorkspaceId, { itemId, memberId }: Mine): Promise<readonly PictureView[]> => {
  const rows = await tx.replyPicture.findMany({
    where: { workspaceId, itemId, memberId, replyId: null },
    select: { id: true, type: true, alt: true },
    orderBy: { id: "asc" },
  });
  return z.array(pictureViewSchema).parse(rows);
};

const sizeSchema = z.array(z.object({ size: z.number() }));

/** What all pictures a member has not sent take up, in bytes. */
export const sizeOfUnsent = async (tx: Db, workspaceId: WorkspaceId, memberId: MemberId): Promise<number> => {
  const [row] = sizeSchema.parse(
    await tx.$queryRaw`SELECT coalesce(sum(length(bytes)), 0)::float8 AS size FROM reply_picture WHERE workspace_id = ${workspaceId} AND member_id = ${memberId} AND reply_id IS NULL`,
  );
  return row?.size ?? 0;
};

export const insertPicture = async (
  tx: Db,
  workspaceId: WorkspaceId,
  picture: Mine & { readonly type: PictureType; readonly bytes: Uint8Array; readonly now: Date },
): Promise<void> => {
  const { itemId, memberId, type, bytes, now: createdAt } = picture;
  const id = newId("picture");
  await tx.replyPicture.create({ data: { id, workspaceId, itemId, memberId, type, bytes: new Uint8Array(bytes), createdAt }, select: { id: true } });
};

type MyPicture = { readonly pictureId: PictureId; readonly memberId: MemberId };

/** The item whose draft holds a picture of a member; null where there is none such. */
export const findDraftPicture = async (tx: Db, workspaceId: WorkspaceId, { pictureId, memberId }: MyPicture): Promise<ItemId | null> => {
  const row = await tx.replyPicture.findFirst({ where: { id: pictureId, workspaceId, memberId, replyId: null }, select: { itemId: true } });
  return row?.itemId ?? null;
};

export const describeDraftPicture = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { pictureId, memberId, alt }: MyPicture & { readonly alt: string },
): Promise<void> => {
  await tx.replyPicture.updateMany({ where: { id: pictureId, workspaceId, memberId, replyId: null }, data: { alt } });
};

export const deleteDraftPicture = async (tx: Db, workspaceId: WorkspaceId, { pictureId, memberId }: MyPicture): Promise<void> => {
  await tx.replyPicture.deleteMany({ where: { id: pictureId, workspaceId, memberId, replyId: null } });
};

/** The pictures of a draft go with the reply it becomes. */
export const handOver = async (tx: Db, workspaceId: WorkspaceId, { itemId, memberId, replyId }: Mine & { readonly replyId: ReplyId }): Promise<void> => {
  await tx.replyPicture.updateMany({ where: { workspaceId, itemId, memberId, replyId: null }, data: { replyId } });
};

const bytesSchema = z.object({ type: z.enum(pictureTypes), bytes: z.instanceof(Uint8Array), alt: z.string() });
const pictureSelection = { type: true, bytes: true, alt: true } as const;

/** A picture as it may be seen: in one's own draft, or with a reply of the workspace; null where there is none such. */
export const findPicture = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { pictureId, memberId }: { readonly pictureId: PictureId; readonly memberId: MemberId | null },
): Promise<Picture | null> => {
  const isSeen = [{ replyId: { not: null } }, ...(memberId === null ? [] : [{ memberId }])];
  const row = await tx.replyPicture.findFirst({ where: { id: pictureId, workspaceId, bytes: { not: null }, OR: isSeen }, select: pictureSelection });
  return row === null ? null : bytesSchema.parse(row);
};

/** What goes out with a reply, in order. */
export const listReplyPictures = async (tx: Db, workspaceId: WorkspaceId, replyId: ReplyId): Promise<readonly Picture[]> => {
  const rows = await tx.replyPicture.findMany({ where: { workspaceId, replyId }, select: pictureSelection, orderBy: { id: "asc" } });
  return z.array(bytesSchema).parse(rows);
};

/** Drops the bytes of what went out before a moment. */
export const letGoOfSent = async (tx: Db, before: Date): Promise<void> => {
  await tx.$executeRaw`
    UPDATE reply_picture p SET bytes = NULL FROM reply r
    WHERE p.bytes IS NOT NULL AND p.created_at < ${before} AND r.id = p.reply_id AND r.state = 'sent' AND r.sent_at < ${before}`;
};

/** Drops what lies in drafts that nobody has touched since a moment. */
export const deleteForgotten = async (tx: Db, before: Date): Promise<void> => {
  await tx.$executeRaw`
    DELETE FROM reply_picture p WHERE p.reply_id IS NULL AND p.created_at < ${before}
      AND NOT EXISTS (SELECT FROM draft d WHERE d.item_id = p.item_id AND d.member_id = p.member_id AND d.updated_at >= ${before})`;
};
