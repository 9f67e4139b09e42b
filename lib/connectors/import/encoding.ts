import { z } from "zod";

export const encodingSchema = z.enum(["utf-8", "utf-16le", "windows-1251", "windows-1252"]);
export type Encoding = z.infer<typeof encodingSchema>;

/** The encoding of a text file from its first bytes: byte order mark, strict UTF-8, then Cyrillic or Western by how its letters stand. */
export const detectEncoding = (bytes: Uint8Array): Encoding => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (looksLikeUtf16(bytes)) return "utf-16le";
  if (isUtf8(bytes)) return "utf-8";
  return looksCyrillic(bytes) ? "windows-1251" : "windows-1252";
};

/** One record as text; null when its bytes are not of this encoding. */
export const decodeRecord = (bytes: Uint8Array, encoding: Encoding): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

const isUtf8 = (bytes: Uint8Array): boolean => {
  try {
    // What was cut off may end within a character.
    new TextDecoder("utf-8", { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

const looksLikeUtf16 = (bytes: Uint8Array): boolean => {
  const start = bytes.subarray(0, 400);
  const zeros = start.filter((byte, index) => index % 2 === 1 && byte === 0).length;
  return start.length >= 8 && zeros > start.length / 4;
};

// In Russian text letters from the upper half follow each other; in French or German they stand alone among plain ones.
const looksCyrillic = (bytes: Uint8Array): boolean => {
  let together = 0;
  let alone = 0;
  for (let i = 0; i < bytes.length; i += 1) {
    if (!isUpperHalfLetter(bytes[i])) continue;
    if (isUpperHalfLetter(bytes[i - 1]) || isUpperHalfLetter(bytes[i + 1])) together += 1;
    else alone += 1;
  }
  return together > alone;
};

const isUpperHalfLetter = (byte: number | undefined): boolean => byte !== undefined && (byte >= 0xc0 || byte === 0xa8 || byte === 0xb8);
