import type { Layout } from "./file-writer";
import { xmlText } from "./xml-text";
import type { ColumnKind } from "../column-model";

// The smallest workbook of ECMA-376 (transitional) that spreadsheets open without a word.

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const packages = "http://schemas.openxmlformats.org/package/2006";
const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const types = "application/vnd.openxmlformats-officedocument.spreadsheetml";

export const sheetName = (place: number): string => `xl/worksheets/sheet${place + 1}.xml`;

const widths: Readonly<Record<ColumnKind, number>> = { text: 24, number: 12, flag: 12, moment: 20, day: 12 };

/** What stands before the first row; the heading stays in sight. */
export const sheetHead = (heading: string, columns: Layout["columns"]): string =>
  [
    `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0">`,
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>',
    ...columns.map(({ kind }, place) => `<col min="${place + 1}" max="${place + 1}" width="${widths[kind]}" customWidth="1"/>`),
    `</cols><sheetData>${heading}`,
  ].join("");

export const sheetEnd = "</sheetData></worksheet>";

/** What makes sheets a workbook. */
export const workbookParts = (title: string, sheetCount: number): readonly { readonly name: string; readonly xml: string }[] => {
  const places = Array.from({ length: sheetCount }, (_, place) => place);
  return [
    { name: "[Content_Types].xml", xml: contentTypes(places) },
    { name: "_rels/.rels", xml: relations([{ type: "officeDocument", target: "xl/workbook.xml" }]) },
    { name: "xl/workbook.xml", xml: workbook(title, places) },
    {
      name: "xl/_rels/workbook.xml.rels",
      xml: relations([
        ...places.map((place) => ({ type: "worksheet", target: sheetName(place).slice("xl/".length) })),
        { type: "styles", target: "styles.xml" },
      ]),
    },
    { name: "xl/styles.xml", xml: styles },
  ];
};

const contentTypes = (places: readonly number[]): string =>
  [
    `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>`,
    '<Default Extension="xml" ContentType="application/xml"/>',
    `<Override PartName="/xl/workbook.xml" ContentType="${types}.sheet.main+xml"/>`,
    ...places.map((place) => `<Override PartName="/${sheetName(place)}" ContentType="${types}.worksheet+xml"/>`),
    `<Override PartName="/xl/styles.xml" ContentType="${types}.styles+xml"/></Types>`,
  ].join("");

const relations = (all: readonly { readonly type: string; readonly target: string }[]): string =>
  [
    `${declaration}<Relationships xmlns="${packages}/relationships">`,
    ...all.map(({ type, target }, place) => `<Relationship Id="rId${place + 1}" Type="${office}/${type}" Target="${target}"/>`),
    "</Relationships>",
  ].join("");

const workbook = (title: string, places: readonly number[]): string => {
  const tab = (place: number): string => xmlText(`${title.replace(/[[\]:*?/\\']/gu, " ").slice(0, 24)}${place === 0 ? "" : ` ${place + 1}`}`);
  const sheets = places.map((place) => `<sheet name="${tab(place)}" sheetId="${place + 1}" r:id="rId${place + 1}"/>`);
  return `${declaration}<workbook xmlns="${main}" xmlns:r="${office}"><sheets>${sheets.join("")}</sheets></workbook>`;
};

/** Cells: plain, heading, moment and day; the last two in the reader's own manner of dates (built-in formats 22 and 14). */
const styles = [
  `${declaration}<styleSheet xmlns="${main}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>`,
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>',
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>',
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="4">',
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>',
  ...[22, 14].map((format) => `<xf numFmtId="${format}" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>`),
  '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>',
].join("");
