import { Prisma } from "#db";

/** Calendar days `[from, to)` of each brand's own zone, as `2026-11-21`; of which brands. */
export type BrandDays = { readonly brandIds: readonly string[]; readonly days: { readonly from: string; readonly to: string } };

/** Whether a moment lies on days of the zone of the brand `b`. */
export const isOnDays = (moment: Prisma.Sql, { from, to }: BrandDays["days"]): Prisma.Sql =>
  Prisma.sql`(${moment} >= ${from}::date::timestamp AT TIME ZONE b.zone AND ${moment} < ${to}::date::timestamp AT TIME ZONE b.zone)`;
