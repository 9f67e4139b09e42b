import { asJobOutcome, isLasting } from "../outcome";
import { afterImportCut, afterPageRecorded } from "../pipeline";
import { readImport, type ImportBatch } from "#lib/connectors/import";
import { recordPage } from "#lib/items/record-page";
import { readAhead } from "#lib/items/read-ahead";
import { tagPage } from "#lib/items/tag-page";
import { readClock } from "#lib/core/clock";
import { Abandoned } from "#lib/queue/outcome";
import { handlerOf, type Run } from "#lib/queue/run-worker";
import { advanceImport, failImport, finishImport } from "#lib/sources/commands/imports";
import { runImportJob } from "#lib/sources/jobs";
import { openImport } from "#lib/sources/queries/imports";
import { openSource, type OpenSource } from "#lib/sources/queries/open-source";
import { embeddedFor } from "#lib/tagging/embedded-for";

const batchSize = 200;
/** A long file is read in several jobs, so that it does not keep a worker to itself. */
const batchesPerJob = 50;

type Key = { readonly workspaceId: string; readonly importId: string };

/** Reads on in a file from where the last run stopped: rows and progress are stored together. */
export const runImport = handlerOf(runImportJob, (key, run) => asJobOutcome(readOrFail(key, run)));

const readOrFail = async (key: Key, run: Run): Promise<void> => {
  try {
    await read(key, run);
  } catch (error) {
    if (!isLasting(error)) throw error;
    await failImport(key.workspaceId, key.importId, { failure: "cannot-read-on", now: readClock() });
    throw new Abandoned("This import cannot go on.", error);
  }
};

const read = async (key: Key, { signal }: Run): Promise<void> => {
  const opened = await openImport(key.workspaceId, key.importId);
  if (opened === null) return;
  const source = await openSource(key.workspaceId, opened.sourceId);
  let from = opened.from.byteOffset;
  let batches = 0;
  for await (const [batch] of readAhead(readImport(opened.bytes, { plan: opened.plan, ownNames: source.context.ownNames, from: opened.from, batchSize }), 1)) {
    if (!(await store(key, source, { batch, from }))) return;
    from = batch.byteOffset;
    batches += 1;
    if (signal.aborted || batches >= batchesPerJob) return afterImportCut(key.workspaceId, key.importId);
  }
  await finishImport(key.workspaceId, key.importId, readClock());
};

/** False when another worker was here first, or the run was cancelled. */
const store = async (
  { workspaceId, importId }: Key,
  source: OpenSource,
  { batch, from }: { readonly batch: ImportBatch; readonly from: number },
): Promise<boolean> => {
  const now = readClock();
  const page = await tagPage(await embeddedFor(workspaceId), {
    events: batch.rows.map((item) => ({ op: "upsert" as const, item })),
    setAside: batch.rejected.map(({ line, column, reason, raw }) => ({ line, field: column, reason, excerpt: raw })),
    cursor: null,
    done: false,
    receivedAt: now,
  });
  const step = { workspaceId, importId, fromBytes: from, toBytes: batch.byteOffset, toLine: batch.line };
  const outcome = await recordPage({
    workspaceId,
    source,
    stream: "import",
    page,
    cursorVersion: null,
    importId,
    now,
    // Rows that only tagging found unfit are rejected too.
    alongside: (tx, { added, duplicates }) => advanceImport(tx, { ...step, accepted: added, duplicates, rejected: page.setAside.length }),
  });
  if (outcome.kind === "recorded") await afterPageRecorded(workspaceId, outcome.threadIds);
  return outcome.kind === "recorded";
};
