import type { z } from "zod";

import { runImportJob } from "../jobs";
import { importChunkBytes, type createImportSchema, type ImportFailure, type onImportSchema } from "../model";
import { openSource } from "../queries/open-source";
import { importProgress } from "../queries/imports";
import { advanceRun, dropChunks, insertImport, moveImport, putChunk, sumChunks } from "../store/imports";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { importPlanSchema } from "#lib/connectors/import";
import { AppError } from "#lib/core/errors";
import type { Sql } from "#lib/db/sql";
import { inTransaction } from "#lib/db/transaction";
import { nudge } from "#lib/queue/enqueue";
import { recordAudit } from "#lib/team/audit";

type OnImport = z.output<typeof onImportSchema>;

/** Begins to take a file in, for a source of the platform `import`. */
export const createImport = async (actor: Actor, input: z.output<typeof createImportSchema>, now: Date): Promise<{ readonly importId: string }> => {
  requirePermission(actor, "imports:run");
  const source = await openSource(actor.workspaceId, input.sourceId);
  if (source.platform !== "import") throw new AppError("invalid", "History is imported into a source of its own.", { reason: "not-an-import" });
  const importId = await inTransaction(async (tx) => {
    const id = await insertImport(tx, actor.workspaceId, { ...input, createdById: actor.memberId ?? "system", now });
    await recordAudit(tx, {
      actor,
      action: "import.create",
      subjectId: id,
      details: { name: input.fileName, sourceId: input.sourceId, sizeBytes: input.sizeBytes },
      now,
    });
    return id;
  });
  return { importId };
};

/** Takes one piece of the file; every piece but the last has `importChunkBytes`. The same piece twice is one piece. */
export const appendChunk = async (
  actor: Actor,
  { importId, seq, bytes }: { readonly importId: string; readonly seq: number; readonly bytes: Uint8Array<ArrayBuffer> },
): Promise<void> => {
  requirePermission(actor, "imports:run");
  const run = await importProgress(actor, importId);
  if (run.status !== "uploading" && run.status !== "previewed") throw new AppError("conflict", "This import has begun already.", { reason: "import-begun" });
  const start = seq * importChunkBytes;
  const expected = Math.min(importChunkBytes, run.sizeBytes - start);
  if (!Number.isInteger(seq) || seq < 0 || expected <= 0 || bytes.byteLength !== expected)
    throw new AppError("invalid", "This piece does not fit the file.", { reason: "bad-piece" });
  await putChunk(actor.workspaceId, { importId, seq, bytes });
};

/** Reads the file in, as confirmed in the preview. Throws `invalid` while pieces are missing. */
export const startImport = async (actor: Actor, { importId, plan }: OnImport & { readonly plan: unknown }, now: Date): Promise<void> => {
  requirePermission(actor, "imports:run");
  const parsed = importPlanSchema.parse(plan);
  const run = await importProgress(actor, importId);
  if ((await sumChunks(actor.workspaceId, importId)) !== run.sizeBytes)
    throw new AppError("invalid", "The file has not arrived whole.", { reason: "file-incomplete" });
  await inTransaction(async (tx) => {
    const isMoved = await moveImport(tx, actor.workspaceId, { importId, from: ["uploading", "previewed"], to: "running", plan: parsed, now });
    if (!isMoved) throw new AppError("conflict", "This import has begun already.", { reason: "import-begun" });
    await recordAudit(tx, {
      actor,
      action: "import.start",
      subjectId: importId,
      details: { name: run.fileName, format: parsed.format, encoding: parsed.encoding },
      now,
    });
  });
  await nudge(runImportJob, { workspaceId: actor.workspaceId, importId });
};

/** Ends a run where it is; what was read stays, the file goes. */
export const cancelImport = async (actor: Actor, { importId }: OnImport, now: Date): Promise<void> => {
  requirePermission(actor, "imports:run");
  const run = await importProgress(actor, importId);
  await inTransaction(async (tx) => {
    const isMoved = await moveImport(tx, actor.workspaceId, { importId, from: ["uploading", "previewed", "running"], to: "cancelled", now });
    if (!isMoved) throw new AppError("conflict", "This import has ended already.", { reason: "import-ended" });
    await dropChunks(tx, actor.workspaceId, importId);
    await recordAudit(tx, { actor, action: "import.cancel", subjectId: importId, details: { name: run.fileName }, now });
  });
};

/** Moves the progress inside the transaction that stores the rows. Throws `conflict` when another worker is further or the run was cancelled. */
export const advanceImport = async (tx: Sql, step: Parameters<typeof advanceRun>[1]): Promise<void> => {
  if (!(await advanceRun(tx, step))) throw new AppError("conflict", "This import has moved on.");
};

/** The file is read to its end: it goes, the counts stay. */
export const finishImport = async (workspaceId: string, importId: string, now: Date): Promise<void> =>
  inTransaction(async (tx) => {
    if (await moveImport(tx, workspaceId, { importId, from: ["running"], to: "done", now })) await dropChunks(tx, workspaceId, importId);
  });

/** A run that cannot go on says why; it may not be tried again by itself. */
export const failImport = async (
  workspaceId: string,
  importId: string,
  { failure, now }: { readonly failure: ImportFailure; readonly now: Date },
): Promise<void> =>
  inTransaction(async (tx) => {
    if (await moveImport(tx, workspaceId, { importId, from: ["running"], to: "failed", failure, now })) await dropChunks(tx, workspaceId, importId);
  });
