import { postLink } from "./comment-json";
import { escapeHtml, renderContent, renderTitle } from "./render-content";
import { brandUserId, type SiteComment, type SitePost, type SiteResponse } from "./site-model";
import type { SiteState } from "./site-state";
import { wallClock } from "./zone";

const style = `
body{margin:0;font:17px/1.6 Georgia,serif;color:#222;background:#f6f5f2}
header,main,footer{max-width:44rem;margin:0 auto;padding:1.25rem}
header a{font:700 1.4rem/1.2 system-ui,sans-serif;color:inherit;text-decoration:none}
header p,time,footer,.meta{color:#6b6862;font:.85rem system-ui,sans-serif;margin:.2rem 0}
article{background:#fff;border:1px solid #e4e1da;border-radius:10px;padding:1.2rem 1.4rem;margin:0 0 1.2rem}
article h2{margin:.1rem 0;font-size:1.35rem}
h2 a{color:inherit}
ol{list-style:none;margin:0;padding:0}
ol ol{margin-left:1.3rem;border-left:2px solid #e4e1da;padding-left:1rem}
ol ol ol ol ol{margin-left:0;border:0;padding-left:0}
li>div{padding:.7rem .2rem;border-bottom:1px solid #eceae4;overflow-wrap:anywhere}
li>div:target{background:#fff6d6;border-radius:8px}
li>div p{margin:.3rem 0}
.brand{background:#eaf1f6;border-radius:6px;padding:.05rem .45rem;font-size:.75rem}
form{display:grid;gap:.6rem;margin-top:1.4rem}
input,textarea,button{font:inherit;padding:.5rem;border:1px solid #c9c5bb;border-radius:6px}
button{justify-self:start;background:#2b2a27;color:#fff;border:0;padding:.5rem 1.2rem}
@media (prefers-color-scheme:dark){body{background:#1b1b1a;color:#e6e3dc}article,input,textarea{background:#242322;color:inherit;border-color:#3a3936}li>div,ol ol{border-color:#3a3936}li>div:target{background:#3d3820}.brand{background:#2b3b47}}
`;

/** The front page: every post, newest first. */
export const frontPage = (state: SiteState): SiteResponse => {
  const count = (post: SitePost): number => approvedOf(state, post.id).length;
  const posts = state.posts().toSorted((a, b) => b.date.getTime() - a.date.getTime());
  const body = posts.map(
    (post) =>
      `<article><h2><a href="${escapeHtml(postLink(state, post))}">${renderTitle(post.title)}</a></h2>${timeTag(state, post.date)}${renderContent(post.content)}<p class="meta"><a href="${escapeHtml(postLink(state, post))}#comments">${String(count(post))} 💬</a></p></article>`,
  );
  return page(state, { title: state.settings.name, body: body.join("\n") });
};

/** One post with its approved comments as a tree, each at the anchor that its permalink names. */
export const postPage = (state: SiteState, post: SitePost, replyTo: number): SiteResponse => {
  const comments = approvedOf(state, post.id).toSorted((a, b) => a.date.getTime() - b.date.getTime() || a.id - b.id);
  const shownIds = new Set(comments.map((comment) => comment.id));
  const byParent = groupByParent(comments, shownIds);
  const tree = (parent: number): string => {
    const children = byParent.get(parent) ?? [];
    return children.length === 0 ? "" : `<ol>${children.map((child) => `<li>${commentBlock(state, child)}${tree(child.id)}</li>`).join("")}</ol>`;
  };
  const body = `<article><h2>${renderTitle(post.title)}</h2>${timeTag(state, post.date)}${renderContent(post.content)}</article>
<section id="comments"><p class="meta">${String(comments.length)} 💬</p>${tree(0)}${post.commentsOpen ? commentForm(state, post, replyTo) : ""}</section>`;
  return page(state, { title: `${post.title} · ${state.settings.name}`, body });
};

/** An answer for an address that the site does not know. */
export const missingPage = (state: SiteState): SiteResponse => ({ ...page(state, { title: "404", body: "<h1>404</h1>" }), status: 404 });

