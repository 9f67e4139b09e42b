import { listWatchedBrands, type Look } from "./brands";
import type { HourlySeries } from "../../model/clock-hours";
import type { Reading } from "../../model/evidence";
import { spikeWeeks } from "../../model/spike";
import { closedHour, readSpikeRule } from "../../model/spike-rule";
import { dayMs, hourMs } from "#lib/core/time";
import { sql } from "#lib/db/sql";
import { isReceived } from "#lib/inbox/queries/where";

/** Fewer in an hour are no spike, whatever came before. */
const leastCount = 5;

/** Spikes in the hours that have just closed. The past is read only of brands with enough in that hour. */
export const lookForSpikes = async (look: Look): Promise<readonly Reading[]> => {
  const readings: (Reading | null)[] = [];
  for (const { brand, zone } of await listWatchedBrands(look)) {
    const hour = closedHour(look.now, zone);
    if ((await countNegative(brand.id, { from: hour, to: endOf(hour) })) < leastCount) continue;
    const series = await readHours(brand.id, { zone, from: new Date(hour.getTime() - reachMs), to: endOf(hour) });
    readings.push(readSpikeRule(brand, series, hour));
  }
  return readings.filter((reading) => reading !== null);
};

/** As far back as a day of hours, each with its earlier weeks, is judged by. */
const reachMs = (7 * spikeWeeks + 2) * dayMs;

const endOf = (hour: Date): Date => new Date(hour.getTime() + hourMs);

type Span = { readonly from: Date; readonly to: Date };

const countNegative = async (brandId: string, { from, to }: Span): Promise<number> => {
  const rows = await sql.query<{ count: number }>({
    name: "alerts-negative-of-hour",
    text: `SELECT count(*)::int AS count FROM item i WHERE i.brand_id = $1 AND i.posted_at >= $2 AND i.posted_at < $3 AND i.sentiment = 'negative' AND ${isReceived.sql}`,
    values: [brandId, from, to],
  });
  return rows[0]?.count ?? 0;
};

/** Received negative items of a brand by the clock hours of its zone, and since when it has any history. */
export const readHours = async (brandId: string, { zone, from, to }: Span & { readonly zone: string }): Promise<HourlySeries> => {
  const [rows, [first]] = await Promise.all([
    sql.query<{ hour: Date; count: number }>({
      name: "alerts-negative-by-hour",
      text: `SELECT date_trunc('hour', i.posted_at, $4) AS hour, count(*)::int AS count FROM item i
        WHERE i.brand_id = $1 AND i.posted_at >= $2 AND i.posted_at < $3 AND i.sentiment = 'negative' AND ${isReceived.sql} GROUP BY 1`,
      values: [brandId, from, to, zone],
    }),
    sql.query<{ at: Date }>({
      name: "alerts-first-item",
      text: `SELECT i.posted_at AS at FROM item i WHERE i.brand_id = $1 AND ${isReceived.sql} ORDER BY i.posted_at LIMIT 1`,
      values: [brandId],
    }),
  ]);
  return { counts: new Map(rows.map(({ hour, count }) => [hour.getTime(), count])), zone, beginsAt: first?.at ?? to };
};
