import { z } from "zod";

import { ConnectorError, type Action, type ActResult, type ConnectorContext, type Deed, type Saying } from "../contract";
import { mayHaveBeenAccepted } from "../http/failure";
import { callVk, type Params, type Voice } from "./api";
import { codeOfVk } from "./errors";
import { findPost } from "./find-said";
import { ownerIdOf } from "./identify";
import { commentUrl, postUrl } from "./items";
import { commentId, numberOf, postId, randomIdOf } from "./model";
import { fatesOf } from "./presence";

/** Sends one action once. A request that may have been accepted although no answer came is `unknown`, never repeated. */
export const act = async (context: ConnectorContext, action: Action): Promise<ActResult> => {
  try {
    return await send(context, action, await ownerIdOf(context));
  } catch (error) {
    if (error instanceof ConnectorError && isWithoutWord(error)) return { outcome: "unknown", why: error.reason };
    throw error;
  }
};

// After 2xx something that is no answer says nothing of what was done.
const isWithoutWord = (error: ConnectorError): boolean =>
  mayHaveBeenAccepted(error) || ["html-instead-of-json", "not-json", "not-an-answer", "answer-too-large"].includes(error.reason);

const send = async (context: ConnectorContext, action: Action, ownerId: number): Promise<ActResult> => {
  switch (action.kind) {
    case "reply":
      return reply(context, action, ownerId);
    case "message":
      return message(context, action, ownerId);
    case "publish":
      return publish(context, action, ownerId);
    case "delete":
      return remove(context, action.externalId, ownerId);
    case "ban":
      return ban(context, action, ownerId);
    case "unban":
      return unban(context, action, ownerId);
    case "close-conversation":
      return close(context, action, ownerId);
    case "hide":
    case "unhide":
      throw new ConnectorError("permission", "cannot-do", { message: "VK hides no comments: they are there or deleted." });
  }
};

type Of<Kind extends Action["kind"]> = Extract<Action, { kind: Kind }>;

const write = async <Value>(
  context: ConnectorContext,
  voice: Voice,
  { method, params, schema }: { readonly method: string; readonly params: Params; readonly schema: z.ZodType<Value> },
): Promise<Value> => {
  const parsed = schema.safeParse((await callVk(context, voice, { method, params })).value);
  if (parsed.success) return parsed.data;
  throw new ConnectorError("not-understood", "not-an-answer", { message: "VK did not say what became of the request.", params: { method } });
};

const made = z.object({ comment_id: z.number().int().positive() });
const posted = z.object({ post_id: z.number().int().positive() });
const isDone = z.literal(1);

const reply = async (context: ConnectorContext, action: Of<"reply">, ownerId: number): Promise<ActResult> => {
  const post = postNumber(action.rootExternalId);
  const to = numberOf(action.parentExternalId, "comment");
  const id = await comment(context, { ownerId, post, to, text: action.text, key: action.key });
  return { outcome: "done", externalId: commentId(id), url: commentUrl({ ownerId, context }, post, { id }), at: context.now() };
};

type NewComment = { readonly ownerId: number; readonly post: number; readonly to: number | null; readonly text: string; readonly key: string };

const comment = async (context: ConnectorContext, { ownerId, post, to, text, key }: NewComment): Promise<number> => {
  const { comment_id: id } = await write(context, "community", {
    method: "wall.createComment",
    params: { owner_id: ownerId, post_id: post, from_group: -ownerId, message: text, guid: key, ...(to === null ? {} : { reply_to_comment: to }) },
    schema: made,
  });
  return id;
};

const message = async (context: ConnectorContext, action: Of<"message">, ownerId: number): Promise<ActResult> => {
  const params = { user_id: personNumber(action.toExternalId), message: action.text, random_id: randomIdOf(action.key), group_id: -ownerId };
  const id = await write(context, "community", { method: "messages.send", params, schema: z.number().int().positive() });
  return { outcome: "done", externalId: `message-${id}`, at: context.now() };
};

const publishedLatelyMs = 2 * 24 * 60 * 60_000;

