import type { NextRequest } from "next/server";
import { z } from "zod";

import { itemJson, localeOf } from "../item-json";
import { problem } from "../../problem";
import { actorFromBearer } from "#lib/auth/bearer";
import { readClock } from "#lib/core/clock";
import { inboxFiltersSchema, inboxViewSchema } from "#lib/inbox/model";
import { listItems } from "#lib/inbox/queries/api-items";

export const dynamic = "force-dynamic";

/** The inbox's own words, refused when they are wrong rather than guessed at; without a view every item of others is listed. */
const searchSchema = inboxFiltersSchema.extend({
  view: inboxViewSchema.default("all"),
  sort: z.enum(["promise", "oldest", "newest"]).default("newest"),
  after: z.string().max(400).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** `GET /api/v1/items`: items by filter; `next` is the address of the following page, null at the end. */
export const GET = async (request: NextRequest): Promise<Response> => {
  try {
    const now = readClock();
    const actor = await actorFromBearer(request, now);
    const { after, limit, ...filters } = searchSchema.parse(Object.fromEntries(request.nextUrl.searchParams));
    const { items, next } = await listItems(actor, filters, { after, limit, now });
    const reader = { locale: localeOf(request.headers.get("accept-language"), actor.locale), zone: actor.zone };
    const body = { items: items.map((item) => itemJson(item, reader)), next: next === null ? null : addressOf(request, next) };
    return Response.json(body, { headers: { "cache-control": "no-store", "content-language": reader.locale, vary: "authorization, accept-language" } });
  } catch (cause) {
    return problem(cause);
  }
};

const addressOf = (request: NextRequest, after: string): string => {
  const search = new URLSearchParams(request.nextUrl.searchParams);
  search.set("after", after);
  return `${request.nextUrl.pathname}?${search.toString()}`;
};
