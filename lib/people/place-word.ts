import { z } from "zod";

import { AppError } from "#lib/core/errors";
import { placeIdSchema, placeTimeSchema } from "#lib/core/place";

/** Where a page ended, as an opaque word for the next one. */
export const wordOf = (place: readonly (string | number)[]): string => Buffer.from(JSON.stringify(place)).toString("base64url");

/** The place a word stands for. Throws `invalid`. */
export const placeOf = <Place extends z.ZodType>(word: string, schema: Place): z.output<Place> => {
  const parsed = schema.safeParse(parseJson(word));
  if (!parsed.success) throw new AppError("invalid", "The list changed; start again from its top.", { reason: "bad-cursor" });
  return parsed.data;
};

const parseJson = (word: string): unknown => {
  try {
    return JSON.parse(Buffer.from(word, "base64url").toString("utf8"));
  } catch {
    return null;
  }
};

const momentSchema = z.tuple([placeTimeSchema, placeIdSchema]).transform(([at, id]) => ({ at: new Date(at), id }));
export type Moment = z.output<typeof momentSchema>;

/** A place in the order of time. */
export const momentWord = ({ at, id }: Moment): string => wordOf([at.toISOString(), id]);

/** The place in the order of time a word stands for. Throws `invalid`. */
export const momentOf = (word: string): Moment => placeOf(word, momentSchema);
