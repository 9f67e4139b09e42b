import { postLink } from "./comment-json";
import { renderContent, renderTitle } from "./render-content";
import { invalidParams, pagingHeaders, pickFields, restAnswer, restError } from "./rest-answers";
import { createParamReader } from "./rest-params";
import { brandUserId, type SitePost, type SiteRequest, type SiteResponse } from "./site-model";
import type { SiteState } from "./site-state";
import { wallClock } from "./zone";

/** GET /posts and GET /posts/{id}. */
export const answerPosts = (state: SiteState, request: SiteRequest): SiteResponse => {
  const id = /^\/posts\/(\d+)$/u.exec(request.path)?.[1];
  if (id === undefined) return listPosts(state, request);
  const post = state.findPost(Number(id));
  if (post === undefined) return restError(404, "rest_post_invalid_id", "Invalid post ID.");
  return restAnswer(200, pickFields(postJson(state, post), request.query.get("_fields")?.split(",") ?? null));
};

const listPosts = (state: SiteState, request: SiteRequest): SiteResponse => {
  const params = createParamReader(request.query, state.settings.timeZone);
  const page = params.integer("page", { min: 1, max: Number.MAX_SAFE_INTEGER, fallback: 1 });
  const perPage = params.integer("per_page", { min: 1, max: 100, fallback: 10 });
  const orderBy = params.oneOf("orderby", ["date", "id", "modified", "include", "title", "slug"], "date");
  const order = params.oneOf("order", ["asc", "desc"], "desc");
  const afters = [params.instant("after"), params.instant("modified_after")];
  const befores = [params.instant("before"), params.instant("modified_before")];
  const include = params.ids("include");
  const exclude = params.ids("exclude") ?? [];
  const search = params.text("search")?.toLowerCase() ?? "";
  const fields = params.names("_fields");
  if (params.problems.size > 0) return invalidParams(params.problems);

  const isAsked = (post: SitePost): boolean =>
    afters.every((after) => after === null || post.date > after) &&
    befores.every((before) => before === null || post.date < before) &&
    (include === null || include.includes(post.id)) &&
    !exclude.includes(post.id) &&
    `${post.title} ${post.content}`.toLowerCase().includes(search);
  const key = (post: SitePost): number => (orderBy === "id" ? post.id : post.date.getTime());
  const sign = order === "asc" ? 1 : -1;
  const sorted = state
    .posts()
    .filter(isAsked)
    .sort((a, b) => sign * (key(a) - key(b) || a.id - b.id));
  if (page > 1 && (page - 1) * perPage >= sorted.length) {
    return restError(400, "rest_post_invalid_page_number", "The page number requested is larger than the number of pages available.");
  }
  const url = `${state.baseUrl()}/wp-json/wp/v2/posts`;
  const shown = sorted.slice((page - 1) * perPage, page * perPage).map((post) => pickFields(postJson(state, post), fields));
  return restAnswer(200, shown, { allow: "GET", ...pagingHeaders({ url, query: request.query, page, perPage, total: sorted.length }) });
};

const postJson = (state: SiteState, post: SitePost): Record<string, unknown> => {
  const api = `${state.baseUrl()}/wp-json/wp/v2`;
  const local = wallClock(post.date, state.settings.timeZone);
  const utc = wallClock(post.date, "UTC");
  return {
    id: post.id,
    date: local,
    date_gmt: utc,
    guid: { rendered: `${state.baseUrl()}/?p=${String(post.id)}` },
    modified: local,
    modified_gmt: utc,
    slug: post.slug,
    status: "publish",
    type: "post",
    link: postLink(state, post),
    title: { rendered: renderTitle(post.title) },
    content: { rendered: renderContent(post.content), protected: false },
    excerpt: { rendered: renderContent(post.content.split("\n")[0] ?? ""), protected: false },
    author: brandUserId,
    comment_status: post.commentsOpen ? "open" : "closed",
    ping_status: "closed",
    sticky: false,
    format: "standard",
    meta: [],
    _links: {
      self: [{ href: `${api}/posts/${String(post.id)}` }],
      collection: [{ href: `${api}/posts` }],
      replies: [{ embeddable: true, href: `${api}/comments?post=${String(post.id)}` }],
    },
  };
};
