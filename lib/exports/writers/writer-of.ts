import { csvWriter } from "./csv";
import type { FileWriter, Layout } from "./file-writer";
import { jsonlWriter } from "./jsonl";
import { xlsxWriter } from "./xlsx";
import type { ExportFormat } from "../model";

const writers: Readonly<Record<ExportFormat, (layout: Layout) => FileWriter>> = { csv: csvWriter, jsonl: jsonlWriter, xlsx: xlsxWriter };

/** The writer of a format, for one layout. */
export const writerOf = (format: ExportFormat, layout: Layout): FileWriter => writers[format](layout);
