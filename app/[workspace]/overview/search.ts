import { z } from "zod";

export const rangeDays = [7, 28, 56] as const;

/** The overview's address. Words it does not know fall back to the week of all brands. */
export const overviewSearchSchema = z.object({
  brand: z.string().max(100).optional().catch(undefined),
  days: z.coerce.number().pipe(z.literal(rangeDays)).catch(7).default(7),
});
export type OverviewSearch = z.output<typeof overviewSearchSchema>;

/** The same as the words of an address. */
export const wordsOf = ({ brand, days }: OverviewSearch): Readonly<Record<string, string>> => ({
  days: String(days),
  ...(brand === undefined ? {} : { brand }),
});
