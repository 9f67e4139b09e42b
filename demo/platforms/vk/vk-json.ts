import type { CommunityMessage, WallComment, WallPost } from "./vk-model";
import type { VkState } from "./vk-state";

export type Json = Readonly<Record<string, unknown>>;

const unix = (date: Date): number => Math.floor(date.getTime() / 1000);

/** Comments people see under a post: what was removed keeps its place while somebody's answer stands under it. */
export const shownComments = (state: VkState, post: number): readonly WallComment[] => {
  const ofPost = state.comments().filter((comment) => comment.post === post);
  const answered = new Set(ofPost.filter(({ isDeleted }) => !isDeleted).map(({ top }) => top));
  return ofPost.filter(({ id, isDeleted }) => !isDeleted || answered.has(id)).sort((a, b) => a.id - b.id);
};

export const postJson = (state: VkState, post: WallPost): Json => ({
  id: post.id,
  owner_id: state.ownerId,
  from_id: post.fromId,
  date: unix(post.date),
  ...(post.edited === null ? {} : { edited: unix(post.edited) }),
  text: post.text,
  post_type: "post",
  attachments: [],
  ...(post.isPinned ? { is_pinned: 1 } : {}),
  comments: { count: shownComments(state, post.id).filter(({ isDeleted }) => !isDeleted).length, can_post: post.commentsOpen ? 1 : 0 },
  likes: { count: 0 },
  reposts: { count: 0 },
});

/** A comment with at most so many of its answers; without them where it is an answer itself. */
export const commentJson = (state: VkState, comment: WallComment, inline: number | null = null): Json => {
  const answers = inline === null ? [] : shownComments(state, comment.post).filter(({ top }) => top === comment.id);
  return {
    id: comment.id,
    owner_id: state.ownerId,
    post_id: comment.post,
    date: unix(comment.date),
    parents_stack: comment.top === 0 ? [] : [comment.top],
    ...(comment.isDeleted ? { from_id: 0, text: "", deleted: true } : { from_id: comment.fromId, text: comment.text, attachments: [] }),
    ...(comment.replyTo === 0 ? {} : { reply_to_comment: comment.replyTo, reply_to_user: state.findComment(comment.replyTo)?.fromId ?? 0 }),
    ...(inline === null
      ? {}
      : {
          thread: {
            count: answers.length,
            items: answers.slice(0, inline).map((answer) => commentJson(state, answer)),
            can_post: true,
            author_replied: answers.some(({ fromId }) => fromId === state.ownerId),
          },
        }),
  };
};

export const messageJson = ({ id, userId, text, date, randomId }: CommunityMessage, groupId: number): Json => ({
  id,
  date: unix(date),
  from_id: -groupId,
  peer_id: userId,
  out: 1,
  text,
  random_id: randomId,
  attachments: [],
});

/** Who is named by an extended answer. */
export const namesJson = (state: VkState, ids: readonly number[]): Json => {
  const wanted = new Set(ids);
  return {
    profiles: state
      .people()
      .filter(({ id }) => wanted.has(id))
      .map(({ id, firstName, lastName, screenName }) => ({ id, first_name: firstName, last_name: lastName, screen_name: screenName })),
    groups: wanted.has(state.ownerId) ? [groupJson(state)] : [],
  };
};

export const groupJson = ({ settings }: VkState): Json => ({
  id: settings.groupId,
  name: settings.name,
  screen_name: settings.screenName,
  is_closed: 0,
  type: "group",
});
