import type { Cell, Slice } from "../count-model/cell";
import type { ResponseTimes } from "../count-model/response-times";
import type { Sql } from "#lib/db/sql";

/** A day, or the week that begins on it. */
export type Span = { readonly brandId: string; readonly grain: "day" | "week"; readonly day: string };

/** Puts the cells of a span in place of those that were there. */
export const replaceCells = async (tx: Sql, workspaceId: string, { span, cells }: { readonly span: Span; readonly cells: readonly Cell[] }): Promise<void> => {
  const { brandId, grain, day } = span;
  await tx.query({
    name: "drop-cells",
    text: "DELETE FROM coverage_cell WHERE workspace_id = $1 AND brand_id = $2 AND grain = $3 AND day = $4",
    values: [workspaceId, brandId, grain, day],
  });
  if (cells.length === 0) return;
  await tx.query({
    name: "put-cells",
    text: `INSERT INTO coverage_cell (workspace_id, brand_id, grain, day, source_id, slice, key, received, needed, answered, promised, kept, entered, "left", sent, times, minutes, arrivals, late)
      SELECT $1, $2, $3, $4, c.source_id, c.slice, c.key, c.received, c.needed, c.answered, c.promised, c.kept, c.entered, c."left", c.sent, c.times, c.minutes, c.arrivals, c.late
      FROM jsonb_to_recordset($5::jsonb) AS c (source_id text, slice text, key text, received int, needed int, answered int, promised int, kept int, entered int, "left" int, sent int,
        times int[], minutes jsonb, arrivals int[], late int[])`,
    values: [workspaceId, brandId, grain, day, JSON.stringify(cells.map(rowOf))],
  });
};

const rowOf = ({ sourceId, times, ...cell }: Cell) => ({ ...cell, source_id: sourceId, times: times.counts, minutes: times.minutes });

type CellRow = Omit<Cell, "times" | "slice"> & { slice: Slice; times: number[]; minutes: ResponseTimes["minutes"] };

/** The cells of each day of the week that begins on a Monday. */
export const readDaysOfWeek = async (
  tx: Sql,
  workspaceId: string,
  { brandId, monday }: { readonly brandId: string; readonly monday: string },
): Promise<readonly Cell[]> => {
  const rows = await tx.query<CellRow>({
    name: "cells-of-week",
    text: `SELECT source_id AS "sourceId", slice, key, received, needed, answered, promised, kept, entered, "left", sent, times, minutes, arrivals, late FROM coverage_cell
      WHERE workspace_id = $1 AND brand_id = $2 AND grain = 'day' AND day >= $3::date AND day < $3::date + 7 ORDER BY day`,
    values: [workspaceId, brandId, monday],
  });
  return rows.map(({ times, minutes, ...cell }) => ({ ...cell, times: { counts: times, minutes } }));
};
