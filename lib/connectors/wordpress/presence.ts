import { ConnectorError, type ConnectorContext, type Presence } from "../contract";
import { callApi, secretOf } from "./api";
import { commentSchema, type WordPressComment } from "./model";
import { listRows, rowsPerPage } from "./rows";

/** What became of one comment: `comment` where the site still shows it to us, whatever its status. */
export type Fate = { readonly id: number; readonly comment: WordPressComment | null; readonly state: Presence["state"] };

/** Asks the site for comments by number. A comment absent from a list is looked for among spam, in the bin, and at last by itself; only "no such comment" means gone. */
export const fatesOf = async (context: ConnectorContext, ids: readonly number[]): Promise<readonly Fate[]> => {
  const statuses = secretOf(context) === null ? ["approve"] : ["all", "spam", "trash"];
  const fates = new Map<number, Fate>();
  for (const status of statuses) {
    const missing = ids.filter((id) => !fates.has(id));
    for (const comment of await commentsByIds(context, missing, status)) fates.set(comment.id, { id: comment.id, comment, state: stateOf(comment.status) });
  }
  for (const id of ids) if (!fates.has(id)) fates.set(id, await fateOfMissing(context, id));
  return [...fates.values()];
};

const commentsByIds = async (context: ConnectorContext, ids: readonly number[], status: string): Promise<readonly WordPressComment[]> => {
  const found: WordPressComment[] = [];
  for (let from = 0; from < ids.length; from += rowsPerPage) {
    const include = ids.slice(from, from + rowsPerPage).join(",");
    const { rows } = await listRows(context, { path: "wp/v2/comments", query: { include, status, orderby: "id", order: "asc" }, schema: commentSchema });
    found.push(...rows);
  }
  return found;
};

const fateOfMissing = async (context: ConnectorContext, id: number): Promise<Fate> => {
  try {
    const { json } = await callApi(context, { path: `wp/v2/comments/${id}` });
    const parsed = commentSchema.safeParse(json);
    return parsed.success ? { id, comment: parsed.data, state: stateOf(parsed.data.status) } : { id, comment: null, state: "unknown" };
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    if (error.reason === "item-gone") return { id, comment: null, state: "deleted" };
    // A stranger is told so of everything that is not public.
    if (error.params["code"] === "rest_cannot_read") return { id, comment: null, state: "hidden" };
    throw error;
  }
};

const stateOf = (status: string): Presence["state"] => {
  switch (status) {
    case "approved":
    case "approve":
      return "present";
    case "hold":
      return "hidden";
    case "spam":
      return "spam";
    case "trash":
    case "post-trashed":
      return "deleted";
    default:
      return "unknown";
  }
};
