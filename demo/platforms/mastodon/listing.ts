import type { SiteRequest } from "../../site/site-model";
import { byId } from "./mastodon-model";

/** A page of a list, newest first, and the `Link` header that leads on. */
export type ListPage<Row> = { readonly rows: readonly Row[]; readonly link: string | null };

type Listing = { readonly query: SiteRequest["query"]; readonly address: string; readonly limitMax: number };

/**
 * One page of rows sorted newest first, after docs.joinmastodon.org/api/guidelines: `since_id` keeps the newest page above it, `min_id` the
 * page right above it, `max_id` what lies below.
 */
export const listPage = <Row extends { readonly id: string }>(rows: readonly Row[], { query, address, limitMax }: Listing): ListPage<Row> => {
  const [max, since, min] = ["max_id", "since_id", "min_id"].map((name) => query.get(name));
  const limit = Math.min(limitMax, Math.max(1, Number(query.get("limit") ?? 20) || 20));
  const between = rows.filter(({ id }) => (max == null || byId(id, max) < 0) && (since == null || byId(id, since) > 0) && (min == null || byId(id, min) > 0));
  const page = min == null ? between.slice(0, limit) : between.slice(-limit);
  return { rows: page, link: linkOf(page, { query, address, isFull: page.length === limit }) };
};

const linkOf = (
  page: readonly { readonly id: string }[],
  { query, address, isFull }: { readonly query: SiteRequest["query"]; readonly address: string; readonly isFull: boolean },
): string | null => {
  const [first, last] = [page[0], page.at(-1)];
  if (first === undefined || last === undefined) return null;
  const to = (name: string, id: string): string => {
    const next = new URLSearchParams([...query].filter(([key]) => !["max_id", "since_id", "min_id"].includes(key)));
    next.set(name, id);
    return `<${address}?${next.toString()}>`;
  };
  return [...(isFull ? [`${to("max_id", last.id)}; rel="next"`] : []), `${to("min_id", first.id)}; rel="prev"`].join(", ");
};
