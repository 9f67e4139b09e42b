import { z } from "zod";

import { deedKindSchema, deedStateSchema, messageStateOf, type DueDeed, type EarlierMessage, type StandingDeed } from "../deed-model";
import type { SanctionKind } from "../model";
import type { StoredSanction } from "./sanctions";
import { newId, type DeedId, type MemberId, type SanctionId, type SourceId, type ThreadId, type WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";
import { isUnverified, replyFailureSchema, replyStateSchema, type ReplyKind } from "#lib/replies/model";

const standingSchema = z.array(z.object({ kind: deedKindSchema, state: deedStateSchema, attempts: z.number(), sourceId: z.string(), authorId: z.string() }));

/** What was or is to be done for a sanction, its private message among it: that one travels as a reply. */
export const listStandingDeeds = async (tx: Db, sanction: StoredSanction): Promise<readonly StandingDeed[]> => {
  const { id, workspaceId, sourceId, authorId } = sanction;
  const rows = await tx.sanctionDeed.findMany({
    where: { sanctionId: id, workspaceId },
    select: { kind: true, state: true, attempts: true, sourceId: true, authorId: true },
    orderBy: { id: "asc" },
  });
  const message = sanction.replyId === null ? null : await messageState(tx, sanction);
  return [...(message === null ? [] : [{ kind: "message", state: message, attempts: 1, sourceId, authorId } as const]), ...standingSchema.parse(rows)];
};

const messageState = async (tx: Db, { workspaceId, replyId }: StoredSanction): Promise<StandingDeed["state"]> => {
  const row = await tx.reply.findFirst({ where: { id: replyId ?? "", workspaceId }, select: { state: true } });
  // A failed reply that was taken away by a person was never sent.
  return row === null ? "refused" : messageStateOf(replyStateSchema.parse(row.state));
};

/** A formal notice tells all that a guard would; a guard's message is no formal notice. */
const toldBy: Readonly<Record<SanctionKind, readonly ReplyKind[]>> = {
  guard: ["guard-message", "bodyguard-notice"],
  ban: ["bodyguard-notice"],
  warning: [],
  closing: [],
};

/** Whether another matter has told the person already, in a message about this item, what this one has to say. */
export const earlierMessageAbout = async (
  tx: Db,
  { workspaceId, itemId, replyId, kind }: Pick<StoredSanction, "workspaceId" | "itemId" | "replyId" | "kind">,
): Promise<EarlierMessage> => {
  const rows = await tx.reply.findMany({
    where: { workspaceId, itemId, channel: "private", kind: { in: [...toldBy[kind]] }, NOT: { id: replyId ?? "" } },
    select: { state: true, failure: true },
  });
  if (rows.some(({ state }) => state === "sent")) return "sent";
  return rows.some(({ state, failure }) => state !== "failed" || isUnverified(replyFailureSchema.nullable().catch(null).parse(failure))) ? "unsure" : "none";
};

type NewDeed = DueDeed & { readonly url: string | null };

/** Puts deeds into the outbox, or before a person; returns those that go out by themselves. */
export const insertDeeds = async (
  tx: Db,
  { id: sanctionId, workspaceId, brandId, itemId }: StoredSanction,
  { deeds, now }: { readonly deeds: readonly NewDeed[]; readonly now: Date },
): Promise<readonly DeedId[]> => {
  const rows = deeds.map(({ isByHand, ...deed }) => ({
    ...{ id: newId("deed"), workspaceId, brandId, sanctionId, itemId, ...deed },
    ...{ state: isByHand ? "by-hand" : "queued", nextTryAt: isByHand ? null : now, createdAt: now },
  }));
  await tx.sanctionDeed.createMany({ data: rows });
  return rows.filter(({ state }) => state === "queued").map(({ id }) => id);
};

/** Whether the conversation of an item is closed or being closed; of two who ask at once the second sees what the first did. */
export const isClosing = async (tx: Db, workspaceId: WorkspaceId, threadId: ThreadId): Promise<boolean> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`conduct/closing/${threadId}`}, 0))`;
  const rows = await tx.$queryRaw<readonly unknown[]>`
    SELECT d.id FROM sanction_deed d JOIN item i ON i.id = d.item_id
    WHERE d.workspace_id = ${workspaceId} AND d.kind = 'close-conversation' AND d.state <> 'dropped' AND i.thread_id = ${threadId} LIMIT 1`;
  return rows.length > 0;
};

type Post = { readonly sourceId: SourceId; readonly text: string };

/** The same post where it is not there yet, on its way or before a person; of two who ask at once the second sees the first's. */
export const findOpenPost = async (tx: Db, workspaceId: WorkspaceId, { sourceId, text }: Post): Promise<DeedId | null> => {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`conduct/posts/${sourceId}`}, 0))`;
  const state = { in: ["queued", "doing", "unknown", "by-hand"] };
  return (await tx.sanctionDeed.findFirst({ where: { workspaceId, kind: "publish", sourceId, text, state }, select: { id: true } }))?.id ?? null;
};

