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

/** Where the comments behind a figure are: the inbox under the same range, brand and state, so that it lists as many as were counted. */
export const inboxHref = (workspace: string, filters: Readonly<Record<string, string | undefined>>): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(filters)) if (value !== undefined) search.set(name, value);
  return `/${workspace}/inbox?${search.toString()}`;
};
