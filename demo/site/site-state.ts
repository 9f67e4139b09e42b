import { brandUserId, type CommentStatus, type SiteChange, type SiteComment, type SitePost, type SiteSettings } from "./site-model";

export type NewPost = {
  readonly id?: number | undefined;
  readonly title: string;
  readonly slug: string;
  readonly content: string;
  readonly date: Date;
  readonly commentsOpen?: boolean | undefined;
};

export type NewComment = {
  readonly id?: number | undefined;
  readonly post: number;
  readonly parent?: number | undefined;
  /** The name shown; with `userId` 1 the comment is the brand's own. */
  readonly author: string;
  readonly userId?: number | undefined;
  readonly authorUrl?: string | undefined;
  readonly authorEmail?: string | undefined;
  readonly date: Date;
  readonly content: string;
  readonly status?: CommentStatus | undefined;
};

export type SiteState = {
  readonly settings: SiteSettings;
  readonly baseUrl: () => string;
  readonly rebase: (baseUrl: string) => void;
  readonly posts: () => readonly SitePost[];
  readonly comments: () => readonly SiteComment[];
  readonly findPost: (id: number) => SitePost | undefined;
  readonly findComment: (id: number) => SiteComment | undefined;
  readonly addPost: (post: NewPost) => SitePost;
  readonly addComment: (comment: NewComment) => SiteComment;
  readonly editComment: (id: number, content: string) => SiteComment;
  readonly setStatus: (id: number, status: CommentStatus) => SiteComment;
  readonly remove: (id: number) => void;
  readonly listen: (listener: (change: SiteChange) => void) => void;
};

/** The memory of one site: posts and comments by id, and word of each later change to whoever listens. */
export const createSiteState = (settings: SiteSettings, baseUrl: string): SiteState => {
  let base = baseUrl;
  const posts = new Map<number, SitePost>();
  const comments = new Map<number, SiteComment>();
  const listeners: ((change: SiteChange) => void)[] = [];
  const lastId = { post: 0, comment: 0 };

  const tell = (change: SiteChange): void => {
    for (const listener of listeners) listener(change);
  };
  const known = (id: number): SiteComment => {
    const comment = comments.get(id);
    if (comment === undefined) throw new Error(`The site has no comment ${String(id)}.`);
    return comment;
  };
  const change = (comment: SiteComment, what: SiteChange): SiteComment => {
    comments.set(comment.id, comment);
    tell(what);
    return comment;
  };

  return {
    settings,
    baseUrl: () => base,
    rebase: (url) => {
      base = url.replace(/\/$/u, "");
    },
    posts: () => [...posts.values()],
    comments: () => [...comments.values()],
    findPost: (id) => posts.get(id),
    findComment: (id) => comments.get(id),
    addPost: (post) => {
      const made: SitePost = { ...post, id: post.id ?? lastId.post + 1, date: wholeSecond(post.date), commentsOpen: post.commentsOpen ?? true };
      lastId.post = Math.max(lastId.post, made.id);
      posts.set(made.id, made);
      return made;
    },
    addComment: (comment) => {
      const made = toComment(comment, lastId.comment + 1);
      if (!posts.has(made.post)) throw new Error(`The site has no post ${String(made.post)}.`);
      if (comments.has(made.id)) throw new Error(`The site has a comment ${String(made.id)} already.`);
      lastId.comment = Math.max(lastId.comment, made.id);
      return change(made, { kind: "comment-added", comment: made });
    },
    editComment: (id, content) => change({ ...known(id), content }, { kind: "comment-edited", id, content }),
    setStatus: (id, status) => change({ ...known(id), status }, { kind: "status-set", id, status }),
    remove: (id) => {
      const gone = known(id);
      comments.delete(id);
      for (const child of [...comments.values()]) {
        // Answers to a comment that is gone for good move up to its parent, as the real thing does.
        if (child.parent === id) comments.set(child.id, { ...child, parent: gone.parent });
      }
      tell({ kind: "comment-removed", id });
    },
    listen: (listener) => {
      listeners.push(listener);
    },
  };
};

/** Does again what a change says was done; used to rebuild a site from its record. */
export const replayChange = (state: Pick<SiteState, "addComment" | "editComment" | "setStatus" | "remove">, change: SiteChange): void => {
  switch (change.kind) {
    case "comment-added":
      state.addComment({ ...change.comment, author: change.comment.authorName });
      return;
    case "comment-edited":
      state.editComment(change.id, change.content);
      return;
    case "status-set":
      state.setStatus(change.id, change.status);
      return;
    case "comment-removed":
      state.remove(change.id);
  }
};

const toComment = (comment: NewComment, nextId: number): SiteComment => ({
  id: comment.id ?? nextId,
  post: comment.post,
  parent: comment.parent ?? 0,
  userId: comment.userId ?? 0,
  authorName: comment.author,
  authorUrl: comment.authorUrl ?? "",
  authorEmail: comment.authorEmail ?? (comment.userId === brandUserId ? "desk@brand.example" : ""),
  date: wholeSecond(comment.date),
  content: comment.content,
  status: comment.status ?? "approved",
});

const wholeSecond = (date: Date): Date => new Date(Math.floor(date.getTime() / 1000) * 1000);
