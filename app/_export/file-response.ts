import { byteStream } from "./byte-stream";
import { dispositionOf } from "./disposition";
import { fileNameOf, type ExportFormat, type ExportView } from "#lib/exports/model";

export const fileTypes: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  jsonl: "application/jsonl; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** A finished file a piece at a time, as fast as its reader takes it. */
export const fileResponse = (file: ExportView, pieces: AsyncGenerator<Buffer, void, undefined>): Response =>
  new Response(byteStream(pieces), {
    headers: {
      "content-type": fileTypes[file.format],
      "content-length": String(file.sizeBytes),
      "content-disposition": dispositionOf({ as: "attachment", plain: `${file.what}.${file.format}`, name: fileNameOf(file) }),
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
