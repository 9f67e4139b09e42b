import { z } from "zod";

import { ConnectorError, type AttachTerms, type ConnectorContext, type Picture } from "../contract";
import { callApi } from "./api";

/** What every server of the last years takes, by the least of their defaults (docs.joinmastodon.org/user/posting/#attachments). */
export const attachTerms: AttachTerms = {
  types: ["image/jpeg", "image/png", "image/gif", "image/webp"],
  bytesMax: 8 * 1024 * 1024,
  countMax: 4,
  altMax: 1_500,
};

const mediaSchema = z.object({ id: z.string().min(1) });

/**
 * Puts pictures where a status can take them up, in their order (`POST /api/v2/media`). Nobody sees them there, and the server forgets what no status
 * takes up: however this fails, nothing was said. Throws ConnectorError, with `media-processing` where the server is not done with one.
 */
export const upload = async (context: ConnectorContext, pictures: readonly Picture[] = []): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (const [place, picture] of pictures.entries()) ids.push(await uploadOne(context, picture, place + 1));
  return ids;
};

const uploadOne = async (context: ConnectorContext, { type, bytes, alt }: Picture, number: number): Promise<string> => {
  const file = { name: "file", fileName: `picture-${number}.${type.replace("image/", "")}`, type, bytes };
  const form = alt === "" ? [file] : [file, { name: "description", value: alt }];
  const { json, response } = await callApi(context, { version: "v2", path: "media", method: "POST", form });
  const made = mediaSchema.safeParse(json);
  if (!made.success)
    throw new ConnectorError("retry", "unexpected-answer", {
      message: "The server did not say where it put the picture.",
      params: { host: new URL(response.url).host },
    });
  if (response.status === 202) await assertProcessed(context, made.data.id);
  return made.data.id;
};

/** 206: still at it (docs.joinmastodon.org/methods/media/#get). */
const assertProcessed = async (context: ConnectorContext, id: string): Promise<void> => {
  const { response } = await callApi(context, { path: `media/${encodeURIComponent(id)}` });
  if (response.status === 206)
    throw new ConnectorError("retry", "media-processing", { message: "The server is still working on a picture.", params: { platform: "mastodon" } });
};
