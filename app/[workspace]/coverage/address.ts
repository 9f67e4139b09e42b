import { z } from "zod";

import { addDays, daysBetween } from "#lib/core/time";
import { comparisons, type WantedRange } from "#lib/coverage/range-model";

export const presets = [7, 28, 56, 90, 365] as const;

const daySchema = z.iso
  .date()
  .refine((day) => day >= "1990-01-01" && day < "2200-01-01")
  .optional()
  .catch(undefined);

/** The page's address: it holds everything that is chosen. Words it does not know fall back to what stands there without them. */
export const coverageSearchSchema = z.object({
  brand: z.string().max(100).optional().catch(undefined),
  source: z.string().max(100).optional().catch(undefined),
  days: z.coerce.number().pipe(z.literal(presets)).catch(28).default(28),
  from: daySchema,
  /** The last day, itself included, as people name a span. */
  until: daySchema,
  /** The days with which the boxes stood filled because the last so many were shown; sent back as they were, they choose nothing. */
  filled: z.string().max(30).optional().catch(undefined),
  compare: z.enum(comparisons).catch("before").default("before"),
});
export type CoverageSearch = z.output<typeof coverageSearchSchema>;

/** So many days at most: a year before cannot run into them. */
const mostDays = 365;

/** The days chosen by name, no more than a year of them; else the last so many. */
export const wantedRange = ({ days, from, until, filled }: CoverageSearch): WantedRange => {
  if (from === undefined || until === undefined || until < from || filled === spanWord({ from, until })) return { days };
  const to = addDays(until, 1);
  return { from: daysBetween(from, to).length > mostDays ? addDays(to, -mostDays) : from, to };
};

/** A span in one word of the address. */
export const spanWord = ({ from, until }: { readonly from: string; readonly until: string }): string => `${from}_${until}`;

/** The address of the same choice over the last so many days. */
export const presetAddress = (workspace: string, { brand, source, compare }: CoverageSearch, days: number): string => {
  const search = new URLSearchParams({ days: String(days) });
  if (brand !== undefined) search.set("brand", brand);
  if (source !== undefined && source !== "") search.set("source", source);
  if (compare !== "before") search.set("compare", compare);
  return `/${workspace}/coverage?${search.toString()}`;
};
