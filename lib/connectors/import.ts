import { z } from "zod";

import { defineConnector, type Connector, type IncomingItem } from "./contract";
import { cellsOf, rowOf } from "./import/columns";
import { decodeRecord, encodingSchema } from "./import/encoding";
import { splitRecords, type RawRecord } from "./import/splitter";
import { payloadFields, readPayload, withResolvedRoots, type Rejection } from "./payload";
import { plainLine } from "./text";
import { isZone } from "#lib/core/time";

/** How a file is read: the preview's findings as confirmed by the person who brings it. */
export const importPlanSchema = z.object({
  format: z.enum(["csv", "jsonl"]),
  encoding: encodingSchema,
  delimiter: z.enum([",", ";", "\t"]).nullable(),
  /** Column of each field, counted from 0; unused for JSON lines. */
  mapping: z.partialRecord(z.enum(payloadFields), z.number().int().nonnegative()),
  /** IANA zone of dates that name none; null: such rows are rejected. */
  zone: z.string().refine(isZone).nullable(),
});
export type ImportPlan = z.infer<typeof importPlanSchema>;

export type ImportRejection = { readonly line: number; readonly column: string; readonly reason: string; readonly raw: string };

export type ImportBatch = {
  readonly rows: readonly IncomingItem[];
  /** `reason`: missing, not-valid, bad-date, needs-zone, not-json, not-an-object, not-csv, bad-encoding, too-long. */
  readonly rejected: readonly ImportRejection[];
  /** Reading may go on from this byte, which begins line `line + 1`. */
  readonly byteOffset: number;
  readonly line: number;
};

export type ImportOptions = {
  readonly plan: ImportPlan;
  readonly ownNames: readonly string[];
  /** Where `source` begins within the file; the values of the last batch that was stored. */
  readonly from?: { readonly byteOffset: number; readonly line: number } | undefined;
  readonly batchSize?: number | undefined;
};

const defaultBatchSize = 500;

/** Reads a file of any size in batches; no bad row keeps a good one out. */
// oxlint-disable-next-line complexity -- the fill-and-empty of a batch reads best in one place
export async function* readImport(source: AsyncIterable<Uint8Array>, options: ImportOptions): AsyncGenerator<ImportBatch> {
  const { plan, batchSize = defaultBatchSize } = options;
  const from = options.from ?? { byteOffset: 0, line: 0 };
  let skipsHeader = plan.format === "csv" && from.byteOffset === 0;
  let rows: IncomingItem[] = [];
  let rejected: ImportRejection[] = [];
  let read = from;
  const batch = (): ImportBatch => ({ rows: withResolvedRoots(rows), rejected, ...read });

  const splitting = {
    unitBytes: plan.encoding === "utf-16le" ? 2 : 1,
    delimiter: plan.format === "csv" ? (plan.delimiter ?? ",") : null,
    byteOffset: from.byteOffset,
    line: from.line + 1,
  } as const;
  for await (const record of splitRecords(source, splitting)) {
    read = { byteOffset: record.endOffset, line: record.lastLine };
    if (skipsHeader) {
      skipsHeader = false;
      continue;
    }
    const outcome = readRecord(record, options);
    if (outcome === null) continue;
    if ("item" in outcome) rows.push(outcome.item);
    else rejected.push({ line: record.line, column: outcome.field, reason: outcome.reason, raw: rawText(record, plan) });
    if (rows.length + rejected.length >= batchSize) {
      yield batch();
      rows = [];
      rejected = [];
    }
  }
  if (rows.length + rejected.length > 0) yield batch();
}

/** Files brought by hand; there is nothing to fetch. */
export const importer: Connector = defineConnector({
  platform: "import",
  polls: false,
  settings: z.object({}),
  secret: null,
  pace: { fastestMs: 60_000, slowestMs: 60_000 },
  recognise: () => Promise.resolve(null),
  identify: () => Promise.resolve({ title: "Import", ownIds: [], capabilities: [] }),
  streams: () => [],
  poll: () => {
    throw new Error("An import is not polled.");
  },
});

const readRecord = (record: RawRecord, { plan, ownNames }: ImportOptions): { readonly item: IncomingItem } | Rejection | null => {
  if (record.broken) return { field: "", reason: "too-long" };
  const text = decodeRecord(record.bytes, plan.encoding);
  if (text === null) return { field: "", reason: "bad-encoding" };
  if (text.trim() === "") return null;
  const row = plan.format === "csv" ? csvRow(text, plan) : jsonRow(text);
  if (row === notReadable) return { field: "", reason: plan.format === "csv" ? "not-csv" : "not-json" };
  return readPayload(row, { zone: plan.zone, ownNames });
};

const notReadable = Symbol("a record that is not of its format");

const csvRow = (text: string, plan: ImportPlan): unknown => {
  const cells = cellsOf(text, plan.delimiter ?? ",");
  return cells === null ? notReadable : rowOf(cells, plan.mapping);
};

const jsonRow = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return notReadable;
  }
};

const rawText = (record: RawRecord, plan: ImportPlan): string => plainLine(new TextDecoder(plan.encoding).decode(record.bytes.subarray(0, 1_200)));
