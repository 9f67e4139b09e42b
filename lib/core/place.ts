import { z } from "zod";

/** A moment in the word for a place in a list: a visitor may write that word themselves, and no database knows a year 0. */
export const placeTimeSchema = z.iso.datetime().regex(/^[12]/u);

/** An id in such a word. */
export const placeIdSchema = z.string().regex(/^[\w.-]{0,100}$/u);
