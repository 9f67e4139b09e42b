import { createHash } from "node:crypto";
import { commentLink, postLink } from "./comment-json";
import { escapeHtml, renderContent } from "./render-content";
import type { SiteComment, SitePost, SiteRequest, SiteResponse } from "./site-model";
import type { SiteState } from "./site-state";

const escapeXml = (text: string): string => escapeHtml(text).replaceAll("'", "&apos;");
const cdata = (html: string): string => `<![CDATA[${html.replaceAll("]]>", "]]]]><![CDATA[>")}]]>`;

type Feed = { readonly type: string; readonly write: (state: SiteState, comments: readonly SiteComment[]) => string };

/** The newest approved comments of the site, or of one post, as Atom, RSS or JSON Feed; 304 when the reader has it already. */
export const answerCommentFeed = (
  state: SiteState,
  request: SiteRequest,
  scope: { readonly format: "atom" | "rss" | "json"; readonly post?: number },
): SiteResponse => {
  if (request.query.has("paged")) return notFoundPage;
  const shown = state
    .comments()
    .filter((comment) => comment.status === "approved" && (scope.post === undefined || comment.post === scope.post))
    .sort((a, b) => b.date.getTime() - a.date.getTime() || b.id - a.id)
    .slice(0, state.settings.postsPerFeed);
  const feed = commentFeeds[scope.format];
  return conditional(request, { type: feed.type, body: feed.write(state, shown), modified: shown[0]?.date ?? new Date(0) });
};

/** The newest posts of the site as RSS, each with the address of its comment feed. */
export const answerPostFeed = (state: SiteState, request: SiteRequest): SiteResponse => {
  const shown = state
    .posts()
    .toSorted((a, b) => b.date.getTime() - a.date.getTime())
    .slice(0, state.settings.postsPerFeed);
  return conditional(request, { type: "application/rss+xml; charset=UTF-8", body: postsAsRss(state, shown), modified: shown[0]?.date ?? new Date(0) });
};

const notFoundPage: SiteResponse = { status: 404, headers: { "content-type": "text/html; charset=UTF-8" }, body: "<h1>Not found</h1>" };

type Document = { readonly type: string; readonly body: string; readonly modified: Date };

