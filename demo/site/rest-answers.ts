import type { SiteResponse } from "./site-model";

/** A JSON answer with the headers every REST answer carries. */
export const restAnswer = (status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): SiteResponse => ({
  status,
  headers: {
    "content-type": "application/json; charset=UTF-8",
    "x-robots-tag": "noindex",
    "x-content-type-options": "nosniff",
    "access-control-expose-headers": "X-WP-Total, X-WP-TotalPages, Link",
    ...headers,
  },
  body: JSON.stringify(value),
});

/** The error body of the REST API: code, message and the status again inside `data`. */
export const restError = (status: number, code: string, message: string): SiteResponse => restAnswer(status, { code, message, data: { status } });

/** 400 for parameters that do not validate, each named with its reason. */
export const invalidParams = (problems: ReadonlyMap<string, string>): SiteResponse =>
  restAnswer(400, {
    code: "rest_invalid_param",
    message: `Invalid parameter(s): ${[...problems.keys()].join(", ")}`,
    data: {
      status: 400,
      params: Object.fromEntries(problems),
      details: Object.fromEntries([...problems].map(([name, message]) => [name, { code: "rest_invalid_param", message, data: null }])),
    },
  });

/** Keeps only what `_fields` names, nested names such as `content.rendered` included. */
export const pickFields = (item: Readonly<Record<string, unknown>>, fields: readonly string[] | null): Record<string, unknown> => {
  if (fields === null) return { ...item };
  const picked: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(item)) {
    if (fields.includes(name)) picked[name] = value;
    else {
      const nested = fields.filter((field) => field.startsWith(`${name}.`)).map((field) => field.slice(name.length + 1));
      if (nested.length > 0 && isPlain(value)) picked[name] = pickFields(value, nested);
    }
  }
  return picked;
};

const isPlain = (value: unknown): value is Readonly<Record<string, unknown>> => typeof value === "object" && value !== null && !Array.isArray(value);

type Paging = { readonly url: string; readonly query: URLSearchParams; readonly page: number; readonly perPage: number; readonly total: number };

/** X-WP-Total, X-WP-TotalPages and, where there is a neighbour page, Link. */
export const pagingHeaders = ({ url, query, page, perPage, total }: Paging): Record<string, string> => {
  const pages = Math.ceil(total / perPage);
  const linkTo = (target: number, rel: string): string => {
    const params = new URLSearchParams(query);
    params.set("page", String(target));
    return `<${url}?${params.toString()}>; rel="${rel}"`;
  };
  const links = [];
  if (page > 1) links.push(linkTo(Math.max(1, Math.min(page - 1, pages)), "prev"));
  if (page < pages) links.push(linkTo(page + 1, "next"));
  return { "x-wp-total": String(total), "x-wp-totalpages": String(pages), ...(links.length > 0 ? { link: links.join(", ") } : {}) };
};
