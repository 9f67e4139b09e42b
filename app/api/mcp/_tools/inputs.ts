import { z } from "zod";

/** An id as Parley makes them: `itm_01jd…`. */
export const idOf = (what: string): z.ZodString =>
  z
    .string()
    .regex(/^[a-z]{2,5}_[0-9a-z]{1,60}$/u)
    .describe(`The id of ${what}.`);

/** PostgreSQL keeps no NUL in text. */
export const textOf = (what: string, most: number): z.ZodString =>
  z
    .string()
    .regex(/^[^\0]*$/u)
    .min(1)
    .max(most)
    .describe(what);

export const brandSlug = textOf("The slug of a brand.", 100);
export const limit = z.int().min(1).max(50).default(20);
