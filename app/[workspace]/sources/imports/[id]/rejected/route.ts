import { requireActor } from "#lib/auth/session";
import { importProgress, rejectedRowsCsv } from "#lib/sources/queries/imports";

import { byteStream } from "../../../../../_export/byte-stream";
import { dispositionOf } from "../../../../../_export/disposition";

type Context = { readonly params: Promise<{ workspace: string; id: string }> };

/** The rejected rows of an import as a file, however many they are. */
export const GET = async (_request: Request, { params }: Context): Promise<Response> => {
  const { workspace, id } = await params;
  const actor = await requireActor(workspace);
  const { fileName } = await importProgress(actor, id);
  const name = `rejected-${fileName.replace(/\.[^.]*$/u, "")}.csv`;
  return new Response(byteStream(rejectedRowsCsv(actor, id)), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": dispositionOf({ as: "attachment", plain: "rejected.csv", name }),
      "cache-control": "no-store",
    },
  });
};
