import { z } from "zod";

import { ConnectorError, type Action, type ActResult, type ConnectorContext, type Said, type Saying } from "../contract";
import { mayHaveBeenAccepted } from "../http/failure";
import { comparableText, htmlToText } from "../text";
import { callApi } from "./api";
import { commentId, commentSchema, numberOf, type WordPressComment } from "./model";
import { listRows } from "./rows";

type ReplyAction = Extract<Saying, { kind: "reply" }>;

const comments = "wp/v2/comments";
const clockSlackMs = 5 * 60_000;

/** Sends one action once. A request that may have been accepted although no answer came is `unknown`, never repeated. */
export const act = async (context: ConnectorContext, action: Action): Promise<ActResult> => {
  try {
    switch (action.kind) {
      case "reply":
        return await reply(context, action);
      case "hide":
        return await setStatus(context, action.externalId, "hold");
      case "unhide":
        return await setStatus(context, action.externalId, "approve");
      case "delete":
        return await bin(context, action.externalId);
      default:
        throw new ConnectorError("permission", "cannot-do", { message: "A WordPress site has no such thing." });
    }
  } catch (error) {
    if (error instanceof ConnectorError && mayHaveBeenAccepted(error)) return { outcome: "unknown", why: error.reason };
    throw error;
  }
};

/** Our own reply with this very text under this parent, if the site has it. */
export const findSaid = async (context: ConnectorContext, saying: Saying, sentAfter: Date): Promise<Said | null> =>
  saying.kind === "reply" ? findReply(context, saying, sentAfter) : null;

const findReply = async (context: ConnectorContext, action: ReplyAction, sentAfter: Date): Promise<Said | null> => {
  const me = await ownUserId(context);
  const { post, parent } = placeOf(action);
  const query = { post, parent, author: me, status: "all", orderby: "date_gmt", order: "desc" };
  const { rows, siteNow, receivedAt } = await listRows(context, { path: comments, query, schema: commentSchema });
  // The dates are the site's: where its clock is behind ours, so is the limit.
  const since = sentAfter.getTime() + (siteNow.getTime() - receivedAt.getTime()) - clockSlackMs;
  const found = rows.find((row) => row.date_gmt.getTime() >= since && hasText(row, action.text));
  return found === undefined ? null : { externalId: commentId(found.id), url: found.link, at: found.date_gmt };
};

const reply = async (context: ConnectorContext, action: ReplyAction): Promise<ActResult> => {
  const { post, parent } = placeOf(action);
  try {
    const { json } = await callApi(context, { path: comments, method: "POST", body: { post, parent, content: action.text } });
    const made = commentSchema.safeParse(json);
    if (!made.success) return { outcome: "unknown", why: "answer-not-understood" };
    return { outcome: "done", externalId: commentId(made.data.id), url: made.data.link, at: made.data.date_gmt, pending: made.data.status !== "approved" };
  } catch (error) {
    if (!(error instanceof ConnectorError)) throw error;
    // After 2xx a page instead of data says nothing of what was done.
    if (["html-instead-of-json", "not-json"].includes(error.reason)) return { outcome: "unknown", why: error.reason };
    if (error.kind !== "duplicate") throw error;
    const there = await findReply(context, action, new Date(0));
    if (there === null) throw error;
    return { outcome: "done", ...there };
  }
};

const setStatus = async (context: ConnectorContext, externalId: string, status: "hold" | "approve"): Promise<ActResult> => {
  const path = `${comments}/${commentNumber(externalId)}`;
  try {
    await callApi(context, { path, method: "POST", body: { status } });
  } catch (error) {
    // WordPress fails with 500 when the comment stands where it is asked to be.
    const mayStandThere = error instanceof ConnectorError && error.params["code"] === "rest_comment_failed_edit";
    if (!mayStandThere || !(await hasStatus(context, path, status))) throw error;
  }
  return { outcome: "done", externalId, at: context.now() };
};

const hasStatus = async (context: ConnectorContext, path: string, status: "hold" | "approve"): Promise<boolean> => {
  const parsed = commentSchema.safeParse((await callApi(context, { path })).json);
  return parsed.success && parsed.data.status === (status === "approve" ? "approved" : status);
};

const bin = async (context: ConnectorContext, externalId: string): Promise<ActResult> => {
  try {
    await callApi(context, { path: `${comments}/${commentNumber(externalId)}`, method: "DELETE" });
  } catch (error) {
    const isThereAlready = error instanceof ConnectorError && (error.params["code"] === "rest_already_trashed" || error.reason === "item-gone");
    if (!isThereAlready) throw error;
  }
  return { outcome: "done", externalId, at: context.now() };
};

const commentNumber = (externalId: string): number => {
  const id = numberOf(externalId, "comment");
  if (id === null)
    throw new ConnectorError("permission", "not-a-comment", { message: "Only comments can be hidden or deleted on a WordPress site, not its posts." });
  return id;
};

const placeOf = (action: ReplyAction): { readonly post: number; readonly parent: number } => {
  const post = numberOf(action.rootExternalId, "post");
  if (post === null) throw new ConnectorError("gone", "no-such-thread", { message: "The post this reply belongs to is not known." });
  return { post, parent: numberOf(action.parentExternalId, "comment") ?? 0 };
};

const me = z.object({ id: z.number().int().positive() });

const ownUserId = async (context: ConnectorContext): Promise<number> => {
  const { json } = await callApi(context, { path: "wp/v2/users/me" });
  return me.parse(json).id;
};

const hasText = (row: WordPressComment, text: string): boolean => {
  const wanted = comparableText(htmlToText(text));
  return [row.content.raw, row.content.rendered].some((content) => content !== undefined && comparableText(htmlToText(content)) === wanted);
};
