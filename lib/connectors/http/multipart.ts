import { randomBytes } from "node:crypto";

/** One field of a form: words, or a file. */
export type Part =
  | { readonly name: string; readonly value: string }
  | { readonly name: string; readonly fileName: string; readonly type: string; readonly bytes: Uint8Array };

/** A form with files as it travels (RFC 7578). Names and types are ours, never a stranger's. */
export const multipart = (parts: readonly Part[]): { readonly contentType: string; readonly body: Uint8Array } => {
  const boundary = `parley-${randomBytes(16).toString("hex")}`;
  const chunks = parts.flatMap((part) => [Buffer.from(`--${boundary}\r\n${headOf(part)}\r\n\r\n`), contentOf(part), Buffer.from("\r\n")]);
  return { contentType: `multipart/form-data; boundary=${boundary}`, body: Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]) };
};

const headOf = (part: Part): string =>
  "value" in part
    ? `content-disposition: form-data; name="${part.name}"`
    : `content-disposition: form-data; name="${part.name}"; filename="${part.fileName}"\r\ncontent-type: ${part.type}`;

const contentOf = (part: Part): Uint8Array => ("value" in part ? Buffer.from(part.value) : part.bytes);
