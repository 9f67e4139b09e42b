import { pipeline, type Readable, type Transform } from "node:stream";
import { createBrotliDecompress, createGunzip, createInflate } from "node:zlib";

import { ConnectorError } from "../contract";
import { codeOf } from "./failure";

type Decoder = () => Transform;

const decoders: Readonly<Record<string, Decoder>> = { gzip: createGunzip, "x-gzip": createGunzip, br: createBrotliDecompress, deflate: createInflate };

/** What `readBody` may be asked to undo; sent as Accept-Encoding. */
export const acceptedEncodings = "gzip, br, deflate";

type Most = { readonly maxBytes: number; /** The rest is left unread rather than refused. */ readonly isCut?: boolean };

/** Reads and unpacks a body, counting what comes out: it stops at the first byte over `maxBytes`, packed or not. Throws `too-large`, `undecodable-body`. */
export const readBody = async (body: Readable, encoding: string, { maxBytes, isCut = false }: Most): Promise<Uint8Array> => {
  const output = unpacked(body, encoding);
  const chunks: Uint8Array[] = [];
  let size = 0;
  try {
    for await (const chunk of output) {
      if (!(chunk instanceof Uint8Array)) throw undecodable(encoding);
      size += chunk.byteLength;
      if (size > maxBytes && !isCut) throw tooLarge(maxBytes);
      chunks.push(chunk);
      if (size > maxBytes) break;
    }
  } catch (error) {
    throw isDamage(codeOf(error)) ? undecodable(encoding, error) : error;
  } finally {
    // It may still be waiting to hand over a megabyte of zeros.
    discardBody(body);
  }
  return Buffer.concat(chunks, Math.min(size, maxBytes));
};

/** Lets go of a body that is not wanted to its end. */
export const discardBody = (body: Readable): void => {
  // Destroyed before its end it reports that as an error, which without a listener would end the process.
  body.on("error", () => undefined);
  body.destroy();
};

/** Throws `too-large` when the sender says beforehand that the body is over the limit. */
export const assertAnnouncedSize = (headers: Headers, maxBytes: number): void => {
  if (Number(headers.get("content-length") ?? 0) > maxBytes) throw tooLarge(maxBytes);
};

const unpacked = (body: Readable, encoding: string): AsyncIterable<unknown> => {
  const names = encoding
    .toLowerCase()
    .split(",")
    .map((name) => name.trim())
    .filter((name) => name !== "" && name !== "identity");
  if (names.length === 0) return body;
  // Two layers are legal and never seen in earnest; each layer multiplies what a bomb can do.
  const make = names.length === 1 ? decoders[names[0] ?? ""] : undefined;
  if (make === undefined) throw undecodable(encoding);
  const decoder = make();
  pipeline(body, decoder, () => {
    // A failure of either destroys both, and reaches the reader through the decoder.
  });
  return decoder;
};

// zlib and brotli name their findings differently; Z_BUF_ERROR alone means that the end is missing.
const isDamage = (code: string): boolean =>
  (code.startsWith("Z_") && code !== "Z_BUF_ERROR") || code.startsWith("ERR__ERROR_") || code.startsWith("ERR_BROTLI");

const undecodable = (encoding: string, cause?: unknown): ConnectorError =>
  new ConnectorError("not-understood", "undecodable-body", { message: "The answer is packed in a way that cannot be read.", params: { encoding }, cause });

const tooLarge = (maxBytes: number): ConnectorError => {
  const megabytes = String(Math.round((maxBytes / (1024 * 1024)) * 10) / 10);
  return new ConnectorError("too-large", "too-large", {
    message: `The answer is larger than ${megabytes} MB and was not read to the end.`,
    params: { megabytes },
  });
};
