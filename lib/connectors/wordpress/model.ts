import { z } from "zod";

import type { ConnectorContext, IncomingItem, Visibility } from "../contract";
import { brandByName } from "../own-names";
import { htmlToLine, htmlToText, plainLine } from "../text";

/** What is kept with a WordPress source beside its address. */
export const settingsSchema = z.object({
  /** Root of its REST API: ends with `/wp-json/` or `?rest_route=/`. */
  api: z.url().optional(),
  /** The site's name for itself: its posts are shown as written by it. */
  name: z.string().optional(),
});

/** An application password: WordPress users make one in their profile. */
export const secretSchema = z.object({ username: z.string().trim().min(1), applicationPassword: z.string().trim().min(1) });
export type Secret = z.output<typeof secretSchema>;

const gmtDate = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/u)
  // The API writes UTC without saying so.
  .transform((text) => new Date(`${text}Z`))
  .refine((at) => !Number.isNaN(at.getTime()));

const rendered = z.object({ rendered: z.string(), raw: z.string().optional() });

export const commentSchema = z.object({
  id: z.number().int().positive(),
  post: z.number().int().nonnegative(),
  parent: z.number().int().nonnegative(),
  author: z.number().int().nonnegative(),
  author_name: z.string(),
  author_url: z.string().optional(),
  date_gmt: gmtDate,
  content: rendered,
  link: z.string(),
  status: z.string(),
});
export type WordPressComment = z.output<typeof commentSchema>;

export const postSchema = z.object({
  id: z.number().int().positive(),
  date_gmt: gmtDate,
  modified_gmt: gmtDate,
  link: z.string(),
  title: z.object({ rendered: z.string() }),
  content: rendered,
  author: z.number().int().nonnegative().default(0),
});
export type WordPressPost = z.output<typeof postSchema>;

/** Ids of a site are numbers counted apart for posts and comments; ours say which. */
export const postId = (id: number): string => `post-${id}`;
export const commentId = (id: number): string => `comment-${id}`;
export const userId = (id: number): string => `user-${id}`;

/** The number behind one of our ids, or null when it names something else. */
export const numberOf = (externalId: string, kind: "post" | "comment"): number | null => {
  const match = /^(post|comment)-(\d+)$/u.exec(externalId);
  return match?.[1] === kind ? Number(match[2]) : null;
};

/** A comment as an item. */
export const commentItem = (comment: WordPressComment, context: Pick<ConnectorContext, "ownIds" | "ownNames">): IncomingItem => ({
  externalId: commentId(comment.id),
  kind: "comment",
  parentExternalId: comment.parent === 0 ? null : commentId(comment.parent),
  rootExternalId: postId(comment.post),
  author: authorOf(comment, context),
  text: htmlToText(comment.content.rendered),
  url: comment.link,
  postedAt: comment.date_gmt,
  visibility: visibilityOf(comment.status),
});

/** A post or page as the item its comments hang under; the site itself wrote it. */
export const postItem = (post: WordPressPost, siteName: string): IncomingItem => ({
  externalId: postId(post.id),
  kind: "post",
  parentExternalId: null,
  rootExternalId: postId(post.id),
  author: { externalId: userId(post.author), name: siteName, isBrand: "yes" },
  text: htmlToText(post.content.rendered) || htmlToLine(post.title.rendered),
  title: htmlToLine(post.title.rendered) || undefined,
  url: post.link,
  postedAt: post.date_gmt,
  editedAt: post.modified_gmt > post.date_gmt ? post.modified_gmt : undefined,
  visibility: "public",
});

/** The words of WordPress for where a comment stands, in ours. */
export const visibilityOf = (status: string): Visibility => {
  switch (status) {
    case "hold":
    case "unapproved":
      return "held";
    case "spam":
      return "spam";
    case "trash":
    case "post-trashed":
      return "deleted";
    default:
      return "public";
  }
};

const authorOf = (comment: WordPressComment, context: Pick<ConnectorContext, "ownIds" | "ownNames">): IncomingItem["author"] => {
  const name = plainLine(htmlToLine(comment.author_name)) || "Anonymous";
  const externalId = comment.author === 0 ? `guest-${name}` : userId(comment.author);
  const isBrand = comment.author !== 0 && context.ownIds.includes(externalId) ? "yes" : brandByName(name, context.ownNames);
  return { externalId, name, url: comment.author_url === "" ? undefined : comment.author_url, isBrand };
};
