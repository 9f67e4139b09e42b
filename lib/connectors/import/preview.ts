import { lacksZone } from "../dates";
import { payloadFields, type PayloadField } from "../payload";
import { excerptOf } from "../text";
import { cellsOf, detectDelimiter, mapColumns, type Delimiter, type Mapping } from "./columns";
import { decodeRecord, detectEncoding, type Encoding } from "./encoding";
import { splitRecords } from "./splitter";

/** What a file looks like before it is taken in. */
export type ImportPreview = {
  readonly format: "csv" | "jsonl";
  readonly encoding: Encoding;
  /** Null for JSON lines. */
  readonly delimiter: Delimiter | null;
  readonly columns: readonly string[];
  readonly mapping: Mapping;
  /** Some dates name no zone: one must be asked for. */
  readonly needsZone: boolean;
  /** Up to ten rows, cell by cell in the order of `columns`. */
  readonly sample: readonly (readonly string[])[];
  /** Keys: `empty`, `json-array`, `json-broken`, `no-text-column`, `no-date-column`. */
  readonly problems: readonly string[];
};

const sampleMax = 10;

/** Looks at the beginning of a file (64 kB are plenty) and says how it would be read, in the encoding given or the one it seems to have. */
export const previewImport = async (firstBytes: Uint8Array, encoding: Encoding = detectEncoding(firstBytes)): Promise<ImportPreview> => {
  const start = new TextDecoder(encoding).decode(firstBytes.subarray(0, 4_000)).trimStart();
  if (start.startsWith("{") || start.startsWith("[")) return previewJson(firstBytes, encoding);
  const header = start.split("\n")[0] ?? "";
  const delimiter = detectDelimiter(header.trimEnd());
  const records = await textRecords(firstBytes, encoding, delimiter);
  const rows = records.flatMap((record) => {
    const cells = cellsOf(record, delimiter);
    return cells === null ? [] : [cells];
  });
  const columns = rows[0] ?? [];
  return preview({ format: "csv", encoding, delimiter, columns, sample: rows.slice(1, 1 + sampleMax), broken: [] });
};

const previewJson = async (bytes: Uint8Array, encoding: Encoding): Promise<ImportPreview> => {
  const records = await textRecords(bytes, encoding, null);
  const rows = records
    .slice(0, sampleMax)
    .map(objectOf)
    .filter((row) => row !== null);
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const sample = rows.map((row) => names.map((name) => cellText(row[name])));
  const broken = records.some((record) => record.trimStart().startsWith("[")) ? ["json-array"] : [];
  return preview({
    format: "jsonl",
    encoding,
    delimiter: null,
    columns: names,
    sample,
    broken: broken.length > 0 || rows.length > 0 ? broken : ["json-broken"],
  });
};

type Found = Pick<ImportPreview, "format" | "encoding" | "delimiter" | "columns" | "sample"> & { readonly broken: readonly string[] };

const preview = ({ broken, ...found }: Found): ImportPreview => {
  const mapping = found.format === "csv" ? mapColumns(found.columns) : exactMapping(found.columns);
  const missing =
    found.sample.length === 0
      ? ["empty"]
      : [...(mapping.text === undefined ? ["no-text-column"] : []), ...(mapping.created_at === undefined ? ["no-date-column"] : [])];
  const { created_at: dateColumn } = mapping;
  const needsZone = dateColumn !== undefined && found.sample.some((row) => lacksZone(row[dateColumn] ?? ""));
  return { ...found, mapping, needsZone, problems: broken.length > 0 ? broken : missing };
};

// The names in JSON lines are the fields themselves; nothing is guessed.
const exactMapping = (columns: readonly string[]): Mapping => {
  const mapping: Partial<Record<PayloadField, number>> = {};
  for (const field of payloadFields) if (columns.includes(field)) mapping[field] = columns.indexOf(field);
  return mapping;
};

const textRecords = async (bytes: Uint8Array, encoding: Encoding, delimiter: string | null): Promise<readonly string[]> => {
  const records: string[] = [];
  const source = once(bytes);
  for await (const record of splitRecords(source, { unitBytes: encoding === "utf-16le" ? 2 : 1, delimiter, byteOffset: 0, line: 1 })) {
    const isCut = record.endOffset === bytes.length && !endsLine(bytes) && records.length > 1;
    const text = record.broken || isCut ? null : decodeRecord(record.bytes, encoding);
    if (text !== null && text.trim() !== "") records.push(text);
    if (records.length > sampleMax) break;
  }
  return records;
};

// The last record of a beginning may be half a record; of a whole small file it is not, and then showing one row less does no harm.
const endsLine = (bytes: Uint8Array): boolean => bytes.length < 16_384 || bytes.at(-1) === 0x0a || bytes.at(-2) === 0x0a;

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes);
}

const objectOf = (record: string): Record<string, unknown> | null => {
  try {
    const value: unknown = JSON.parse(record);
    return typeof value === "object" && value !== null && !Array.isArray(value) ? { ...value } : null;
  } catch {
    return null;
  }
};

const cellText = (value: unknown): string => (value === null || value === undefined ? "" : excerptOf(value));
