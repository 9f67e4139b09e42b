import { requireActor } from "#lib/auth/session";
import { AppError } from "#lib/core/errors";
import { getPicture } from "#lib/replies/queries/attaching";

type Context = { readonly params: Promise<{ workspace: string; id: string }> };

/** A picture of one's draft or of a reply. It may be anything that begins like a picture: nothing in it runs. */
export const GET = async (_request: Request, { params }: Context): Promise<Response> => {
  const { workspace, id } = await params;
  const actor = await requireActor(workspace);
  try {
    const { type, bytes } = await getPicture(actor, id);
    return new Response(new Uint8Array(bytes), {
      headers: { "content-type": type, "content-security-policy": "default-src 'none'; sandbox", "cache-control": "private, max-age=3600, immutable" },
    });
  } catch (cause) {
    if (cause instanceof AppError && cause.code === "not-found") return new Response(null, { status: 404 });
    throw cause;
  }
};
