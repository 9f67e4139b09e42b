import { z } from "zod";

import { requireActor } from "#lib/auth/session";
import { auditFormats, exportAudit } from "#lib/team/export-audit";

import { byteStream } from "../../../../_export/byte-stream";

type Context = { readonly params: Promise<{ workspace: string }> };

const formatSchema = z.enum(auditFormats).catch("csv");
const types = { csv: "text/csv; charset=utf-8", jsonl: "application/jsonl; charset=utf-8" } as const;

/** The whole audit trail as a file, however long it is. */
export const GET = async (request: Request, { params }: Context): Promise<Response> => {
  const { workspace } = await params;
  const actor = await requireActor(workspace);
  const format = formatSchema.parse(new URL(request.url).searchParams.get("format"));
  return new Response(byteStream(exportAudit(actor, format)), {
    headers: { "content-type": types[format], "content-disposition": `attachment; filename="audit-${workspace}.${format}"`, "cache-control": "no-store" },
  });
};
