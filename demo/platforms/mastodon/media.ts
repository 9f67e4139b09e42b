import type { SiteRequest, SiteResponse } from "../../site/site-model";
import { json, notFound, refusal } from "./answers";
import { mediaJson, type Teller } from "./entities";

const types = ["image/jpeg", "image/png", "image/gif", "image/webp"];

/** `POST /api/v2/media`: 200 with the picture, or 202 while the server is at work on it. */
export const postMedia = ({ state }: Teller, request: SiteRequest): SiteResponse => {
  const parts = partsOf(request);
  const file = parts.find(({ name }) => name === "file");
  if (file?.type == null) return refusal(422, "Validation failed: File can't be blank");
  if (!types.includes(file.type)) return refusal(422, "Validation failed: File content type is invalid");
  const description = parts.find(({ name }) => name === "description")?.bytes.toString("utf8") ?? null;
  const made = state.putMedia({ type: file.type, bytes: file.bytes, description });
  return (state.options.slowMedia ?? 0) > 0 ? json({ ...mediaJson(made), url: null }, {}, 202) : json(mediaJson(made));
};

/** `GET /api/v1/media/:id`: 206 while the server is at work on it. */
export const getMedia = ({ state }: Teller, id: string): SiteResponse => {
  const made = state.mediaById(id);
  if (made === undefined) return notFound();
  return json(mediaJson(made), {}, state.isProcessed(id) ? 200 : 206);
};

type FormPart = { readonly name: string; readonly type: string | null; readonly bytes: Buffer };

/** The parts of a form (RFC 7578), none where it is something else. */
const partsOf = ({ headers, bytes }: SiteRequest): readonly FormPart[] => {
  const boundary = /^multipart\/form-data; boundary=(\S+)$/u.exec(headers["content-type"] ?? "")?.[1];
  if (boundary === undefined) return [];
  // One character a byte.
  const parts = Buffer.from(bytes).toString("latin1").split(`--${boundary}`).slice(1, -1);
  return parts.map((part) => {
    const end = part.indexOf("\r\n\r\n");
    const head = part.slice(0, end);
    const [name, type] = [/name="([^"]*)"/u.exec(head)?.[1], /content-type: (\S+)/iu.exec(head)?.[1]];
    return { name: name ?? "", type: type ?? null, bytes: Buffer.from(part.slice(end + 4, -2), "latin1") };
  });
};
