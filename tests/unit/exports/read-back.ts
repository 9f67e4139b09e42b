import { inflateRawSync } from "node:zlib";

/** The entries of a zip by its directory at the end, read without the code under test. */
export const unzipped = (file: Buffer): ReadonlyMap<string, Buffer> => {
  const end = file.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  const found = new Map<string, Buffer>();
  let at = file.readUInt32LE(end + 16);
  for (let left = file.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [packedBytes, plainBytes, nameBytes, offset] = [
      file.readUInt32LE(at + 20),
      file.readUInt32LE(at + 24),
      file.readUInt16LE(at + 28),
      file.readUInt32LE(at + 42),
    ];
    const start = offset + 30 + file.readUInt16LE(offset + 26) + file.readUInt16LE(offset + 28);
    const plain = inflateRawSync(file.subarray(start, start + packedBytes));
    if (plain.byteLength !== plainBytes) throw new Error("The size is not as written.");
    found.set(file.toString("utf8", at + 46, at + 46 + nameBytes), plain);
    at += 46 + nameBytes;
  }
  return found;
};

type ReadCell = string | number | boolean | null;

/** The rows of one sheet: words as a spreadsheet decodes them, numbers, flags. */
export const sheetRows = (xml: string): readonly (readonly ReadCell[])[] =>
  [...xml.matchAll(/<row>(.*?)<\/row>/gsu)].map(([, row = ""]) =>
    [...row.matchAll(/<c(?<traits>[^>]*?)(?:\/>|>(?<inside>.*?)<\/c>)/gsu)].map(({ groups }) => cellIn(groups?.["traits"] ?? "", groups?.["inside"])),
  );

const cellIn = (traits: string, inside: string | undefined): ReadCell => {
  if (inside === undefined) return null;
  if (traits.includes('t="inlineStr"')) return xmlDecoded(/<t xml:space="preserve">(.*)<\/t>/su.exec(inside)?.[1] ?? "");
  const value = Number(/<v>(.*)<\/v>/u.exec(inside)?.[1]);
  return traits.includes('t="b"') ? value === 1 : value;
};

const signs: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#13;": "\r" };

/** Text of XML as a spreadsheet has it: entities, then its own escapes. */
const xmlDecoded = (xml: string): string =>
  xml
    .replace(/&(?:amp|lt|gt|quot|#13);/gu, (sign) => signs[sign] ?? sign)
    .replace(/_x([\da-f]{4})_/giu, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
