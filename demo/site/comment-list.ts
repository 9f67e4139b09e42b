import { commentJson, type RestContext } from "./comment-json";
import { invalidParams, pagingHeaders, pickFields, restAnswer, restError } from "./rest-answers";
import { createParamReader, type ParamReader } from "./rest-params";
import type { CommentStatus, SiteComment, SiteRequest, SiteResponse } from "./site-model";
import type { SiteState } from "./site-state";

export type Caller = { readonly isModerator: boolean };

const orderings = ["date", "date_gmt", "id", "include", "post", "parent", "type"] as const;

/** GET /comments: the list with every documented filter, its permissions and paging headers. */
export const listComments = (state: SiteState, request: SiteRequest, caller: Caller): SiteResponse => {
  const params = createParamReader(request.query, state.settings.timeZone);
  const asked = readQuery(params);
  if (params.problems.size > 0) return invalidParams(params.problems);
  const refusal = refuse(asked, caller);
  if (refusal !== null) return refusal;

  const matching = state.comments().filter((comment) => matches(comment, asked));
  const sorted = sortComments(matching, asked);
  const from = asked.offset ?? (asked.page - 1) * asked.perPage;
  const shown = sorted.slice(from, from + asked.perPage);
  const url = `${state.baseUrl()}/wp-json/wp/v2/comments`;
  return restAnswer(
    200,
    shown.map((comment) => pickFields(commentJson(state, comment, asked.context), asked.fields)),
    { allow: "GET, POST", ...pagingHeaders({ url, query: request.query, page: asked.page, perPage: asked.perPage, total: sorted.length }) },
  );
};

type CommentQuery = ReturnType<typeof readQuery>;

const readQuery = (params: ParamReader) => {
  const contexts: readonly RestContext[] = ["view", "embed", "edit"];
  return {
    context: params.oneOf("context", contexts, "view"),
    page: params.integer("page", { min: 1, max: Number.MAX_SAFE_INTEGER, fallback: 1 }),
    perPage: params.integer("per_page", { min: 1, max: 100, fallback: 10 }),
    offset: params.text("offset") === null ? null : params.integer("offset", { min: 0, max: Number.MAX_SAFE_INTEGER, fallback: 0 }),
    order: params.oneOf("order", ["asc", "desc"], "desc"),
    orderBy: params.oneOf("orderby", orderings, "date_gmt"),
    // The real thing reduces the word to letters, digits, dashes and underscores; a comma list thus matches nothing.
    status: (params.text("status") ?? "approve").toLowerCase().replaceAll(/[^a-z0-9_-]/gu, ""),
    type: params.text("type") ?? "comment",
    after: params.instant("after"),
    before: params.instant("before"),
    include: params.ids("include"),
    exclude: params.ids("exclude"),
    post: params.ids("post"),
    parent: params.ids("parent"),
    parentExclude: params.ids("parent_exclude"),
    author: params.ids("author"),
    authorExclude: params.ids("author_exclude"),
    authorEmail: params.text("author_email"),
    search: params.text("search")?.toLowerCase() ?? null,
    fields: params.names("_fields"),
  };
};

const refuse = (asked: CommentQuery, caller: Caller): SiteResponse | null => {
  if (caller.isModerator) return null;
  if (asked.context === "edit") return restError(401, "rest_forbidden_context", "Sorry, you are not allowed to edit comments.");
  const forbidden = [
    ...(asked.author === null ? [] : ["author"]),
    ...(asked.authorExclude === null ? [] : ["author_exclude"]),
    ...(asked.authorEmail === null ? [] : ["author_email"]),
    ...(asked.type === "comment" ? [] : ["type"]),
    ...(asked.status === "approve" ? [] : ["status"]),
  ];
  return forbidden.length === 0 ? null : restError(401, "rest_forbidden_param", `Query parameter not permitted: ${forbidden.join(", ")}`);
};

const queriedStatuses: Readonly<Record<string, readonly CommentStatus[]>> = {
  approve: ["approved"],
  hold: ["hold"],
  spam: ["spam"],
  trash: ["trash"],
  all: ["approved", "hold"],
};

const matches = (comment: SiteComment, asked: CommentQuery): boolean => {
  const statuses = queriedStatuses[asked.status] ?? [];
  return [
    asked.type === "comment",
    statuses.includes(comment.status),
    // Both ends are exclusive, and precision is one second.
    asked.after === null || comment.date > asked.after,
    asked.before === null || comment.date < asked.before,
    isAmong(asked.include, comment.id),
    isAmong(asked.post, comment.post),
    isAmong(asked.parent, comment.parent),
    isAmong(asked.author, comment.userId),
    isNotAmong(asked.exclude, comment.id),
    isNotAmong(asked.parentExclude, comment.parent),
    isNotAmong(asked.authorExclude, comment.userId),
    asked.authorEmail === null || comment.authorEmail === asked.authorEmail,
    asked.search === null || `${comment.authorName} ${comment.authorEmail} ${comment.authorUrl} ${comment.content}`.toLowerCase().includes(asked.search),
  ].every(Boolean);
};

const isAmong = (ids: readonly number[] | null, id: number): boolean => ids === null || ids.length === 0 || ids.includes(id);
const isNotAmong = (ids: readonly number[] | null, id: number): boolean => ids === null || !ids.includes(id);

const sortComments = (comments: readonly SiteComment[], asked: CommentQuery): readonly SiteComment[] => {
  const { orderBy, include } = asked;
  if (orderBy === "include" && include !== null) return [...comments].sort((a, b) => include.indexOf(a.id) - include.indexOf(b.id));
  const key = (comment: SiteComment): number => {
    switch (orderBy) {
      case "date":
      case "date_gmt":
        return comment.date.getTime();
      case "post":
        return comment.post;
      case "parent":
        return comment.parent;
      case "id":
      case "include":
      case "type":
        return comment.id;
    }
  };
  const sign = asked.order === "asc" ? 1 : -1;
  return [...comments].sort((a, b) => sign * (key(a) - key(b) || a.id - b.id));
};
