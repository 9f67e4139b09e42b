import type { NextRequest } from "next/server";

import { itemJson, localeOf } from "../../item-json";
import { problem } from "../../../problem";
import { actorFromBearer } from "#lib/auth/bearer";
import { readClock } from "#lib/core/clock";
import { getItem } from "#lib/inbox/queries/api-items";

export const dynamic = "force-dynamic";

/** `GET /api/v1/items/{id}`: one item. */
export const GET = async (request: NextRequest, { params }: { readonly params: Promise<{ readonly id: string }> }): Promise<Response> => {
  try {
    const actor = await actorFromBearer(request, readClock());
    const { id } = await params;
    const reader = { locale: localeOf(request.headers.get("accept-language"), actor.locale), zone: actor.zone };
    return Response.json(itemJson(await getItem(actor, id), reader), {
      headers: { "cache-control": "no-store", "content-language": reader.locale, vary: "authorization, accept-language" },
    });
  } catch (cause) {
    return problem(cause);
  }
};
