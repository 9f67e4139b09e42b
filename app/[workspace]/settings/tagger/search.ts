import { z } from "zod";

export const confusionDays = [28, 90, 365] as const;

/** The page's address; a range it does not know falls back to 90 days. */
export const taggerSearchSchema = z.object({ days: z.coerce.number().pipe(z.literal(confusionDays)).catch(90).default(90) });
