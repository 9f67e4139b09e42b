import { gunzipSync, gzipSync } from "node:zlib";

import { z } from "zod";

const calibrationSchema = z.object({ slope: z.number(), offset: z.number() });

const headerSchema = z.object({
  format: z.literal(1),
  /** Names the weights, and with them the tags they gave: "embedded-2". */
  name: z.string(),
  heads: z.array(z.string()),
  traits: z.array(z.string()),
  languages: z.array(z.string()),
  /** Bits of a gram that choose its row. */
  bits: z.object({ heads: z.int().min(1).max(24), languages: z.int().min(1).max(24) }),
  scales: z.object({ heads: z.array(z.number()), languages: z.array(z.number()) }),
  /** By head and then by trait. */
  traitWeights: z.array(z.array(z.number())),
  biases: z.object({ heads: z.array(z.number()), languages: z.array(z.number()) }),
  /** Added to the heads where a text is of the language. */
  languageBiases: z.record(z.string(), z.array(z.number())),
  /** From scores to chances, by language ("other" for the rest) and head. */
  calibration: z.record(z.string(), z.array(calibrationSchema)),
  /** The chance from which a flag is raised, by language and head; and the confidence below which a mood or an intent is unsure. */
  thresholds: z.object({ raised: z.record(z.string(), z.record(z.string(), z.number())), sure: z.record(z.string(), z.number()) }),
});
export type WeightsHeader = z.output<typeof headerSchema>;

/** The model: a table of small numbers, a row for each slot of grams and a column for each head, with what makes chances of their sums. */
export type Weights = WeightsHeader & { readonly headTable: Int8Array; readonly languageTable: Int8Array };

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
  const headsEnd = headerEnd + (header.heads.length << header.bits.heads);
  const languagesEnd = headsEnd + (header.languages.length << header.bits.languages);
  if (bytes.length !== languagesEnd) throw new Error("The weights are cut or of another size than their header says.");
  return { ...header, headTable: tableOf(bytes, headerEnd, headsEnd), languageTable: tableOf(bytes, headsEnd, languagesEnd) };
};

const bytesOf = (table: Int8Array): Buffer => Buffer.from(table.buffer, table.byteOffset, table.byteLength);

const tableOf = (bytes: Buffer, from: number, to: number): Int8Array => new Int8Array(bytes.buffer, bytes.byteOffset + from, to - from);
