import { cellOf, headingOf, type FileWriter, type Layout, type Tally } from "./file-writer";
import { sheetEnd, sheetHead, sheetName, workbookParts } from "./xlsx-parts";
import { xmlText } from "./xml-text";
import { entryEnd, entryHead, entryPart, newEntry, wholeEntry, zipEnd } from "./zip";
import type { Cell, ColumnKind, ExportRow } from "../column-model";
import { dayMs, wallClock } from "#lib/core/time";

type Sheet = Tally[number];

/** A sheet ends here, its heading not counted (Excel specifications and limits). */
export const mostRows = 1_048_575;

/**
 * A workbook, a piece at a time: its sheets first, each opened where the one before is full, and what names them last. Numbers, times
 * and flags are what they are; words are words, never formulas.
 */
export const xlsxWriter =
  (layout: Layout): FileWriter =>
  ({ tally, rows, isLast }) => {
    const earlier = tally.slice(0, -1);
    const open = tally.at(-1);
    if (open === undefined) return finished(layout, begun(layout, { sheets: [], rows }), isLast);
    if (open.rows + rows.length <= mostRows) return finished(layout, goneOn(layout, { sheets: earlier, open, rows }), isLast);
    const full = ended(open);
    const next = begun(layout, { sheets: [...earlier, full.sheet], rows });
    return finished(layout, { ...next, bytes: Buffer.concat([full.bytes, next.bytes]) }, isLast);
  };

type Written = ReturnType<FileWriter>;

const begun = (layout: Layout, { sheets, rows }: { readonly sheets: Tally; readonly rows: readonly ExportRow[] }): Written => {
  const fresh = newEntry(sheetName(sheets.length));
  const { entry, bytes } = entryPart(fresh, `${sheetHead(headingRow(layout), layout.columns)}${rowsOf(layout, rows)}`);
  return { tally: [...sheets, { ...entry, rows: rows.length }], bytes: Buffer.concat([entryHead(fresh), bytes]) };
};

const goneOn = (layout: Layout, { sheets, open, rows }: { readonly sheets: Tally; readonly open: Sheet; readonly rows: readonly ExportRow[] }): Written => {
  const { entry, bytes } = entryPart(open, rowsOf(layout, rows));
  return { tally: [...sheets, { ...entry, rows: open.rows + rows.length }], bytes };
};

const ended = (open: Sheet): { readonly sheet: Sheet; readonly bytes: Buffer } => {
  const part = entryPart(open, sheetEnd);
  const end = entryEnd(part.entry);
  return { sheet: end.entry, bytes: Buffer.concat([part.bytes, end.bytes]) };
};

/** The same with the end of the package, where there is nothing more to come. */
const finished = (layout: Layout, written: Written, isLast: boolean): Written => {
  const open = written.tally.at(-1);
  if (!isLast || open === undefined) return written;
  const { sheet, bytes } = ended(open);
  const sheets = [...written.tally.slice(0, -1), sheet];
  const parts = workbookParts(layout.title, sheets.length).map(({ name, xml }) => wholeEntry(name, xml));
  return {
    tally: sheets,
    bytes: Buffer.concat([written.bytes, bytes, ...parts.map((part) => part.bytes), zipEnd([...sheets, ...parts.map(({ entry }) => entry)])]),
  };
};

const headingRow = ({ columns, zone }: Layout): string => `<row>${columns.map((column) => words(headingOf(column, zone), 1)).join("")}</row>`;

const rowsOf = ({ columns, zone }: Layout, rows: readonly ExportRow[]): string =>
  rows.map((row) => `<row>${columns.map(({ name, kind }) => cellXml(cellOf(row, name), kind, zone)).join("")}</row>`).join("");

// Styles of xlsx-parts: 0 plain, 1 heading, 2 moment, 3 day.
const cellXml = (cell: Cell, kind: ColumnKind, zone: string): string => {
  if (cell === null || cell === "") return "<c/>";
  if (cell instanceof Date) return timed(wallClock(cell, zone), 2);
  if (typeof cell === "number") return `<c><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === "object") return words(cell.join(", "));
  return kind === "day" ? timed(`${cell} 00:00:00`, 3) : words(cell);
};

const words = (text: string, style = 0): string => {
  const shown = text.length > longestText ? `${text.slice(0, longestText - 1)}…` : text;
  return `<c t="inlineStr"${style === 0 ? "" : ` s="${style}"`}><is><t xml:space="preserve">${xmlText(shown)}</t></is></c>`;
};

/** What a cell holds at most, in UTF-16 units. */
const longestText = 32_767;

/** Days since the end of 1899; before March 1900 spreadsheets disagree on them. */
const timed = (wall: string, style: number): string => {
  const serial = Date.parse(`${wall.replace(" ", "T")}Z`) / dayMs + 25_569;
  return serial >= 61 ? `<c s="${style}"><v>${serial}</v></c>` : words(wall);
};
