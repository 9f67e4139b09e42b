import { ConnectorError } from "../contract";

/** The text of a feed from its bytes: byte order mark, then strict UTF-8, then what the header or the XML prolog names, then windows-1252. */
export const decodeFeed = (bytes: Uint8Array, contentType: string): string => {
  const marked = markedEncoding(bytes);
  if (marked !== null) return new TextDecoder(marked).decode(bytes);
  const declared = declaredEncoding(bytes, contentType);
  // Seven-bit encodings are valid UTF-8 too, and only the declaration tells them apart.
  if (declared !== null && /^(?:iso-2022|hz)/u.test(declared)) return new TextDecoder(declared).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder(declared ?? "windows-1252").decode(bytes);
  }
};

/**
 * The XML without its document type. Throws `entity-declarations` when that declares anything of its own: expanding such declarations
 * is how a few bytes become gigabytes, and no feed needs them.
 */
export const withoutDoctype = (xml: string): string => {
  let from = 0;
  for (;;) {
    const rest = xml.slice(from, from + 20);
    const space = /^\s+/u.exec(rest);
    if (space !== null) from += space[0].length;
    else if (rest.startsWith("<!--")) from = endOf(xml, "-->", from);
    else if (rest.startsWith("<?")) from = endOf(xml, "?>", from);
    else break;
  }
  if (!/^<!doctype/iu.test(xml.slice(from, from + 9))) return xml;
  const close = xml.indexOf(">", from);
  const subset = xml.indexOf("[", from);
  if (close === -1 || (subset !== -1 && subset < close))
    throw new ConnectorError("not-understood", "entity-declarations", {
      message: "This feed declares entities of its own, which is not read: it is how a small file is made to fill a memory.",
    });
  return xml.slice(close + 1);
};

const endOf = (xml: string, mark: string, from: number): number => {
  const at = xml.indexOf(mark, from);
  return at === -1 ? xml.length : at + mark.length;
};

// Byte order marks, then "<" in the two orders of a UTF-16 file that has none.
const marks = [
  ["efbbbf", "utf-8"],
  ["fffe", "utf-16le"],
  ["feff", "utf-16be"],
  ["3c00", "utf-16le"],
  ["003c", "utf-16be"],
] as const;

const markedEncoding = (bytes: Uint8Array): string | null => {
  const start = Buffer.from(bytes.subarray(0, 3)).toString("hex");
  return marks.find(([mark]) => start.startsWith(mark))?.[1] ?? null;
};

const declaredEncoding = (bytes: Uint8Array, contentType: string): string | null => {
  const prolog = new TextDecoder("latin1").decode(bytes.subarray(0, 300));
  const inHeader = /charset\s*=\s*["']?([\w-]+)/iu.exec(contentType)?.[1];
  const inProlog = /^\s*<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']/iu.exec(prolog)?.[1];
  for (const label of [inHeader, inProlog]) {
    const known = label === undefined ? null : knownEncoding(label);
    if (known !== null && known !== "utf-8") return known;
  }
  return null;
};

const knownEncoding = (label: string): string | null => {
  try {
    return new TextDecoder(label).encoding;
  } catch {
    return null;
  }
};