/** What was posted already, by a try that was cut before it was pinned, is pinned only. */
const publish = async (context: ConnectorContext, action: Of<"publish">, ownerId: number): Promise<ActResult> => {
  const since = new Date(context.now().getTime() - publishedLatelyMs);
  const there = await findPost(context, ownerId, { text: action.text, since });
  const id = there?.id ?? (await post(context, action, ownerId));
  if (action.isPinned && there?.isPinned !== true)
    await write(context, "person", { method: "wall.pin", params: { owner_id: ownerId, post_id: id }, schema: isDone });
  return { outcome: "done", externalId: postId(id), url: postUrl({ ownerId, context }, id), at: there?.at ?? context.now() };
};

const post = async (context: ConnectorContext, { text, key }: Extract<Saying, { kind: "publish" }>, ownerId: number): Promise<number> => {
  const params = { owner_id: ownerId, from_group: 1, message: text, guid: key };
  return (await write(context, "person", { method: "wall.post", params, schema: posted })).post_id;
};

const remove = async (context: ConnectorContext, externalId: string, ownerId: number): Promise<ActResult> => {
  const id = numberOf(externalId, "comment");
  if (id === null) throw new ConnectorError("permission", "only-comments", { message: "Only comments can be deleted here, not posts." });
  try {
    await write(context, "person", { method: "wall.deleteComment", params: { owner_id: ownerId, comment_id: id }, schema: isDone });
  } catch (error) {
    // VK has no word for "deleted already": who asks for the comment learns it.
    const mayBeGone = error instanceof ConnectorError && ["permission", "gone", "not-understood"].includes(error.kind) && codeOfVk(error) !== null;
    if (!mayBeGone || (await fatesOf(context, ownerId, [id]))[0]?.state !== "deleted") throw error;
  }
  return { outcome: "done", externalId, at: context.now() };
};

const ban = async (context: ConnectorContext, deed: Of<"ban">, ownerId: number): Promise<ActResult> => {
  const { authorExternalId, until, reason, notice } = deed;
  const params = {
    group_id: -ownerId,
    owner_id: personNumber(authorExternalId),
    reason: 0,
    // One line stands beside a ban: for the person where there is a word for them, else for the staff alone.
    comment: notice === "" ? reason : notice,
    comment_visible: notice === "" ? 0 : 1,
    ...(until === null ? {} : { end_date: Math.floor(until.getTime() / 1000) }),
  };
  await write(context, "person", { method: "groups.ban", params, schema: isDone });
  return { outcome: "done", externalId: authorExternalId, at: context.now() };
};

const notBannedCode = 104;

const unban = async (context: ConnectorContext, { authorExternalId }: Of<"unban">, ownerId: number): Promise<ActResult> => {
  try {
    const params = { group_id: -ownerId, owner_id: personNumber(authorExternalId) };
    await write(context, "person", { method: "groups.unban", params, schema: isDone });
  } catch (error) {
    if (!(error instanceof ConnectorError) || codeOfVk(error) !== notBannedCode) throw error;
  }
  return { outcome: "done", externalId: authorExternalId, at: context.now() };
};

/** The last word first, then the door. Where it was shut already, nothing is left to do. */
const close = async (context: ConnectorContext, deed: Extract<Deed, { kind: "close-conversation" }>, ownerId: number): Promise<ActResult> => {
  const number = postNumber(deed.rootExternalId);
  try {
    if (deed.text !== "") await comment(context, { ownerId, post: number, to: null, text: deed.text, key: `close-${ownerId}-${number}` });
  } catch (error) {
    if (!(error instanceof ConnectorError) || error.kind !== "closed") throw error;
  }
  await write(context, "community", { method: "wall.closeComments", params: { owner_id: ownerId, post_id: number }, schema: isDone });
  return { outcome: "done", externalId: deed.rootExternalId, at: context.now() };
};

const postNumber = (externalId: string): number => {
  const id = numberOf(externalId, "post");
  if (id === null) throw new ConnectorError("gone", "no-such-thread", { message: "The post this belongs to is not known." });
  return id;
};

const personNumber = (externalId: string): number => {
  if (/^[1-9]\d*$/u.test(externalId)) return Number(externalId);
  throw new ConnectorError("permission", "not-a-person", { message: "This is not the account of a person." });
};
