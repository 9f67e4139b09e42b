import { notFound } from "next/navigation";

import { requireActor } from "#lib/auth/session";
import { AppError } from "#lib/core/errors";
import { fileNameOf, type ExportFormat } from "#lib/exports/model";
import { exportBytes, getExport } from "#lib/exports/queries/exports";

type Context = { readonly params: Promise<{ workspace: string; id: string }> };

const types: Readonly<Record<ExportFormat, string>> = {
  csv: "text/csv; charset=utf-8",
  jsonl: "application/jsonl; charset=utf-8",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
};

/** A finished file, a piece at a time. Only its member gets it, while they may read what is in it. */
export const GET = async (_request: Request, { params }: Context): Promise<Response> => {
  const { workspace, id } = await params;
  const actor = await requireActor(workspace);
  const file = await getExport(actor, id).catch((cause: unknown) => {
    if (cause instanceof AppError && cause.code === "not-found") notFound();
    throw cause;
  });
  if (file.status !== "done") notFound();
  const pieces = exportBytes(actor, id);
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value, done } = await pieces.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    cancel: async () => {
      await pieces.return();
    },
  });
  return new Response(body, {
    headers: {
      "content-type": types[file.format],
      "content-length": String(file.sizeBytes),
      "content-disposition": `attachment; filename="${file.what}.${file.format}"; filename*=UTF-8''${encodeURIComponent(fileNameOf(file))}`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });
};
