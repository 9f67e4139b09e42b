import { fileNameOf, type ExportFormat, type ExportView } from "#lib/exports/model";

export const fileTypes: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  jsonl: "application/jsonl; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** A finished file a piece at a time, as fast as its reader takes it. */
export const fileResponse = (file: ExportView, pieces: AsyncGenerator<Buffer, void, undefined>): Response => {
  const body = new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        const { value, done } = await pieces.next();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: async () => {
        await pieces.return();
      },
    },
    // Nothing is read for whoever asks for the headers alone.
    { highWaterMark: 0 },
  );
  return new Response(body, {
    headers: {
      "content-type": fileTypes[file.format],
      "content-length": String(file.sizeBytes),
      "content-disposition": `attachment; filename="${file.what}.${file.format}"; filename*=UTF-8''${encodeURIComponent(fileNameOf(file))}`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
};
