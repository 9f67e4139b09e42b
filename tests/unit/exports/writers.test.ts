import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { Cell, ExportRow } from "#lib/exports/column-model";
import type { ExportFormat } from "#lib/exports/model";
import { tallySchema, type Layout, type Tally } from "#lib/exports/writers/file-writer";
import { writerOf } from "#lib/exports/writers/writer-of";
import { mostRows } from "#lib/exports/writers/xlsx";

import { sheetRows, unzipped } from "./read-back";

const hasPython = spawnSync("python3", ["--version"]).status === 0;

const layout: Layout = {
  title: "Kommentare: [all]",
  locale: "en",
  zone: "Europe/Paris",
  columns: [
    { name: "text", kind: "text", heading: "Text" },
    { name: "count", kind: "number", heading: "Count" },
    { name: "is", kind: "flag", heading: "Is it" },
    { name: "at", kind: "moment", heading: "When" },
    { name: "day", kind: "day", heading: "Day" },
  ],
};

const row = (text: Cell): ExportRow => ({ text, count: 3, is: true, at: new Date("2026-11-21T09:29:00Z"), day: "2026-11-21" });

/** The whole file out of pieces, the tally kept as JSON between them as the database keeps it. */
const fileOf = (format: ExportFormat, pieces: readonly (readonly ExportRow[])[], traits: Partial<Layout> = {}): Buffer => {
  const write = writerOf(format, { ...layout, ...traits });
  let tally: Tally = [];
  const parts: Buffer[] = [];
  for (const [place, rows] of pieces.entries()) {
    const part = write({ tally, rows, isFirst: place === 0, isLast: place === pieces.length - 1 });
    tally = tallySchema.parse(JSON.parse(JSON.stringify(part.tally)));
    parts.push(part.bytes);
  }
  return Buffer.concat(parts);
};

const hostile = [
  '=HYPERLINK("http://evil")',
  "+1",
  "-2+3",
  "@SUM(A1)",
  "\tx",
  "\rx",
  'say "hi"; or, not',
  "two\r\nlines\nand\rmore",
  "<script>&amp;]]></script>",
  "_x0041_ and _x005F_",
  "😀 👩‍👩‍👧 Ёж",
  " space around ",
  "",
];

const anyText = fc.oneof(fc.string({ unit: "binary", maxLength: 40 }), fc.constantFrom(...hostile));
const anyPieces = fc.array(fc.array(anyText, { maxLength: 5 }), { minLength: 1, maxLength: 4 });

describe("CSV", () => {
  const read = (file: Buffer, delimiter: string): string[][] => parse(file, { bom: true, delimiter, record_delimiter: "\r\n" });
  const guarded = (text: string): string => (/^[=+\-@\t\r]/u.test(text) ? `'${text}` : text);

  it("begins with a byte order mark and is parted as the spreadsheets of the language expect", () => {
    expect(fileOf("csv", [[]]).toString()).toBe('\uFEFF"Text","Count","Is it","When (Europe/Paris)","Day"\r\n');
    for (const locale of ["ru", "fr"] as const)
      expect(fileOf("csv", [[row("a;b")]], { locale }).toString()).toContain('"a;b";"3";"true";"2026-11-21 10:29:00";"2026-11-21"\r\n');
  });

  it("reads back as it was written, and no cell of it is a formula", () => {
    fc.assert(
      fc.property(anyPieces, fc.constantFrom("en", "ru", "fr"), (pieces, locale) => {
        const lines = read(
          fileOf(
            "csv",
            pieces.map((texts) => texts.map(row)),
            { locale },
          ),
          locale === "en" ? "," : ";",
        );
        const texts = lines.slice(1).map(([text = ""]) => text);
        expect(texts).toEqual(pieces.flat().map(guarded));
        expect(texts.filter((text) => /^[=+\-@\t\r]/u.test(text))).toEqual([]);
      }),
    );
  });
});

