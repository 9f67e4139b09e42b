import { constants, crc32, deflateRawSync } from "node:zlib";

/** An entry of a package, as far as it is written. */
export type ZipEntry = { readonly name: string; readonly crc: number; readonly plainBytes: number; readonly packedBytes: number };
export type Packed<Entry extends ZipEntry> = { readonly entry: Entry; readonly bytes: Buffer };

// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT: sizes follow in a data descriptor, names are UTF-8, all is deflated.
const flags = 0x0808;
const deflated = 8;
const version = 20;
/** 1 January 1980: the same rows are the same bytes. */
const firstDay = 0x21;

export const newEntry = (name: string): ZipEntry => ({ name, crc: 0, plainBytes: 0, packedBytes: 0 });

/** What stands before the content of an entry. */
export const entryHead = ({ name }: ZipEntry): Buffer => record([u32(0x04034b50), u16(version), common(newEntry(name)), u16(name.length), u16(0), name]);

/**
 * More content of an entry. Each part is deflated by itself and ends on a whole byte, so that parts follow each other whoever wrote
 * them (RFC 1951, 3.2.4; zlib's sync flush).
 */
export const entryPart = <Entry extends ZipEntry>(entry: Entry, text: string): Packed<Entry> => {
  const plain = Buffer.from(text);
  const bytes = deflateRawSync(plain, { finishFlush: constants.Z_SYNC_FLUSH });
  return {
    bytes,
    entry: {
      ...entry,
      crc: crc32(plain, entry.crc),
      plainBytes: entry.plainBytes + plain.byteLength,
      packedBytes: entry.packedBytes + bytes.byteLength,
    },
  };
};

/** An empty last block of deflate. */
const lastBlock = Buffer.from([0x03, 0x00]);

/** Ends the content of an entry. */
export const entryEnd = <Entry extends ZipEntry>(open: Entry): Packed<Entry> => {
  const entry = { ...open, packedBytes: open.packedBytes + lastBlock.byteLength };
  return { entry, bytes: record([lastBlock, u32(0x08074b50), sizes(entry)]) };
};

/** An entry that is written at once. */
export const wholeEntry = (name: string, text: string): Packed<ZipEntry> => {
  const part = entryPart(newEntry(name), text);
  const end = entryEnd(part.entry);
  return { entry: end.entry, bytes: Buffer.concat([entryHead(part.entry), part.bytes, end.bytes]) };
};

/** What ends a package: where each of its entries, all that were written and in their order, begins. Throws a RangeError beyond four gigabytes. */
export const zipEnd = (entries: readonly ZipEntry[]): Buffer => {
  let offset = 0;
  const lines = entries.map((entry) => {
    const line = record([
      u32(0x02014b50),
      u16(version),
      u16(version),
      common(entry),
      u16(entry.name.length),
      ...[0, 0, 0, 0].map(u16),
      u32(0),
      u32(offset),
      entry.name,
    ]);
    offset += entryHead(entry).byteLength + entry.packedBytes + descriptorBytes;
    return line;
  });
  const directory = Buffer.concat(lines);
  return record([directory, u32(0x06054b50), u16(0), u16(0), u16(entries.length), u16(entries.length), u32(directory.byteLength), u32(offset), u16(0)]);
};

const descriptorBytes = 16;

const common = (entry: ZipEntry): Buffer => record([u16(flags), u16(deflated), u16(0), u16(firstDay), sizes(entry)]);

const sizes = ({ crc, packedBytes, plainBytes }: ZipEntry): Buffer => record([u32(crc), u32(packedBytes), u32(plainBytes)]);

const record = (fields: readonly (Buffer | string)[]): Buffer => Buffer.concat(fields.map((field) => (typeof field === "string" ? Buffer.from(field) : field)));

const u16 = (value: number): Buffer => {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
};

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
};
