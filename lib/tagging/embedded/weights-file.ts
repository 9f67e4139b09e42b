import { gunzipSync, gzipSync } from "node:zlib";

import { headSlotCount } from "./slots";
import { headerSchema, type Weights } from "./weights";

/** Writes weights as one compressed file: the length of the header, the header as JSON, the two tables. */
export const encodeWeights = ({ headTable, languageTable, ...header }: Weights): Buffer => {
  const json = Buffer.from(JSON.stringify(header));
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  return gzipSync(Buffer.concat([length, json, bytesOf(headTable), bytesOf(languageTable)]), { level: 9 });
};

/** Reads what `encodeWeights` has written. Throws when the file is cut or of another format. */
export const decodeWeights = (file: Uint8Array): Weights => {
  const bytes = gunzipSync(file);
  const headerEnd = 4 + bytes.readUInt32LE(0);
  const header = headerSchema.parse(JSON.parse(bytes.toString("utf8", 4, headerEnd)));
  const headsEnd = headerEnd + header.heads.length * headSlotCount(header.bits);
  const languagesEnd = headsEnd + (header.languages.length << header.bits.languages);
  if (bytes.length !== languagesEnd) throw new Error("The weights are cut or of another size than their header says.");
  return { ...header, headTable: tableOf(bytes, headerEnd, headsEnd), languageTable: tableOf(bytes, headsEnd, languagesEnd) };
};

const bytesOf = (table: Int8Array): Buffer => Buffer.from(table.buffer, table.byteOffset, table.byteLength);

const tableOf = (bytes: Buffer, from: number, to: number): Int8Array => new Int8Array(bytes.buffer, bytes.byteOffset + from, to - from);
