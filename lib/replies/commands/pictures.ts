import type { z } from "zod";

import { writerOf } from "./writer";
import {
  pictureTypeOf,
  refusalOf,
  unsentBytesMax,
  type addPictureSchema,
  type describePictureSchema,
  type onPictureSchema,
  type PictureView,
} from "../picture-model";
import { termsOf } from "../queries/attaching";
import {
  deleteDraftPicture,
  deleteForgotten,
  describeDraftPicture,
  findDraftPicture,
  insertPicture,
  letGoOfSent,
  listDraftPictures,
  lockPictures,
  sizeOfUnsent,
} from "../store/pictures";
import type { Actor } from "#lib/auth/actor";
import { AppError, notFound } from "#lib/core/errors";
import type { ItemId, MemberId } from "#lib/core/ids";
import { dayMs } from "#lib/core/time";
import { inTransaction, type Db } from "#lib/db/transaction";

const refusals = {
  "not-a-picture": "This file is no picture that the platform takes: JPEG, PNG, GIF or WebP.",
  "picture-too-large": "The platform takes no picture as large as this.",
  "too-many-pictures": "The platform takes no more pictures with one answer.",
} as const;

/**
 * Puts a picture beside a draft; judged by its bytes, never by its name. Throws `invalid` with `no-pictures`, `not-a-picture`, `picture-too-large`,
 * `too-many-pictures` or `unsent-too-large`, and `not-found`. Answers with the pictures of the draft.
 */
export const addPicture = async (actor: Actor, { itemId, file }: z.output<typeof addPictureSchema>, now: Date): Promise<readonly PictureView[]> => {
  const memberId = writerOf(actor);
  const { workspaceId } = actor;
  const target = await termsOf(workspaceId, itemId);
  if (target === null) throw notFound("The item");
  if (target.terms === null) throw new AppError("invalid", "This source takes no pictures.", { reason: "no-pictures" });
  const { terms } = target;
  // What is too large by what it says of itself is not read.
  const bytes = file.size > terms.bytesMax ? new Uint8Array() : new Uint8Array(await file.arrayBuffer());
  const type = pictureTypeOf(bytes);
  return inTransaction(async (tx) => {
    await lockPictures(tx, memberId);
    const { length: count } = await listDraftPictures(tx, workspaceId, { itemId, memberId });
    const refusal = refusalOf(terms, { type, size: file.size, count });
    if (refusal !== null || type === null) throw new AppError("invalid", refusals[refusal ?? "not-a-picture"], { reason: refusal ?? "not-a-picture" });
    if ((await sizeOfUnsent(tx, workspaceId, memberId)) + bytes.length > unsentBytesMax)
      throw new AppError("invalid", "Too many pictures wait in your drafts.", { reason: "unsent-too-large" });
    await insertPicture(tx, workspaceId, { itemId, memberId, type, bytes, now });
    return listDraftPictures(tx, workspaceId, { itemId, memberId });
  });
};

/** Says what a picture of one's draft shows. Throws `not-found`. */
export const describePicture = async (actor: Actor, { pictureId, alt }: z.output<typeof describePictureSchema>, _now: Date): Promise<readonly PictureView[]> =>
  onMine(actor, pictureId, (tx, memberId) => describeDraftPicture(tx, actor.workspaceId, { pictureId, memberId, alt }));

/** Takes a picture out of one's draft. Throws `not-found`. */
export const removePicture = async (actor: Actor, { pictureId }: z.output<typeof onPictureSchema>, _now: Date): Promise<readonly PictureView[]> =>
  onMine(actor, pictureId, (tx, memberId) => deleteDraftPicture(tx, actor.workspaceId, { pictureId, memberId }));

const onMine = async (actor: Actor, pictureId: string, change: (tx: Db, memberId: MemberId) => Promise<void>): Promise<readonly PictureView[]> => {
  const memberId = writerOf(actor);
  return inTransaction(async (tx) => {
    const itemId: ItemId | null = await findDraftPicture(tx, actor.workspaceId, { pictureId, memberId });
    if (itemId === null) throw notFound("The picture");
    await change(tx, memberId);
    return listDraftPictures(tx, actor.workspaceId, { itemId, memberId });
  });
};

const sentKeptMs = 7 * dayMs;
const unsentKeptMs = 30 * dayMs;

/** Lets go of pictures a week after they went out, and drops them after a month in a draft that nobody touched. */
export const forgetOldPictures = async (now: Date): Promise<void> =>
  inTransaction(async (tx) => {
    await letGoOfSent(tx, new Date(now.getTime() - sentKeptMs));
    await deleteForgotten(tx, new Date(now.getTime() - unsentKeptMs));
  });
