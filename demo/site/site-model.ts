export const commentStatuses = ["approved", "hold", "spam", "trash"] as const;
export type CommentStatus = (typeof commentStatuses)[number];

export type SitePost = {
  readonly id: number;
  readonly title: string;
  readonly slug: string;
  /** Plain text; blank lines part paragraphs. */
  readonly content: string;
  readonly date: Date;
  readonly commentsOpen: boolean;
};

export type SiteComment = {
  readonly id: number;
  readonly post: number;
  /** 0 for a top-level comment. */
  readonly parent: number;
  /** 0 for a guest; the site's own user is 1. */
  readonly userId: number;
  readonly authorName: string;
  readonly authorUrl: string;
  readonly authorEmail: string;
  readonly date: Date;
  /** As typed, not as rendered. */
  readonly content: string;
  readonly status: CommentStatus;
};

/** Whatever happened to the comments of a site after it was filled; replaying the list rebuilds the site. */
export type SiteChange =
  | { readonly kind: "comment-added"; readonly comment: SiteComment }
  | { readonly kind: "comment-edited"; readonly id: number; readonly content: string }
  | { readonly kind: "status-set"; readonly id: number; readonly status: CommentStatus }
  | { readonly kind: "comment-removed"; readonly id: number };

export type SiteRequest = {
  readonly method: string;
  /** Path within the site, always beginning with a slash. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string;
  /** The body as it came. */
  readonly bytes: Uint8Array;
};

export type SiteResponse = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
};

export type SiteSettings = {
  readonly name: string;
  readonly tagline: string;
  readonly user: string;
  readonly appPassword: string;
  readonly postsPerFeed: number;
  /** IANA zone in which the site writes its local dates. */
  readonly timeZone: string;
  readonly language: string;
  /** False: the REST doors answer 404 and only pages and feeds remain. */
  readonly rest: boolean;
  readonly now: () => Date;
};

/** The id of the one account a site has: the brand's own. */
export const brandUserId = 1;
