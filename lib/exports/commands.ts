import type { z } from "zod";

import { runExportJob } from "./jobs";
import { addressWordsSchema, filterSchemas, isUnderWay, mostUnderWay, type onExportSchema, type requestExportSchema } from "./model";
import { getExport } from "./queries/exports";
import { countUnderWay, deleteRun, dropPieces, insertExport, moveExport } from "./store/exports";
import { requireTaking } from "./taking";
import type { Actor } from "#lib/auth/actor";
import { AppError } from "#lib/core/errors";
import type { ExportRunId } from "#lib/core/ids";
import { notifyLive } from "#lib/db/live";
import { inTransaction } from "#lib/db/transaction";
import { nudge } from "#lib/queue/enqueue";
import { recordAudit } from "#lib/team/audit";

type Asked = z.output<typeof requestExportSchema> & {
  /** What the file and its columns are called in the member's language. */
  readonly title: string;
  readonly headings: Readonly<Record<string, string>>;
};
type OnExport = z.output<typeof onExportSchema>;

/**
 * Has a file written for the member, of what the page it was asked from shows under the same filters. Throws `forbidden` for whoever may
 * not read that, `conflict` where three of theirs are under way.
 */
export const requestExport = async (
  actor: Actor,
  { what, format, filters, title, headings }: Asked,
  now: Date,
): Promise<{ readonly exportId: ExportRunId }> => {
  requireTaking(actor, what);
  const { workspaceId, memberId, locale, zone } = actor;
  if (memberId === null) throw new AppError("forbidden", "Files are written for members.", { reason: "forbidden" });
  filterSchemas[what].parse(addressWordsSchema.parse(filters));
  const exportId = await inTransaction(async (tx) => {
    if ((await countUnderWay(tx, workspaceId, memberId)) >= mostUnderWay)
      throw new AppError("conflict", "Enough exports are under way.", { reason: "exports-too-many" });
    const id = await insertExport(tx, workspaceId, { memberId, what, format, locale, zone, filters, headings, title, now });
    await notifyLive(tx, { workspaceId, kind: "exports", threadIds: [] });
    await recordAudit(tx, { actor, action: "export.request", subjectId: id, details: { what, format }, now });
    return id;
  });
  await nudge(runExportJob, { workspaceId, exportId });
  return { exportId };
};

/** Stops the writing of a file; what was written of it goes. */
export const cancelExport = async (actor: Actor, { exportId }: OnExport, now: Date): Promise<void> => {
  const { what } = await getExport(actor, exportId);
  const { workspaceId } = actor;
  await inTransaction(async (tx) => {
    if (!(await moveExport(tx, workspaceId, { exportId, to: "cancelled", now })))
      throw new AppError("conflict", "This export has ended already.", { reason: "export-ended" });
    await dropPieces(tx, workspaceId, exportId);
    await notifyLive(tx, { workspaceId, kind: "exports", threadIds: [] });
    await recordAudit(tx, { actor, action: "export.cancel", subjectId: exportId, details: { what }, now });
  });
};

/** Deletes a file before its time, and the word of it. */
export const deleteExport = async (actor: Actor, { exportId }: OnExport, now: Date): Promise<void> => {
  const { what } = await getExport(actor, exportId);
  const { workspaceId, memberId } = actor;
  await inTransaction(async (tx) => {
    if (!(await deleteRun(tx, workspaceId, { exportId, memberId: memberId ?? "" })))
      throw new AppError("conflict", "This export is under way.", { reason: "export-under-way" });
    await notifyLive(tx, { workspaceId, kind: "exports", threadIds: [] });
    await recordAudit(tx, { actor, action: "export.delete", subjectId: exportId, details: { what }, now });
  });
};

/** Stops the writing of a file, or deletes one that has ended. */
export const endExport = async (actor: Actor, { exportId }: OnExport, now: Date): Promise<void> => {
  const { status } = await getExport(actor, exportId);
  await (isUnderWay(status) ? cancelExport : deleteExport)(actor, { exportId }, now);
};