describe("JSON lines", () => {
  it("read back as they were written, halves of characters too", () => {
    const texts = [...hostile, "half \ud83d", "nul \u0000", "line \u2028 sign"];
    const lines = fileOf("jsonl", [texts.slice(0, 3).map(row), texts.slice(3).map(row)])
      .toString()
      .trimEnd()
      .split("\n");
    expect(lines.map((line): unknown => JSON.parse(line))).toMatchObject(texts.map((text) => ({ text })));
    expect(JSON.parse(lines[0] ?? "")).toMatchObject({ count: 3, is: true, at: "2026-11-21T09:29:00.000Z", day: "2026-11-21" });
  });

  it("keep a list a list", () => {
    expect(JSON.parse(fileOf("jsonl", [[row(["insult", "threat"])]]).toString())).toMatchObject({ text: ["insult", "threat"] });
  });
});

describe("XLSX", () => {
  const rowsIn = (file: Buffer, sheet = 1) => sheetRows(unzipped(file).get(`xl/worksheets/sheet${sheet}.xml`)?.toString() ?? "");

  it("holds words as words, numbers as numbers, times by the zone's clock", () => {
    const [head, first] = rowsIn(fileOf("xlsx", [[row("=1+1")]]));
    expect(head).toEqual(["Text", "Count", "Is it", "When (Europe/Paris)", "Day"]);
    expect(first?.slice(0, 3)).toEqual(["=1+1", 3, true]);
    // 21 November 2026 is day 46347; 10:29 of it.
    expect(first?.[3]).toBeCloseTo(46_347 + (10 * 60 + 29) / 1_440, 9);
    expect(first?.[4]).toBe(46_347);
  });

  it("reads back as it was written, however it was cut into pieces; only what XML cannot hold is replaced", () => {
    const held = (text: string): string | null =>
      text === "" ? null : text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Cs}/gu, "\ufffd");
    fc.assert(
      fc.property(anyPieces, (pieces) => {
        const rows = rowsIn(
          fileOf(
            "xlsx",
            pieces.map((texts) => texts.map(row)),
          ),
        );
        expect(rows.slice(1).map(([text]) => text)).toEqual(pieces.flat().map(held));
      }),
    );
    expect(rowsIn(fileOf("xlsx", [["nul \u0000", "half \ud83d", "tail \udc00"].map(row)])).map(([text]) => text)).toEqual([
      "Text",
      "nul \ufffd",
      "half \ufffd",
      "tail \ufffd",
    ]);
  });

  it("cuts a text at what a cell holds", () => {
    expect(rowsIn(fileOf("xlsx", [[row("x".repeat(40_000))]]))[1]?.[0]).toBe(`${"x".repeat(32_766)}…`);
  });

  it("goes on in a second sheet where one is full", () => {
    const write = writerOf("xlsx", layout);
    const first = write({ tally: [], rows: [row("one")], isFirst: true, isLast: false });
    const full = first.tally.map((sheet) => ({ ...sheet, rows: mostRows }));
    const last = write({ tally: full, rows: [row("two")], isFirst: false, isLast: true });
    const file = Buffer.concat([first.bytes, last.bytes]);
    expect([rowsIn(file, 1), rowsIn(file, 2)].map((rows) => rows.map(([text]) => text))).toEqual([
      ["Text", "one"],
      ["Text", "two"],
    ]);
    expect(unzipped(file).get("xl/workbook.xml")?.toString()).toContain('name="Kommentare   all  2"');
  });

  it.skipIf(!hasPython)("is a package that another program finds whole and well-formed", () => {
    const folder = mkdtempSync(path.join(tmpdir(), "parley-xlsx-"));
    try {
      const file = path.join(folder, "file.xlsx");
      writeFileSync(file, fileOf("xlsx", [hostile.slice(0, 5).map(row), hostile.slice(5).map(row)]));
      const check = [
        "import sys, zipfile, xml.dom.minidom",
        "z = zipfile.ZipFile(sys.argv[1])",
        "assert z.testzip() is None",
        "[xml.dom.minidom.parseString(z.read(n)) for n in z.namelist()]",
        "print(len(z.namelist()))",
      ].join("\n");
      expect(execFileSync("python3", ["-c", check, file], { encoding: "utf8" }).trim()).toBe("6");
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