type NewPost = {
  readonly brandId: string;
  readonly sourceId: SourceId;
  readonly text: string;
  readonly isPinned: boolean;
  readonly isByHand: boolean;
  readonly url: string;
  readonly now: Date;
};

/** A post of the brand's own, the house rules. */
export const insertPost = async (tx: Db, workspaceId: WorkspaceId, { isByHand, now, ...post }: NewPost): Promise<DeedId> => {
  const id = newId("deed");
  const state = isByHand ? "by-hand" : "queued";
  const because = isByHand ? "cannot-here" : null;
  await tx.sanctionDeed.create({
    data: { id, workspaceId, kind: "publish", ...post, state, because, nextTryAt: isByHand ? null : now, createdAt: now },
    select: { id: true },
  });
  return id;
};

const byHandSchema = z.object({
  id: z.string(),
  sanctionId: z.string().nullable(),
  sourceId: z.string(),
  authorId: z.string().nullable(),
  kind: deedKindSchema,
  state: deedStateSchema,
  attempts: z.number(),
  itemId: z.string().nullable(),
});

export const findStoredDeed = async (tx: Db, workspaceId: WorkspaceId, id: DeedId): Promise<z.output<typeof byHandSchema> | null> => {
  const row = await tx.sanctionDeed.findFirst({
    where: { id, workspaceId },
    select: { id: true, sanctionId: true, sourceId: true, authorId: true, kind: true, state: true, attempts: true, itemId: true },
  });
  return row === null ? null : byHandSchema.parse(row);
};

/** False when it does not wait for a person. */
export const markDoneByHand = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { id, memberId, now }: { readonly id: DeedId; readonly memberId: MemberId; readonly now: Date },
): Promise<boolean> => {
  const { count } = await tx.sanctionDeed.updateMany({
    where: { id, workspaceId, state: "by-hand" },
    data: { state: "done", doneById: memberId, finishedAt: now },
  });
  return count === 1;
};

type Able = { readonly sanctionId: SanctionId; readonly sourceId: SourceId; readonly now: Date };

/** Bans that were left to a person for want of a right, and that the source can do by now, go into the outbox; returns them. */
export const takeUpUntried = async (tx: Db, workspaceId: WorkspaceId, { sanctionId, sourceId, now }: Able): Promise<readonly DeedId[]> => {
  const rows = takenSchema.parse(
    await tx.$queryRaw`
      UPDATE sanction_deed d SET state = 'queued', because = NULL, next_try_at = ${now}, created_at = ${now} FROM source s
      WHERE d.workspace_id = ${workspaceId} AND d.sanction_id = ${sanctionId} AND d.source_id = ${sourceId} AND d.kind = 'ban' AND d.state = 'by-hand' AND d.attempts = 0
        AND s.id = d.source_id AND 'ban' = ANY (s.capabilities) AND s.removed_at IS NULL AND s.status <> 'gone' RETURNING d.id`,
  );
  return rows.map(({ id }) => id);
};

const takenSchema = z.array(z.object({ id: z.string() }));

/** Back into the outbox; false when it does not wait for a person, or Parley never could. */
export const requeueDeed = async (tx: Db, workspaceId: WorkspaceId, { id, now }: { readonly id: DeedId; readonly now: Date }): Promise<boolean> => {
  const { count } = await tx.sanctionDeed.updateMany({
    where: { id, workspaceId, state: "by-hand", attempts: { gt: 0 } },
    data: { state: "queued", nextTryAt: now, createdAt: now, looks: 0 },
  });
  return count === 1;
};
