import { z } from "zod";

import { isBusy, isHeld, saidAt, type BanSaid } from "../ban-ledger-model";
import { deedKindSchema, deedStateSchema, isWanted, type DeedReason } from "../deed-model";
import { listBansSaid } from "./reach";
import { lockSanction, type StoredSanction } from "./sanctions";
import { Prisma } from "#db";
import type { DeedId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import { inTransaction, type Db } from "#lib/db/transaction";
import type { ReplyFailure } from "#lib/replies/model";

const deliverySchema = z.array(
  z.object({
    id: z.string(),
    workspaceId: z.string(),
    sourceId: z.string(),
    sanctionId: z.string().nullable(),
    authorId: z.string().nullable(),
    itemId: z.string().nullable(),
    threadId: z.string().nullable(),
    kind: deedKindSchema,
    state: deedStateSchema,
    text: z.string(),
    isPinned: z.boolean(),
    attempts: z.number(),
    looks: z.number(),
    startedAt: z.date().nullable(),
    nextTryAt: z.date().nullable(),
    createdAt: z.date(),
    itemExternalId: z.string().nullable(),
    rootExternalId: z.string().nullable(),
    authorExternalId: z.string().nullable(),
    clauseNumber: z.string().nullable(),
    notice: z.string().nullable(),
    until: z.date().nullable(),
  }),
);
export type DeedDelivery = z.output<typeof deliverySchema>[number];

/** A deed with all that doing it takes; null when the workspace has none such. */
export const findDelivery = async (workspaceId: WorkspaceId, deedId: DeedId): Promise<DeedDelivery | null> => {
  const rows = deliverySchema.parse(
    await db().$queryRaw`
      SELECT d.id, d.workspace_id AS "workspaceId", d.source_id AS "sourceId", d.sanction_id AS "sanctionId", d.author_id AS "authorId", d.item_id AS "itemId", i.thread_id AS "threadId", d.kind, d.state, d.text,
        d.is_pinned AS "isPinned", d.attempts, d.looks, d.started_at AS "startedAt", d.next_try_at AS "nextTryAt", d.created_at AS "createdAt", i.external_id AS "itemExternalId", t.external_id AS "rootExternalId",
        a.external_id AS "authorExternalId", s.clause_number AS "clauseNumber", s.message AS notice, s.until
      FROM sanction_deed d LEFT JOIN sanction s ON s.id = d.sanction_id LEFT JOIN item i ON i.id = d.item_id LEFT JOIN thread t ON t.id = i.thread_id LEFT JOIN author a ON a.id = d.author_id
      WHERE d.id = ${deedId} AND d.workspace_id = ${workspaceId}`,
  );
  return rows[0] ?? null;
};

/**
 * Takes the deed up for one try and writes the try down before the request leaves; false when another worker was faster, when it is not wanted
 * any more, or when another ban's request is out to the same place: its turn comes again.
 */
export const beginDeed = async (deed: DeedDelivery, now: Date): Promise<boolean> =>
  inTransaction(async (tx) => {
    const { id, workspaceId, sanctionId, kind, authorId, attempts } = deed;
    const sanction = sanctionId === null ? null : await lockSanction(tx, workspaceId, sanctionId);
    const there = await saidWhere(tx, deed, sanction);
    if (isBusy(there)) return false;
    const data = isWanted({ kind, authorId, isHeld: isHeld(there) }, sanction)
      ? { state: "doing", attempts: attempts + 1, startedAt: now, nextTryAt: null }
      : { state: "dropped", nextTryAt: null, finishedAt: now };
    const { count } = await tx.sanctionDeed.updateMany({ where: { id, workspaceId, state: "queued", attempts }, data });
    return count === 1 && data.state === "doing";
  });

/** What the brand's bans said where a deed goes; nothing for a deed of another kind. */
export const saidWhere = async (
  tx: Db,
  { kind, sourceId, authorId }: Pick<DeedDelivery, "kind" | "sourceId" | "authorId">,
  sanction: StoredSanction | null,
): Promise<readonly BanSaid[]> =>
  sanction === null || authorId === null || (kind !== "ban" && kind !== "unban")
    ? []
    : saidAt({ sourceId, authorId }, await listBansSaid(tx, sanction, [authorId]));

/** Whether a deed is to be tried once more. Holds its sanction until the transaction ends. */
export const holdWanted = async (tx: Db, deed: DeedDelivery): Promise<{ readonly sanction: StoredSanction | null; readonly isWanted: boolean }> => {
  const sanction = deed.sanctionId === null ? null : await lockSanction(tx, deed.workspaceId, deed.sanctionId);
  return { sanction, isWanted: isWanted({ ...deed, isHeld: isHeld(await saidWhere(tx, deed, sanction)) }, sanction) };
};

/** Takes up one look, by moving its time on; false when another worker looks. */
export const beginLook = async ({ id, workspaceId, nextTryAt }: DeedDelivery, until: Date): Promise<boolean> => {
  const { count } = await db().sanctionDeed.updateMany({ where: { id, workspaceId, state: "unknown", nextTryAt }, data: { nextTryAt: until } });
  return count === 1;
};

export type TryEnd = {
  readonly state: "queued" | "unknown" | "done" | "by-hand" | "dropped";
  readonly because: DeedReason | null;
  readonly failure: ReplyFailure | null;
  readonly looks: number;
  readonly nextTryAt: Date | null;
  readonly url: string | null;
  readonly now: Date;
};

/** Writes down how a try or a look ended; false when the deed has moved on meanwhile. */
export const endDeedTry = async (
  tx: Db,
  { id, workspaceId, attempts, state: from }: DeedDelivery,
  { because, failure, url, now, ...end }: TryEnd,
): Promise<boolean> => {
  const { count } = await tx.sanctionDeed.updateMany({
    where: { id, workspaceId, attempts, state: from },
    data: {
      ...end,
      ...(because === null ? {} : { because }),
      ...(url === null ? {} : { url }),
      failure: failure === null ? Prisma.DbNull : { ...failure },
      finishedAt: end.state === "done" || end.state === "dropped" ? now : null,
    },
  });
  return count === 1;
};