const conditional = (request: SiteRequest, { type, body, modified }: Document): SiteResponse => {
  const etag = `"${createHash("sha1").update(body).digest("hex")}"`;
  const headers = { etag, "last-modified": modified.toUTCString() };
  const known = request.headers["if-none-match"];
  const since = request.headers["if-modified-since"];
  const isKnown =
    known === undefined
      ? since !== undefined && Date.parse(since) >= modified.getTime()
      : known.split(/\s*,\s*/u).some((tag) => tag.replace(/^W\//u, "") === etag);
  return isKnown ? { status: 304, headers, body: "" } : { status: 200, headers: { ...headers, "content-type": type }, body };
};

const guidOf = (state: SiteState, comment: SiteComment): string => `${state.baseUrl()}/?p=${String(comment.post)}#comment-${String(comment.id)}`;
const titleOf = (state: SiteState, comment: SiteComment): string => `Comment on ${state.findPost(comment.post)?.title ?? ""} by ${comment.authorName}`;
const atomTime = (at: Date): string => `${at.toISOString().slice(0, 19)}Z`;

const commentsAsAtom = (state: SiteState, comments: readonly SiteComment[]): string => `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${state.settings.language}" xmlns:thr="http://purl.org/syndication/thread/1.0">
<title type="text">Comments for ${escapeXml(state.settings.name)}</title>
<subtitle type="text">${escapeXml(state.settings.tagline)}</subtitle>
<updated>${atomTime(comments[0]?.date ?? new Date(0))}</updated>
<link rel="alternate" type="text/html" href="${escapeXml(state.baseUrl())}/" />
<link rel="self" type="application/atom+xml" href="${escapeXml(state.baseUrl())}/comments/feed/atom/" />
<id>${escapeXml(state.baseUrl())}/comments/feed/atom/</id>
${comments.map((comment) => atomEntry(state, comment)).join("")}</feed>
`;

const atomEntry = (state: SiteState, comment: SiteComment): string => {
  const parent = state.findComment(comment.parent);
  const post = state.findPost(comment.post);
  const ref = parent === undefined ? `${state.baseUrl()}/?p=${String(comment.post)}` : guidOf(state, parent);
  const href = parent === undefined ? (post === undefined ? state.baseUrl() : postLink(state, post)) : commentLink(state, parent);
  return `<entry>
<title>${escapeXml(titleOf(state, comment))}</title>
<link rel="alternate" href="${escapeXml(commentLink(state, comment))}" type="text/html" />
<author><name>${escapeXml(comment.authorName)}</name>${comment.authorUrl === "" ? "" : `<uri>${escapeXml(comment.authorUrl)}</uri>`}</author>
<id>${escapeXml(guidOf(state, comment))}</id>
<updated>${atomTime(comment.date)}</updated>
<published>${atomTime(comment.date)}</published>
<content type="html" xml:base="${escapeXml(commentLink(state, comment))}">${cdata(renderContent(comment.content))}</content>
<thr:in-reply-to ref="${escapeXml(ref)}" href="${escapeXml(href)}" type="text/html" />
</entry>
`;
};

const rssHead = (state: SiteState, title: string): string => `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:slash="http://purl.org/rss/1.0/modules/slash/">
<channel>
<title>${escapeXml(title)}</title>
<link>${escapeXml(state.baseUrl())}/</link>
<description>${escapeXml(state.settings.tagline)}</description>
`;

const commentsAsRss = (state: SiteState, comments: readonly SiteComment[]): string => {
  const item = (comment: SiteComment): string => {
    const parent = state.findComment(comment.parent);
    // RSS has no field for the parent: it is only told in words at the start of the body.
    const lead = parent === undefined ? "" : `<p>In reply to <a href="${escapeHtml(commentLink(state, parent))}">${escapeHtml(parent.authorName)}</a>.</p>\n`;
    return `<item>
<title>${escapeXml(titleOf(state, comment))}</title>
<link>${escapeXml(commentLink(state, comment))}</link>
<dc:creator>${cdata(comment.authorName)}</dc:creator>
<pubDate>${comment.date.toUTCString().replace("GMT", "+0000")}</pubDate>
<guid isPermaLink="false">${escapeXml(guidOf(state, comment))}</guid>
<description>${cdata(comment.content)}</description>
<content:encoded>${cdata(lead + renderContent(comment.content))}</content:encoded>
</item>
`;
  };
  return `${rssHead(state, `Comments for ${state.settings.name}`)}${comments.map(item).join("")}</channel>\n</rss>\n`;
};

const commentsAsJson = (state: SiteState, comments: readonly SiteComment[]): string =>
  JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: `Comments for ${state.settings.name}`,
    home_page_url: `${state.baseUrl()}/`,
    feed_url: `${state.baseUrl()}/comments/feed/json`,
    items: comments.map((comment) => ({
      id: guidOf(state, comment),
      url: commentLink(state, comment),
      title: titleOf(state, comment),
      content_html: renderContent(comment.content),
      date_published: atomTime(comment.date),
      authors: [{ name: comment.authorName, ...(comment.authorUrl === "" ? {} : { url: comment.authorUrl }) }],
    })),
  });

const postsAsRss = (state: SiteState, posts: readonly SitePost[]): string => {
  const item = (post: SitePost): string => `<item>
<title>${escapeXml(post.title)}</title>
<link>${escapeXml(postLink(state, post))}</link>
<comments>${escapeXml(postLink(state, post))}#comments</comments>
<dc:creator>${cdata(state.settings.name)}</dc:creator>
<pubDate>${post.date.toUTCString().replace("GMT", "+0000")}</pubDate>
<guid isPermaLink="false">${escapeXml(`${state.baseUrl()}/?p=${String(post.id)}`)}</guid>
<content:encoded>${cdata(renderContent(post.content))}</content:encoded>
<wfw:commentRss>${escapeXml(postLink(state, post))}feed/</wfw:commentRss>
<slash:comments>${String(state.comments().filter((comment) => comment.post === post.id && comment.status === "approved").length)}</slash:comments>
</item>
`;
  return `${rssHead(state, state.settings.name)}${posts.map(item).join("")}</channel>\n</rss>\n`;
};

const commentFeeds: Readonly<Record<"atom" | "rss" | "json", Feed>> = {
  atom: { type: "application/atom+xml; charset=UTF-8", write: commentsAsAtom },
  rss: { type: "application/rss+xml; charset=UTF-8", write: commentsAsRss },
  json: { type: "application/feed+json; charset=UTF-8", write: commentsAsJson },
};
