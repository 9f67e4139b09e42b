import { z } from "zod";

import type { Span } from "./range";
import type { RangeFigures } from "../model";
import { Prisma } from "#db";
import { db } from "#lib/db/client";
import { isAnswered, isNeeded, isReceived } from "#lib/inbox/queries/where";
import { sentiments, type Sentiment } from "#lib/tagging/model";

const rowsSchema = z.array(z.object({ sentiment: z.enum(sentiments), received: z.number(), needed: z.number(), answered: z.number() }));
const responseSchema = z.array(z.object({ median: z.number().nullable(), p90: z.number().nullable() }));

/** The items of a span by posting time: an answer given later still counts for the day of the question. */
export const inSpan = (brands: Prisma.Sql, { from, to }: Span): Prisma.Sql => Prisma.sql`${brands} AND i.posted_at >= ${from} AND i.posted_at < ${to}`;

/** Rows "received", "response coverage", "first response time" and what "net sentiment" is made of, of docs/metrics.md. */
export const getRangeFigures = async (brands: Prisma.Sql, span: Span): Promise<RangeFigures> => {
  const [rows, response] = await Promise.all([countBySentiment(brands, span), readResponse(brands, span)]);
  const of = (sentiment: Sentiment) => rows.find((row) => row.sentiment === sentiment) ?? { received: 0, needed: 0, answered: 0 };
  const share = (sentiment: Sentiment) => ({ numerator: of(sentiment).answered, denominator: of(sentiment).needed });
  const needed = rows.reduce((sum, row) => sum + row.needed, 0);
  const answered = rows.reduce((sum, row) => sum + row.answered, 0);
  return {
    received: { negative: of("negative").received, neutral: of("neutral").received, positive: of("positive").received },
    coverage: { all: { numerator: answered, denominator: needed }, negative: share("negative"), neutral: share("neutral"), positive: share("positive") },
    firstResponse: { medianMinutes: response.median, p90Minutes: response.p90, answered, unanswered: needed - answered },
  };
};

const countBySentiment = async (brands: Prisma.Sql, span: Span) =>
  rowsSchema.parse(
    await db().$queryRaw`
      SELECT i.sentiment, (count(*) FILTER (WHERE ${isReceived}))::int AS received, (count(*) FILTER (WHERE ${isNeeded}))::int AS needed, (count(*) FILTER (WHERE ${isAnswered}))::int AS answered
      FROM item i WHERE ${inSpan(brands, span)} GROUP BY i.sentiment`,
  );

/** The same rounding as `roundedResponseMinutes`; percentile_disc is the nearest rank. */
const readResponse = async (brands: Prisma.Sql, span: Span) => {
  const rows = responseSchema.parse(
    await db().$queryRaw`
      SELECT (percentile_disc(0.5) WITHIN GROUP (ORDER BY rounded))::float8 AS median, (percentile_disc(0.9) WITHIN GROUP (ORDER BY rounded))::float8 AS p90
      FROM (
        SELECT CASE WHEN minutes <= 1440 THEN minutes ELSE ceil(minutes / 60) * 60 END AS rounded
        FROM (SELECT greatest(0, ceil(extract(epoch FROM i.answered_at - i.posted_at) / 60)) AS minutes FROM item i WHERE ${inSpan(brands, span)} AND ${isAnswered}) AS times
      ) AS answers`,
  );
  return rows[0] ?? { median: null, p90: null };
};
