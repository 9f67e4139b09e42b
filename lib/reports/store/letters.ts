import { z } from "zod";

import { tryMaxMs, type LetterFailure } from "../model";
import { localeSchema, type Locale } from "#lib/auth/actor";
import { newId, type ReportGroupId, type ReportId, type ReportLetterId, type WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import type { Db } from "#lib/db/transaction";

type ToGroup = { readonly reportId: ReportId; readonly groupId: ReportGroupId; readonly locale: Locale; readonly now: Date };

/** A letter for each of the group who did not ask for no more; none where the group is removed. Says their ids. */
export const insertLettersTo = async (tx: Db, workspaceId: WorkspaceId, { reportId, groupId, locale, now }: ToGroup): Promise<readonly ReportLetterId[]> => {
  const recipients = await tx.reportRecipient.findMany({
    where: { workspaceId, groupId, leftAt: null, group: { removedAt: null } },
    select: { id: true, address: true },
  });
  const letters = recipients.map(({ id, address }) => ({
    id: newId("reportLetter"),
    workspaceId,
    reportId,
    recipientId: id,
    address,
    locale,
    state: "queued",
    dueAt: now,
  }));
  await tx.reportLetter.createMany({ data: letters, skipDuplicates: true });
  return letters.map(({ id }) => id);
};

type ToOne = { readonly reportId: ReportId; readonly address: string; readonly locale: Locale; readonly now: Date };

export const insertLetter = async (tx: Db, workspaceId: WorkspaceId, { now, ...letter }: ToOne): Promise<ReportLetterId> => {
  const id = newId("reportLetter");
  await tx.reportLetter.createMany({ data: [{ id, workspaceId, ...letter, recipientId: null, state: "queued", dueAt: now }], skipDuplicates: true });
  return id;
};

const takenSchema = z.object({
  reportId: z.string(),
  recipientId: z.string().nullable(),
  address: z.string(),
  locale: localeSchema,
  tries: z.number(),
});
export type TakenLetter = z.output<typeof takenSchema>;

/**
 * Takes a letter that is due for one try, counted and dated before it leaves; null where somebody else has it or nothing is left to do.
 * A try that was cut off is taken up once its time is over.
 */
export const takeLetter = async (
  workspaceId: WorkspaceId,
  { letterId, now }: { readonly letterId: ReportLetterId; readonly now: Date },
): Promise<TakenLetter | null> => {
  const [row] = await db().reportLetter.updateManyAndReturn({
    where: { id: letterId, workspaceId, state: { in: ["queued", "sending"] }, dueAt: { lte: now } },
    data: { state: "sending", tries: { increment: 1 }, dueAt: new Date(now.getTime() + tryMaxMs) },
    select: { reportId: true, recipientId: true, address: true, locale: true, tries: true },
  });
  return row === undefined ? null : takenSchema.parse(row);
};

/** Whether a letter is still to reach its reader, who may have asked for no more since it was written, or whose group may be gone. */
export const isOnList = async (workspaceId: WorkspaceId, recipientId: string): Promise<boolean> =>
  (await db().reportRecipient.count({ where: { id: recipientId, workspaceId, leftAt: null, group: { removedAt: null } } })) > 0;

type End =
  | { readonly state: "sent"; readonly sentAt: Date }
  | { readonly state: "dropped" }
  | { readonly state: "failed"; readonly failure: LetterFailure }
  | { readonly state: "queued"; readonly failure: "away"; readonly dueAt: Date };

/** How a try ended; only of the very try that was taken. */
export const endTry = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { letterId, tries, end }: { readonly letterId: ReportLetterId; readonly tries: number; readonly end: End },
): Promise<boolean> => {
  const { count } = await tx.reportLetter.updateMany({
    where: { id: letterId, workspaceId, state: "sending", tries },
    data: { failure: null, ...end },
  });
  return count === 1;
};

/** A letter that failed for good is tried once more from the beginning; false where it did not. */
export const requeueLetter = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { letterId, now }: { readonly letterId: ReportLetterId; readonly now: Date },
): Promise<boolean> => {
  const { count } = await tx.reportLetter.updateMany({
    where: { id: letterId, workspaceId, state: "failed" },
    data: { state: "queued", tries: 0, dueAt: now, failure: null },
  });
  return count === 1;
};
