import { requireActor } from "#lib/auth/session";
import { importProgress, rejectedRowsCsv } from "#lib/sources/queries/imports";

type Context = { readonly params: Promise<{ workspace: string; id: string }> };

/** The rejected rows of an import as a file, however many they are. */
export const GET = async (_request: Request, { params }: Context): Promise<Response> => {
  const { workspace, id } = await params;
  const actor = await requireActor(workspace);
  const { fileName } = await importProgress(actor, id);
  const lines = rejectedRowsCsv(actor, id);
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { value, done } = await lines.next();
      if (done) controller.close();
      else controller.enqueue(encoder.encode(value));
    },
    cancel: async () => {
      await lines.return();
    },
  });
  const name = encodeURIComponent(`rejected-${fileName.replace(/\.[^.]*$/u, "")}.csv`);
  return new Response(body, {
    headers: { "content-type": "text/csv; charset=utf-8", "content-disposition": `attachment; filename*=UTF-8''${name}`, "cache-control": "no-store" },
  });
};
