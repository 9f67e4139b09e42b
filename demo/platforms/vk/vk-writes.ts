import { numberIn, VkRefusal, type Method, type MethodCall } from "./vk-answers";
import type { WallComment, WallPost } from "./vk-model";

/** The writing methods, each with the kinds of key that may call it. */
export const writeMethods: Readonly<Record<string, { readonly by: readonly string[]; readonly answer: Method }>> = {
  "wall.createComment": { by: ["user", "group"], answer: (call) => createComment(call) },
  "wall.deleteComment": { by: ["user"], answer: (call) => deleteComment(call) },
  "wall.restoreComment": { by: ["user"], answer: (call) => restoreComment(call) },
  "wall.closeComments": { by: ["user", "group"], answer: (call) => setOpen(call, false) },
  "wall.openComments": { by: ["user", "group"], answer: (call) => setOpen(call, true) },
  "wall.post": { by: ["user"], answer: (call) => post(call) },
  "wall.pin": { by: ["user"], answer: (call) => pin(call) },
  "groups.ban": { by: ["user"], answer: (call) => ban(call) },
  "groups.unban": { by: ["user"], answer: (call) => unban(call) },
  "messages.send": { by: ["user", "group"], answer: (call) => sendMessage(call) },
};

/** The same key makes nothing twice. */
const once = ({ state, params }: MethodCall, what: string, make: () => number): number => {
  const guid = params.get(what === "message" ? "random_id" : "guid");
  const key = `${what}/${guid ?? ""}`;
  const before = guid === null || guid === "0" ? undefined : state.made.get(key);
  if (before !== undefined) return before;
  const made = make();
  if (guid !== null && guid !== "0") state.made.set(key, made);
  return made;
};

const postIn = ({ state, params }: MethodCall): WallPost => {
  if (numberIn(params, "owner_id") !== state.ownerId) throw new VkRefusal(15);
  const found = state.findPost(numberIn(params, "post_id"));
  if (found === undefined) throw new VkRefusal(100);
  return found;
};

const textIn = (params: URLSearchParams): string => {
  const text = (params.get("message") ?? "").trim();
  if (text === "") throw new VkRefusal(100);
  return text;
};

const createComment: Method = (call) => {
  const { state, params, caller } = call;
  const under = postIn(call);
  const text = textIn(params);
  const replyTo = numberIn(params, "reply_to_comment", 0);
  if (replyTo !== 0 && state.findComment(replyTo)?.isDeleted !== false) throw new VkRefusal(100);
  const isOurs = caller.kind === "group" || numberIn(params, "from_group", 0) === state.settings.groupId;
  const id = once(call, "comment", () => {
    if (!under.commentsOpen) throw new VkRefusal(213);
    return state.addComment({ post: under.id, fromId: isOurs ? state.ownerId : state.settings.adminId, text, replyTo, date: state.settings.now() }).id;
  });
  const { top } = commentIn(state.findComment(id));
  return { comment_id: id, parents_stack: top === 0 ? [] : [top] };
};

const commentIn = (comment: WallComment | undefined): WallComment => {
  if (comment === undefined) throw new VkRefusal(100);
  return comment;
};

const deleteComment: Method = ({ state, params }) => {
  const comment = commentIn(state.findComment(numberIn(params, "comment_id")));
  if (comment.isDeleted) throw new VkRefusal(100);
  state.deleteComment(comment.id, state.settings.adminId);
  return 1;
};

const restoreComment: Method = ({ state, params }) => {
  state.restoreComment(commentIn(state.findComment(numberIn(params, "comment_id"))).id);
  return 1;
};

const setOpen = (call: MethodCall, commentsOpen: boolean): number => {
  call.state.changePost(postIn(call).id, { commentsOpen });
  return 1;
};

const post: Method = (call) => {
  const { state, params } = call;
  if (numberIn(params, "owner_id") !== state.ownerId) throw new VkRefusal(15);
  const text = textIn(params);
  const fromId = params.get("from_group") === "1" ? state.ownerId : state.settings.adminId;
  return { post_id: once(call, "post", () => state.addPost({ fromId, text, date: state.settings.now() }).id) };
};

const pin: Method = (call) => {
  call.state.changePost(postIn(call).id, { isPinned: true });
  return 1;
};

const requireGroup = ({ state, params }: MethodCall): void => {
  if (numberIn(params, "group_id") !== state.settings.groupId) throw new VkRefusal(15);
};

const ban: Method = (call) => {
  requireGroup(call);
  const { state, params } = call;
  const reason = numberIn(params, "reason", 0);
  if (reason < 0 || reason > 4) throw new VkRefusal(100);
  const until = numberIn(params, "end_date", 0);
  state.ban({
    userId: numberIn(params, "owner_id"),
    until: until === 0 ? null : new Date(until * 1000),
    reason,
    comment: params.get("comment") ?? "",
    isCommentVisible: params.get("comment_visible") === "1",
  });
  return 1;
};

const unban: Method = (call) => {
  requireGroup(call);
  if (!call.state.unban(numberIn(call.params, "owner_id"))) throw new VkRefusal(104);
  return 1;
};

const sendMessage: Method = (call) => {
  const { state, params } = call;
  const userId = numberIn(params, "user_id");
  const text = textIn(params);
  if (!state.takesMessages(userId)) throw new VkRefusal(901);
  return once(call, "message", () => state.addMessage({ userId, text, date: state.settings.now(), randomId: numberIn(params, "random_id") }).id);
};
