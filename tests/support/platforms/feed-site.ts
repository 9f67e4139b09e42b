import { createHash } from "node:crypto";
import { createServer, type ServerResponse } from "node:http";

export type FeedFormat = "rss" | "atom" | "json";

/** A comment as its writer left it. */
export type FeedComment = {
  readonly id: number;
  readonly author: string;
  readonly html: string;
  readonly at: Date | string | null;
  readonly parent?: number;
  readonly updated?: Date;
};

export type FeedSite = {
  readonly url: string;
  readonly feedUrl: (format: FeedFormat) => string;
  readonly add: (comment: FeedComment) => void;
  readonly edit: (id: number, html: string, updated: Date) => void;
  /** The next answers, one each, in place of the feed. */
  readonly failNext: (fault: Fault) => void;
  readonly notModifiedAnswers: () => number;
  readonly close: () => Promise<void>;
};

export type Fault = { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string; readonly cut?: boolean };

/** A site with one article and a comment feed that shows its newest `windowSize` comments, as blogs do; with ETags. */
export const startFeedSite = async ({ windowSize = 10 }: { readonly windowSize?: number } = {}): Promise<FeedSite> => {
  let comments: FeedComment[] = [];
  const faults: Fault[] = [];
  const state = { url: "", notModified: 0 };
  const server = createServer((request, response) => {
    const fault = faults.shift();
    if (fault !== undefined) {
      sendFault(fault, response);
      return;
    }
    const format = /^\/comments\.(rss|atom|json)$/u.exec(request.url ?? "")?.[1];
    const body = render(format, comments.slice(-windowSize).toReversed(), state.url);
    const etag = `"${createHash("sha256").update(body).digest("hex").slice(0, 16)}"`;
    if (request.headers["if-none-match"] === etag) {
      state.notModified += 1;
      response.writeHead(304, { etag });
      response.end();
      return;
    }
    response.writeHead(200, { "content-type": format === "json" ? "application/feed+json" : "application/xml; charset=utf-8", etag });
    response.end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The feed site has no port.");
  state.url = `http://127.0.0.1:${address.port}`;
  return {
    url: state.url,
    feedUrl: (format) => `${state.url}/comments.${format}`,
    add: (comment) => {
      comments.push(comment);
    },
    edit: (id, html, updated) => {
      comments = comments.map((comment) => (comment.id === id ? { ...comment, html, updated } : comment));
    },
    failNext: (fault) => {
      faults.push(fault);
    },
    notModifiedAnswers: () => state.notModified,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
};

const sendFault = (fault: Fault, response: ServerResponse): void => {
  const body = fault.body ?? "";
  if (fault.cut === true) {
    response.writeHead(200, { "content-type": "application/xml", "content-length": 10_000 });
    response.write("<rss><channel>", () => response.destroy());
    return;
  }
  response.writeHead(fault.status ?? 200, { "content-type": "text/html", ...fault.headers });
  response.end(body);
};

const render = (format: string | undefined, comments: readonly FeedComment[], url: string): string => {
  if (format === "rss") return rss(comments, url);
  if (format === "atom") return atom(comments, url);
  return json(comments, url);
};

const escape = (text: string): string => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
const guid = (url: string, id: number): string => `${url}/?p=1#comment-${id}`;
const mailDate = (at: FeedComment["at"]): string => (at instanceof Date ? at.toUTCString() : (at ?? ""));
const isoDate = (at: FeedComment["at"]): string => (at instanceof Date ? at.toISOString() : (at ?? ""));
const quoted = (comment: FeedComment, url: string): string =>
  comment.parent === undefined ? "" : `<p>In reply to <a href="${url}/post/#comment-${comment.parent}">somebody</a>.</p>\n`;

const rss = (comments: readonly FeedComment[], url: string): string => {
  const items = comments.map(
    (comment) =>
      `<item><title>By: ${escape(comment.author)}</title><link>${url}/post/#comment-${comment.id}</link><dc:creator><![CDATA[${comment.author}]]></dc:creator>${comment.at === null ? "" : `<pubDate>${mailDate(comment.at)}</pubDate>`}<guid isPermaLink="false">${guid(url, comment.id)}</guid><content:encoded><![CDATA[${quoted(comment, url)}${comment.html}]]></content:encoded></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Comments for Harbour &amp; Sons</title><link>${url}</link><description/>${items.join("")}</channel></rss>`;
};

const atom = (comments: readonly FeedComment[], url: string): string => {
  const entries = comments.map(
    (comment) =>
      `<entry><title>By: ${escape(comment.author)}</title><link rel="alternate" href="${url}/post/#comment-${comment.id}"/><author><name>${escape(comment.author)}</name></author><id>${guid(url, comment.id)}</id>${comment.at === null ? "" : `<published>${isoDate(comment.at)}</published><updated>${isoDate(comment.updated ?? comment.at)}</updated>`}<content type="html">${escape(comment.html)}</content><thr:in-reply-to ref="${comment.parent === undefined ? `${url}/?p=1` : guid(url, comment.parent)}"/></entry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0"><title>Comments for Harbour &amp; Sons</title><id>${url}/comments.atom</id><updated>2026-11-21T10:00:00Z</updated>${entries.join("")}</feed>`;
};

const json = (comments: readonly FeedComment[], url: string): string =>
  JSON.stringify({
    version: "https://jsonfeed.org/version/1.1",
    title: "Comments for Harbour & Sons",
    home_page_url: url,
    items: comments.map((comment) => ({
      id: guid(url, comment.id),
      url: `${url}/post/#comment-${comment.id}`,
      content_html: comment.html,
      authors: [{ name: comment.author }],
      ...(comment.at === null ? {} : { date_published: isoDate(comment.at) }),
      ...(comment.updated === undefined ? {} : { date_modified: isoDate(comment.updated) }),
    })),
  });
