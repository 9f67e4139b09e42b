import { listWatchedBrands, type Look, type WatchedBrand } from "./brands";
import { countAt, hoursToJudge, spikeHourOf, type HourlyCounts, type HourlySeries } from "../../model/clock-hours";
import type { Reading } from "../../model/evidence";
import { readSpike } from "../../model/spike";
import { closedHour, hoursToShow, readSpikeRule } from "../../model/spike-rule";
import { sql } from "#lib/db/sql";
import { isReceived } from "#lib/inbox/queries/where";

/** Fewer in an hour are no spike, whatever came before. */
const leastCount = 5;

/** Spikes in the hours that have just closed. Of a brand's past those hours are counted that the rule asks for, and the more of them the nearer it is to a spike. */
export const lookForSpikes = async (look: Look): Promise<readonly Reading[]> => {
  const readings: (Reading | null)[] = [];
  for (const watched of await listWatchedBrands(look)) readings.push(await spikeOf(watched, closedHour(look.now, watched.zone)));
  return readings.filter((reading) => reading !== null);
};

const spikeOf = async ({ brand, zone }: WatchedBrand, hour: Date): Promise<Reading | null> => {
  const read = (hours: readonly Date[]): Promise<HourlyCounts> => countHours(brand.id, { zone, hours });
  if (countAt({ counts: await read([hour]) }, hour) < leastCount) return null;
  const span = { zone, beginsAt: (await findBeginning(brand.id)) ?? hour };
  const judged = await read(hoursToJudge(span, hour));
  if (!readSpike(spikeHourOf({ ...span, counts: judged }, hour)).isSpike) return null;
  const counts = new Map([...judged, ...(await read(hoursToShow(span, hour)))]);
  return readSpikeRule(brand, { ...span, counts }, hour);
};

type Hours = { readonly zone: string; readonly hours: readonly Date[] };

/** Received negative items of a brand in some clock hours of its zone. */
const countHours = async (brandId: string, { zone, hours }: Hours): Promise<HourlyCounts> => {
  const rows = await sql.query<{ hour: Date; count: number }>({
    name: "alerts-negative-of-hours",
    // Where clocks are moved by half an hour an hour of theirs is shorter than what follows its beginning.
    text: `SELECT h.hour, n.count FROM unnest($2::timestamptz[]) AS h (hour) CROSS JOIN LATERAL (
        SELECT count(*)::int AS count FROM item i WHERE i.brand_id = $1 AND i.posted_at >= h.hour AND i.posted_at < h.hour + interval '1 hour'
          AND i.sentiment = 'negative' AND ${isReceived.sql} AND date_trunc('hour', i.posted_at, $3) = h.hour
      ) AS n`,
    values: [brandId, hours, zone],
  });
  return new Map(rows.map(({ hour, count }) => [hour.getTime(), count]));
};

/** Since when a brand has any history; null: it has none. */
const findBeginning = async (brandId: string): Promise<Date | null> => {
  const [first] = await sql.query<{ at: Date }>({
    name: "alerts-first-item",
    text: `SELECT i.posted_at AS at FROM item i WHERE i.brand_id = $1 AND ${isReceived.sql} ORDER BY i.posted_at LIMIT 1`,
    values: [brandId],
  });
  return first?.at ?? null;
};

type Span = { readonly from: Date; readonly to: Date };

/** Received negative items of a brand by the clock hours of its zone, and since when it has any history. */
export const readHours = async (brandId: string, { zone, from, to }: Span & { readonly zone: string }): Promise<HourlySeries> => {
  const [rows, beginsAt] = await Promise.all([
    sql.query<{ hour: Date; count: number }>({
      name: "alerts-negative-by-hour",
      text: `SELECT date_trunc('hour', i.posted_at, $4) AS hour, count(*)::int AS count FROM item i
        WHERE i.brand_id = $1 AND i.posted_at >= $2 AND i.posted_at < $3 AND i.sentiment = 'negative' AND ${isReceived.sql} GROUP BY 1`,
      values: [brandId, from, to, zone],
    }),
    findBeginning(brandId),
  ]);
  return { counts: new Map(rows.map(({ hour, count }) => [hour.getTime(), count])), zone, beginsAt: beginsAt ?? to };
};
