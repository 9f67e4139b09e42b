import type { Ban, CommunityMessage, VkPerson, VkSettings, WallChange, WallComment, WallPost } from "./vk-model";

export type NewWallPost = { readonly fromId?: number; readonly text: string; readonly date: Date };
export type NewWallComment = { readonly post: number; readonly fromId: number; readonly text: string; readonly date: Date; readonly replyTo?: number };

export type VkState = {
  readonly settings: VkSettings;
  readonly ownerId: number;
  readonly posts: () => readonly WallPost[];
  readonly comments: () => readonly WallComment[];
  readonly bans: () => readonly Ban[];
  readonly messages: () => readonly CommunityMessage[];
  readonly people: () => readonly VkPerson[];
  readonly findPost: (id: number) => WallPost | undefined;
  readonly findComment: (id: number) => WallComment | undefined;
  readonly addPerson: (person: VkPerson) => void;
  readonly addPost: (post: NewWallPost) => WallPost;
  readonly changePost: (id: number, change: Partial<Pick<WallPost, "text" | "edited" | "isPinned" | "commentsOpen">>) => void;
  readonly removePost: (id: number) => void;
  readonly addComment: (comment: NewWallComment) => WallComment;
  readonly editComment: (id: number, text: string) => void;
  readonly deleteComment: (id: number, by: number) => void;
  readonly restoreComment: (id: number) => void;
  readonly ban: (ban: Ban) => void;
  /** False where there was none. */
  readonly unban: (userId: number) => boolean;
  readonly addMessage: (message: Omit<CommunityMessage, "id">) => CommunityMessage;
  /** Who lets the community write to them. */
  readonly allowMessages: (userId: number, isAllowed: boolean) => void;
  readonly takesMessages: (userId: number) => boolean;
  /** What an earlier request with this key made, so that the same key makes nothing twice. */
  readonly made: Map<string, number>;
  readonly listen: (listener: (change: WallChange) => void) => void;
};

/** The memory of one community: its wall, who is banned, what it wrote in private. Posts and comments share one row of numbers. */
export const createVkState = (settings: VkSettings): VkState => {
  const posts = new Map<number, WallPost>();
  const comments = new Map<number, WallComment>();
  const listeners: ((change: WallChange) => void)[] = [];
  const ownerId = -settings.groupId;
  let lastId = 0;

  const nextId = (): number => (lastId += 1);
  const tell = (change: WallChange): void => {
    for (const listener of listeners) listener(change);
  };
  const known = (id: number): WallComment => {
    const comment = comments.get(id);
    if (comment === undefined) throw new Error(`The wall has no comment ${String(id)}.`);
    return comment;
  };
  const put = (comment: WallComment): WallComment => {
    comments.set(comment.id, comment);
    return comment;
  };

  return {
    ...createPeople(),
    settings,
    ownerId,
    posts: () => [...posts.values()],
    comments: () => [...comments.values()],
    findPost: (id) => posts.get(id),
    findComment: (id) => comments.get(id),
    addPost: ({ fromId = ownerId, text, date }) => {
      const post: WallPost = { id: nextId(), fromId, text, date: wholeSecond(date), edited: null, isPinned: false, commentsOpen: true };
      posts.set(post.id, post);
      tell({ kind: "post-new", post });
      return post;
    },
    changePost: (id, change) => {
      const post = posts.get(id);
      if (post === undefined) throw new Error(`The wall has no post ${String(id)}.`);
      // Only one post is pinned.
      if (change.isPinned === true) for (const other of posts.values()) posts.set(other.id, { ...other, isPinned: false });
      posts.set(id, { ...post, ...change });
    },
    removePost: (id) => {
      posts.delete(id);
      for (const comment of [...comments.values()]) if (comment.post === id) comments.delete(comment.id);
    },
    addComment: ({ post, fromId, text, date, replyTo = 0 }) => {
      const parent = replyTo === 0 ? null : known(replyTo);
      const top = parent === null ? 0 : parent.top === 0 ? parent.id : parent.top;
      const comment = put({ id: nextId(), post, fromId, text, date: wholeSecond(date), replyTo, top, isDeleted: false });
      tell({ kind: "reply-new", comment });
      return comment;
    },
    editComment: (id, text) => tell({ kind: "reply-edit", comment: put({ ...known(id), text }) }),
    deleteComment: (id, by) => tell({ kind: "reply-delete", comment: put({ ...known(id), isDeleted: true }), by }),
    restoreComment: (id) => tell({ kind: "reply-restore", comment: put({ ...known(id), isDeleted: false }) }),
    made: new Map(),
    listen: (listener) => {
      listeners.push(listener);
    },
  };
};

type People = Pick<VkState, "people" | "addPerson" | "bans" | "ban" | "unban" | "messages" | "addMessage" | "allowMessages" | "takesMessages">;

/** Who is known, who is banned, and what was written in private. */
const createPeople = (): People => {
  const people = new Map<number, VkPerson>();
  const bans = new Map<number, Ban>();
  const messages: CommunityMessage[] = [];
  const allowed = new Set<number>();
  return {
    people: () => [...people.values()],
    addPerson: (person) => people.set(person.id, person),
    bans: () => [...bans.values()],
    messages: () => [...messages],
    ban: (ban) => bans.set(ban.userId, ban),
    unban: (userId) => bans.delete(userId),
    addMessage: (message) => {
      const sent = { ...message, id: messages.length + 1 };
      messages.push(sent);
      return sent;
    },
    allowMessages: (userId, isAllowed) => {
      if (isAllowed) allowed.add(userId);
      else allowed.delete(userId);
    },
    takesMessages: (userId) => allowed.has(userId),
  };
};

const wholeSecond = (date: Date): Date => new Date(Math.floor(date.getTime() / 1000) * 1000);
