import { z } from "zod";

/** An id as Parley makes them: `itm_01jd…`. */
export const idOf = (what: string): z.ZodString =>
  z
    .string()
    .regex(/^[a-z]{2,5}_[0-9a-z]{1,60}$/u)
    .describe(`The id of ${what}.`);

/** PostgreSQL keeps neither NUL nor halves of characters. */
export const textOf = (what: string, most: number): z.ZodString =>
  z
    .string()
    .regex(/^[^\0\p{Surrogate}]*$/u)
    .min(1)
    .max(most)
    .describe(what);

/** A day within the years a desk can have to do with. */
export const dayOf = (what: string): z.ZodISODate =>
  z.iso
    .date()
    .refine((day) => day >= "1990" && day < "2200", "a day between 1990 and 2200")
    .describe(what);

export const brandSlug = textOf("The slug of a brand.", 100);
export const limit = z.int().min(1).max(50).default(20);
