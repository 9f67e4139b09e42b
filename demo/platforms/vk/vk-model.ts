/** A person or the community itself; communities bear negative numbers. */
export type VkPerson = { readonly id: number; readonly firstName: string; readonly lastName: string; readonly screenName: string };

export type WallPost = {
  readonly id: number;
  readonly fromId: number;
  readonly text: string;
  readonly date: Date;
  readonly edited: Date | null;
  readonly isPinned: boolean;
  readonly commentsOpen: boolean;
};

export type WallComment = {
  readonly id: number;
  readonly post: number;
  readonly fromId: number;
  readonly text: string;
  readonly date: Date;
  /** The comment it answers, or 0. */
  readonly replyTo: number;
  /** The comment of the first level under which it stands, or 0. */
  readonly top: number;
  /** Removed; it keeps its place while others stand under it. */
  readonly isDeleted: boolean;
};

export type Ban = {
  readonly userId: number;
  readonly until: Date | null;
  readonly reason: number;
  readonly comment: string;
  readonly isCommentVisible: boolean;
};

export type CommunityMessage = { readonly id: number; readonly userId: number; readonly text: string; readonly date: Date; readonly randomId: number };

/** Whoever calls: a key stands for a person of the staff, for the community, or for a service that may only read. */
export type Caller = { readonly kind: "user" | "group" | "service"; readonly rights: number };

export type VkSettings = {
  readonly groupId: number;
  readonly name: string;
  readonly screenName: string;
  /** The administrator whose key it is. */
  readonly adminId: number;
  readonly keys: Readonly<Record<string, Caller>>;
  readonly now: () => Date;
};

/** Whatever happens on the wall, as the Callback API would tell it. */
export type WallChange =
  | { readonly kind: "post-new"; readonly post: WallPost }
  | { readonly kind: "reply-new" | "reply-edit" | "reply-restore"; readonly comment: WallComment }
  | { readonly kind: "reply-delete"; readonly comment: WallComment; readonly by: number };

/** The rights of the keys of an administrator and of a community. */
export const fullRights = { user: 8192 + 262_144, group: 4096 + 262_144 } as const;
