import { z } from "zod";
import { commentJson, type RestContext } from "./comment-json";
import type { Caller } from "./comment-list";
import { pickFields, restAnswer, restError } from "./rest-answers";
import { brandUserId, type CommentStatus, type SiteComment, type SiteRequest, type SiteResponse } from "./site-model";
import type { SiteState } from "./site-state";

/** Everything under /comments but the list itself. */
export const answerComment = (state: SiteState, request: SiteRequest, caller: Caller): SiteResponse => {
  const id = /^\/comments\/(\d+)$/u.exec(request.path)?.[1];
  if (id === undefined) return createComment(state, request, caller);
  const comment = state.findComment(Number(id));
  if (comment === undefined) return restError(404, "rest_comment_invalid_id", "Invalid comment ID.");
  switch (request.method) {
    case "GET":
      return readComment(state, { comment, request, caller });
    case "DELETE":
      return deleteComment(state, { comment, request, caller });
    default:
      return updateComment(state, { comment, request, caller });
  }
};

type One = { readonly comment: SiteComment; readonly request: SiteRequest; readonly caller: Caller };

const readComment = (state: SiteState, { comment, request, caller }: One): SiteResponse => {
  const context: RestContext = request.query.get("context") === "edit" ? "edit" : "view";
  if (context === "edit" && !caller.isModerator) return restError(401, "rest_forbidden_context", "Sorry, you are not allowed to edit comments.");
  if (comment.status !== "approved" && !caller.isModerator) return restError(401, "rest_cannot_read", "Sorry, you are not allowed to read this comment.");
  const fields = request.query.get("_fields")?.split(",") ?? null;
  return restAnswer(200, pickFields(commentJson(state, comment, context), fields), { allow: "GET, POST, PUT, PATCH, DELETE" });
};

const inputSchema = z.object({
  post: z.coerce.number().int().optional(),
  parent: z.coerce.number().int().nonnegative().optional(),
  content: z.union([z.string(), z.object({ raw: z.string() }).transform(({ raw }) => raw)]).optional(),
  status: z.string().optional(),
  author_name: z.string().optional(),
});

const readInput = (request: SiteRequest): z.infer<typeof inputSchema> | SiteResponse => {
  const isJson = (request.headers["content-type"] ?? "").includes("json");
  let body: unknown;
  try {
    body = isJson ? JSON.parse(request.body || "{}") : Object.fromEntries(new URLSearchParams(request.body));
  } catch {
    return restError(400, "rest_invalid_json", "Invalid JSON body passed.");
  }
  const parsed = inputSchema.safeParse({ ...Object.fromEntries(request.query), ...(typeof body === "object" ? body : {}) });
  return parsed.success
    ? parsed.data
    : restError(400, "rest_invalid_param", `Invalid parameter(s): ${parsed.error.issues.map((issue) => issue.path.join(".")).join(", ")}`);
};

const createComment = (state: SiteState, request: SiteRequest, caller: Caller): SiteResponse => {
  if (!caller.isModerator) return restError(401, "rest_comment_login_required", "Sorry, you must be logged in to comment.");
  const input = readInput(request);
  if ("body" in input) return input;
  const { content = "", parent = 0, post = 0, status = "approve" } = input;
  const wanted: Wanted = { post, parent, content: content.trim() };
  const refusal = refuseNew(state, wanted);
  if (refusal !== null) return refusal;
  const made = state.addComment({
    ...wanted,
    author: state.settings.name,
    userId: brandUserId,
    date: state.settings.now(),
    status: wordsOf[status] ?? "approved",
  });
  return restAnswer(201, commentJson(state, made, "edit"), { location: `${state.baseUrl()}/wp-json/wp/v2/comments/${String(made.id)}`, allow: "GET, POST" });
};

type Wanted = Pick<SiteComment, "post" | "parent" | "content">;

const refuseNew = (state: SiteState, { post, parent, content }: Wanted): SiteResponse | null => {
  const target = state.findPost(post);
  if (target === undefined) return restError(403, "rest_comment_invalid_post_id", "Sorry, you are not allowed to create this comment without a post.");
  if (!target.commentsOpen) return restError(403, "rest_comment_closed", "Sorry, comments are closed for this item.");
  if (content === "") return restError(400, "rest_comment_content_invalid", "Invalid comment content.");
  const said = state.comments().filter((other) => other.userId === brandUserId && other.status !== "trash" && other.content === content);
  const isSaidHere = said.some((other) => other.post === post && other.parent === parent);
  return isSaidHere ? restError(409, "comment_duplicate", "Duplicate comment detected; it looks as though you&#8217;ve already said that!") : null;
};

const wordsOf: Readonly<Record<string, CommentStatus>> = {
  approve: "approved",
  approved: "approved",
  1: "approved",
  unspam: "approved",
  untrash: "approved",
  hold: "hold",
  0: "hold",
  spam: "spam",
  trash: "trash",
};

const updateComment = (state: SiteState, { comment, request, caller }: One): SiteResponse => {
  if (!caller.isModerator) return restError(401, "rest_cannot_edit", "Sorry, you are not allowed to edit this comment.");
  const input = readInput(request);
  if ("body" in input) return input;
  const { content = comment.content, status } = input;
  if (content.trim() === "") return restError(400, "rest_comment_content_invalid", "Invalid comment content.");
  const target = status === undefined ? comment.status : wordsOf[status];
  // Setting the status a comment has already is an error of the real thing too, unless a text comes with it.
  const isVain = status !== undefined && input.content === undefined && target === comment.status;
  if (target === undefined || isVain) return restError(500, "rest_comment_failed_edit", "Updating comment status failed.");
  return restAnswer(200, commentJson(state, applyUpdate(state, comment, { content, status: target }), "edit"));
};

const applyUpdate = (state: SiteState, comment: SiteComment, { content, status }: Pick<SiteComment, "content" | "status">): SiteComment => {
  const edited = content === comment.content ? comment : state.editComment(comment.id, content);
  return status === edited.status ? edited : state.setStatus(comment.id, status);
};

const deleteComment = (state: SiteState, { comment, request, caller }: One): SiteResponse => {
  if (!caller.isModerator) return restError(401, "rest_cannot_delete", "Sorry, you are not allowed to delete this comment.");
  if (["true", "1"].includes(request.query.get("force") ?? "")) {
    state.remove(comment.id);
    return restAnswer(200, { deleted: true, previous: commentJson(state, comment, "edit") });
  }
  if (comment.status === "trash") return restError(410, "rest_already_trashed", "The comment has already been trashed.");
  return restAnswer(200, commentJson(state, state.setStatus(comment.id, "trash"), "edit"));
};
