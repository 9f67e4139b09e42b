import { renderContent } from "./render-content";
import { brandUserId, type SiteComment, type SitePost } from "./site-model";
import type { SiteState } from "./site-state";
import { wallClock } from "./zone";

export type RestContext = "view" | "embed" | "edit";

/** Where a person reads the post. */
export const postLink = (state: SiteState, post: SitePost): string => {
  const [year = "", month = ""] = wallClock(post.date, state.settings.timeZone).split("-");
  return `${state.baseUrl()}/${year}/${month}/${post.slug}/`;
};

/** Where a person reads the comment: the post's page at the comment's anchor. */
export const commentLink = (state: SiteState, comment: SiteComment): string => {
  const post = state.findPost(comment.post);
  return `${post === undefined ? `${state.baseUrl()}/?p=${String(comment.post)}` : postLink(state, post)}#comment-${String(comment.id)}`;
};

/** One comment in the wire format; `edit` adds what only a moderator sees. */
export const commentJson = (state: SiteState, comment: SiteComment, context: RestContext): Record<string, unknown> => {
  const api = `${state.baseUrl()}/wp-json/wp/v2`;
  return {
    id: comment.id,
    ...(context === "embed" ? {} : { post: comment.post }),
    parent: comment.parent,
    author: comment.userId,
    author_name: comment.authorName,
    author_url: comment.authorUrl,
    ...(context === "edit" ? { author_email: comment.authorEmail, author_ip: "203.0.113.7", author_user_agent: "Mozilla/5.0" } : {}),
    date: wallClock(comment.date, state.settings.timeZone),
    ...(context === "embed" ? {} : { date_gmt: wallClock(comment.date, "UTC") }),
    content: { rendered: renderContent(comment.content), ...(context === "edit" ? { raw: comment.content } : {}) },
    link: commentLink(state, comment),
    ...(context === "embed" ? {} : { status: comment.status }),
    type: "comment",
    author_avatar_urls: avatars(state, comment),
    ...(context === "embed" ? {} : { meta: [] }),
    _links: {
      self: [{ href: `${api}/comments/${String(comment.id)}` }],
      collection: [{ href: `${api}/comments` }],
      ...(comment.userId === brandUserId ? { author: [{ embeddable: true, href: `${api}/users/${String(comment.userId)}` }] } : {}),
      up: [{ embeddable: true, post_type: "post", href: `${api}/posts/${String(comment.post)}` }],
      ...(comment.parent > 0 ? { "in-reply-to": [{ embeddable: true, href: `${api}/comments/${String(comment.parent)}` }] } : {}),
    },
  };
};

const avatars = (state: SiteState, comment: SiteComment): Record<string, string> => {
  const path = `${state.baseUrl()}/avatar/${encodeURIComponent(comment.authorName)}`;
  return { 24: `${path}?s=24`, 48: `${path}?s=48`, 96: `${path}?s=96` };
};
