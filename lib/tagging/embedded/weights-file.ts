import { gunzipSync, gzipSync } from "node:zlib";

import { headerSchema, type Weights } from "./weights";

/** Writes weights as one compressed file: the length of the header, the header as JSON, the two tables. */
export const encodeWeights = ({ headTable, languageTable, ...header }: Weights): Buffer => packTables(header, [headTable, languageTable]);

/** Reads what `encodeWeights` has written. Throws when the file is cut or of another format. */
export const decodeWeights = (file: Uint8Array): Weights => {
  const { header: json, tables } = unpackTables(file);
  const header = headerSchema.parse(json);
  const headsEnd = header.heads.length << header.bits.heads;
  const languagesEnd = headsEnd + (header.languages.length << header.bits.languages);
  if (tables.length !== languagesEnd) throw new Error("The weights are cut or of another size than their header says.");
  return { ...header, headTable: tables.subarray(0, headsEnd), languageTable: tables.subarray(headsEnd) };
};

/** A header as JSON and tables of small numbers in one compressed file. */
export const packTables = (header: object, tables: readonly Int8Array[]): Buffer => {
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return gzipSync(Buffer.concat([length, json, ...tables.map(bytesOf)]), { level: 9 });
};

/** What `packTables` has written, the tables end to end. */
export const unpackTables = (file: Uint8Array): { readonly header: unknown; readonly tables: Int8Array } => {
  const bytes = gunzipSync(file);
  const headerEnd = 4 + bytes.readUInt32LE(0);
  const header: unknown = JSON.parse(bytes.toString("utf8", 4, headerEnd));
  return { header, tables: new Int8Array(bytes.buffer, bytes.byteOffset + headerEnd, bytes.length - headerEnd) };
};

const bytesOf = (table: Int8Array): Buffer => Buffer.from(table.buffer, table.byteOffset, table.byteLength);