/** A round picture with the first letter of a name, so that no picture is fetched from elsewhere. */
export const avatarPicture = (name: string): SiteResponse => {
  const hue = Array.from(name).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7);
  const letter = escapeHtml(Array.from(name)[0]?.toUpperCase() ?? "?");
  return {
    status: 200,
    headers: { "content-type": "image/svg+xml", "cache-control": "max-age=86400" },
    body: `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48"><circle cx="24" cy="24" r="24" fill="hsl(${String(hue)} 35% 55%)"/><text x="24" y="31" font-family="sans-serif" font-size="20" fill="#fff" text-anchor="middle">${letter}</text></svg>`,
  };
};

const approvedOf = (state: SiteState, post: number): readonly SiteComment[] =>
  state.comments().filter((comment) => comment.post === post && comment.status === "approved");

/** An answer whose parent is not shown stands at the top, lest it be lost. */
const groupByParent = (comments: readonly SiteComment[], shown: ReadonlySet<number>): ReadonlyMap<number, readonly SiteComment[]> => {
  const groups = new Map<number, SiteComment[]>();
  for (const comment of comments) {
    const parent = shown.has(comment.parent) ? comment.parent : 0;
    groups.set(parent, [...(groups.get(parent) ?? []), comment]);
  }
  return groups;
};

const timeTag = (state: SiteState, at: Date): string =>
  `<time datetime="${at.toISOString()}">${wallClock(at, state.settings.timeZone).replace("T", " ").slice(0, 16)}</time>`;

const commentBlock = (state: SiteState, comment: SiteComment): string => {
  const isWeb = /^https?:\/\//u.test(comment.authorUrl);
  const name = isWeb ? `<a href="${escapeHtml(comment.authorUrl)}" rel="nofollow ugc">${escapeHtml(comment.authorName)}</a>` : escapeHtml(comment.authorName);
  const mark = comment.userId === brandUserId ? ` <span class="brand">${escapeHtml(state.settings.name)}</span>` : "";
  return `<div id="comment-${String(comment.id)}"><b>${name}</b>${mark} ${timeTag(state, comment.date)} <a class="meta" href="?replytocom=${String(comment.id)}#respond" aria-label="Reply">↩</a>${renderContent(comment.content)}</div>`;
};

const commentForm = (state: SiteState, post: SitePost, replyTo: number): string => {
  const target = state.findComment(replyTo);
  return `<form id="respond" method="post" action="${escapeHtml(state.baseUrl())}/wp-comments-post.php">
${target === undefined ? "" : `<p class="meta">↩ ${escapeHtml(target.authorName)}</p>`}
<input type="hidden" name="comment_post_ID" value="${String(post.id)}"><input type="hidden" name="comment_parent" value="${String(target?.id ?? 0)}">
<input name="author" required maxlength="80" placeholder="Name · Имя · Nom"><textarea name="comment" required rows="4" maxlength="5000" placeholder="…"></textarea><button>→</button></form>`;
};

const page = (state: SiteState, { title, body }: { readonly title: string; readonly body: string }): SiteResponse => {
  const base = escapeHtml(state.baseUrl());
  const { name, tagline, language, rest } = state.settings;
  return {
    status: 200,
    headers: {
      "content-type": "text/html; charset=UTF-8",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; form-action 'self'; base-uri 'none'",
      ...(rest ? { link: `<${state.baseUrl()}/wp-json/>; rel="https://api.w.org/"` } : {}),
    },
    body: `<!doctype html>
<html lang="${escapeHtml(language)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${escapeHtml(title)}</title>${rest ? `\n<link rel="https://api.w.org/" href="${base}/wp-json/">` : ""}
<link rel="alternate" type="application/rss+xml" title="${escapeHtml(name)}" href="${base}/feed/">
<link rel="alternate" type="application/atom+xml" title="${escapeHtml(name)}: comments" href="${base}/comments/feed/atom/">
<link rel="alternate" type="application/rss+xml" title="${escapeHtml(name)}: comments" href="${base}/comments/feed/">
<link rel="alternate" type="application/feed+json" title="${escapeHtml(name)}: comments" href="${base}/comments/feed/json">
<style>${style}</style></head>
<body><header><a href="${base}/">${escapeHtml(name)}</a><p>${escapeHtml(tagline)}</p></header><main>${body}</main><footer>${escapeHtml(name)}</footer></body></html>
`,
  };
};
