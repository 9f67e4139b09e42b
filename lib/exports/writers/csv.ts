import { cellOf, headingOf, type FileWriter, type Layout } from "./file-writer";
import type { Cell } from "../column-model";
import type { Locale } from "#lib/auth/actor";
import { byteOrderMark, csvLine } from "#lib/core/csv";
import { wallClock } from "#lib/core/time";

/** What parts the cells for the spreadsheets of a language: where the comma is the decimal sign it is the semicolon. */
const separators = { en: ",", ru: ";", fr: ";" } as const satisfies Record<Locale, string>;

/** CSV as a spreadsheet of the reader's language opens it: with a byte order mark, local times, and nothing in it a formula. */
export const csvWriter = ({ columns, locale, zone }: Layout): FileWriter => {
  const line = (cells: readonly string[]): string => csvLine(cells, separators[locale]);
  const head = `${byteOrderMark}${line(columns.map((column) => headingOf(column, zone)))}`;
  return ({ tally, rows, isFirst }) => {
    const lines = rows.map((row) => line(columns.map(({ name }) => written(cellOf(row, name), zone))));
    return { tally, bytes: Buffer.from(`${isFirst ? head : ""}${lines.join("")}`) };
  };
};

const written = (cell: Cell, zone: string): string => {
  if (cell === null) return "";
  if (cell instanceof Date) return wallClock(cell, zone);
  return typeof cell === "object" ? cell.join(", ") : String(cell);
};
