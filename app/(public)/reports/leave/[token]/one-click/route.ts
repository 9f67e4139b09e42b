import { readClock } from "#lib/core/clock";
import { leaveList } from "#lib/reports/commands/letters";

import { readAtMost } from "../../../../../api/read-at-most";

type Context = { readonly params: Promise<{ token: string }> };

/** What a mail program sends for a reader who pressed its own button: the word of RFC 8058, as either kind of form. */
export const POST = async (request: Request, { params }: Context): Promise<Response> => {
  if (!(await saysOneClick(request))) return new Response(null, { status: 400 });
  const { token } = await params;
  return new Response(null, { status: (await leaveList(token, readClock())) ? 200 : 404 });
};

/** A program that knows no such button opens the address: there the reader is asked. */
export const GET = async (_request: Request, { params }: Context): Promise<Response> =>
  new Response(null, { status: 303, headers: { location: `/reports/leave/${encodeURIComponent((await params).token)}` } });

const bytesMax = 4_096;

const saysOneClick = async ({ body, headers }: Request): Promise<boolean> => {
  const bytes = body === null ? null : await readAtMost(body, { limit: bytesMax, announced: headers.get("content-length") });
  if (bytes === null) return false;
  const form = await new Response(bytes, { headers: { "content-type": headers.get("content-type") ?? "" } }).formData().catch(() => null);
  return form?.get("List-Unsubscribe") === "One-Click";
};
