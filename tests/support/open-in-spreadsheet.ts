import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

import { parse } from "csv-parse/sync";
import { z } from "zod";

const rowsSchema = z.array(z.array(z.string()));

/** LibreOffice's own names for the ways to read and write a file with commas: separator, quote, UTF-8, first line. */
const csvFilter = "44,34,76,1";

/** The rows of an exported file as LibreOffice shows them once it has opened it. Throws Error where it cannot. */
export const openedInSpreadsheet = (bytes: Uint8Array, format: "csv" | "xlsx"): readonly (readonly string[])[] => {
  const folder = mkdtempSync(path.join(tmpdir(), "parley-spreadsheet-"));
  try {
    const file = path.join(folder, `export.${format}`);
    writeFileSync(file, bytes);
    const profile = `-env:UserInstallation=file://${folder}/profile`;
    const reading = format === "csv" ? [`--infilter=Text - txt - csv (StarCalc):${csvFilter}`] : [];
    const args = [profile, "--headless", ...reading, "--convert-to", `shown.csv:Text - txt - csv (StarCalc):${csvFilter}`, "--outdir", folder, file];
    execFileSync("soffice", args, { stdio: "ignore", env: { ...process.env, HOME: folder } });
    return rowsSchema.parse(parse(readFileSync(path.join(folder, "export.shown.csv")), { bom: true, relax_column_count: true }));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
