import { cellOf, type FileWriter, type Layout } from "./file-writer";

/** One JSON object a line, for programs: the names of the columns as keys, instants in UTC, lists as lists. */
export const jsonlWriter =
  ({ columns }: Layout): FileWriter =>
  ({ tally, rows }) => ({
    tally,
    bytes: Buffer.from(rows.map((row) => `${JSON.stringify(Object.fromEntries(columns.map(({ name }) => [name, cellOf(row, name)])))}\n`).join("")),
  });
