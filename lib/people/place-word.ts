import { z } from "zod";

import { AppError } from "#lib/core/errors";

const placeSchema = z.tuple([z.iso.datetime(), z.string().max(100)]);
type Place = { readonly at: Date; readonly id: string };

/** Where a page ended, as an opaque word for the next one. */
export const placeWord = ({ at, id }: Place): string => Buffer.from(JSON.stringify([at.toISOString(), id])).toString("base64url");

/** The place a word stands for. Throws `invalid`. */
export const afterPlace = (word: string): Place => {
  const parsed = placeSchema.safeParse(parseJson(word));
  if (!parsed.success) throw new AppError("invalid", "The list changed; start again from its top.", { reason: "bad-cursor" });
  const [at, id] = parsed.data;
  return { at: new Date(at), id };
};

const parseJson = (word: string): unknown => {
  try {
    return JSON.parse(Buffer.from(word, "base64url").toString("utf8"));
  } catch {
    return null;
  }
};
