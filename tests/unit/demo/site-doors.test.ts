import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { parseAtomFeed, parseJsonFeed, parseRssFeed } from "feedsmith";
import { authorization, noon, secondsAfterNoon, serveSite, type Served } from "./served-site";

let served: Served;

beforeEach(async () => {
  served = await serveSite();
  served.site.addComment({
    post: 1,
    author: "Zoë <b>",
    authorUrl: "https://zoe.example",
    date: noon,
    content: "<script>alert(1)</script> & see https://x.example/a.",
  });
});

afterEach(async () => {
  await served.close();
});

describe("discovery", () => {
  it("points from the front page to the REST API and to the feeds", async () => {
    const response = await served.get("/");
    const page = await response.text();
    expect(response.headers.get("link")).toBe(`<${served.url}/wp-json/>; rel="https://api.w.org/"`);
    expect(page).toContain(`<link rel="alternate" type="application/atom+xml" title="Kestrel: comments" href="${served.url}/comments/feed/atom/">`);
  });

  it("describes the site and where one signs in", async () => {
    expect(await (await served.get("/wp-json/")).json()).toMatchObject({
      name: "Kestrel",
      url: served.url,
      timezone_string: "UTC",
      namespaces: ["oembed/1.0", "wp/v2"],
      authentication: { "application-passwords": { endpoints: { authorization: `${served.url}/wp-admin/authorize-application.php` } } },
    });
    expect((await served.get("/?rest_route=/wp/v2/posts")).status).toBe(200);
    expect(await (await served.get("/wp-json/wp/v2/nothing")).json()).toMatchObject({ code: "rest_no_route", data: { status: 404 } });
  });

  it("tells who one is, or 401 when the credentials are wrong", async () => {
    const me = "/wp-json/wp/v2/users/me?context=edit";
    expect(await (await served.get(me, { authorization })).json()).toMatchObject({
      id: 1,
      username: "desk",
      roles: ["editor"],
      capabilities: { moderate_comments: true },
    });
    const refused = await served.get(me, { authorization: "Basic bm9ib2R5Ondyb25n" });
    expect([refused.status, await refused.json()]).toMatchObject([401, { code: "rest_not_logged_in" }]);
  });

  it("lists posts, one post, and refuses the page after the last", async () => {
    const posts = "/wp-json/wp/v2/posts";
    expect(await (await served.get(posts)).json()).toMatchObject([
      { id: 1, title: { rendered: "Hello" }, link: `${served.url}/2026/05/hello/`, comment_status: "open", date_gmt: "2026-05-01T08:00:00" },
    ]);
    expect(await (await served.get(`${posts}/1?_fields=id,slug`)).json()).toEqual({ id: 1, slug: "hello" });
    expect(await (await served.get(`${posts}?page=2`)).json()).toMatchObject({ code: "rest_post_invalid_page_number", data: { status: 400 } });
    expect(await (await served.get(`${posts}?after=2026-05-01T08:00:00Z`)).json()).toEqual([]);
  });
});

describe("feeds", () => {
  beforeEach(() => {
    for (let second = 1; second <= 12; second += 1)
      served.site.addComment({ post: 1, parent: 1, author: `G${String(second)}`, date: secondsAfterNoon(second), content: `n${String(second)}` });
    served.site.setStatus(13, "hold");
  });

  it("show the newest ten approved comments, with the parent named in Atom", async () => {
    const feed = parseAtomFeed(await (await served.get("/comments/feed/atom/")).text());
    expect(feed.entries?.map((entry) => entry.content?.value?.trim())).toEqual(
      ["n11", "n10", "n9", "n8", "n7", "n6", "n5", "n4", "n3", "n2"].map((text) => `<p>${text}</p>`),
    );
    expect(feed.entries?.[0]).toMatchObject({ id: `${served.url}/?p=1#comment-12`, thr: { inReplyTos: [{ ref: `${served.url}/?p=1#comment-1` }] } });
  });

  it("say the same in RSS and JSON Feed", async () => {
    const rss = parseRssFeed(await (await served.get("/comments/feed/")).text());
    expect(rss.items?.[0]).toMatchObject({ guid: { value: `${served.url}/?p=1#comment-12` }, dc: { creators: ["G11"] } });
    expect(rss.items?.[0]?.content?.encoded).toContain("In reply to <a href=");
    const json = parseJsonFeed(await (await served.get("/comments/feed/json")).json());
    expect(json.items?.[0]).toMatchObject({ id: `${served.url}/?p=1#comment-12`, content_html: "<p>n11</p>" });
  });

  it("answer 304 to who has them already, and 404 to a second page", async () => {
    const first = await served.get("/comments/feed/atom/");
    const etag = first.headers.get("etag") ?? "";
    expect((await served.get("/comments/feed/atom/", { "if-none-match": etag })).status).toBe(304);
    expect((await served.get("/comments/feed/atom/", { "if-modified-since": first.headers.get("last-modified") ?? "" })).status).toBe(304);
    served.site.addComment({ post: 1, author: "New", date: secondsAfterNoon(60), content: "new" });
    expect((await served.get("/comments/feed/atom/", { "if-none-match": etag })).status).toBe(200);
    expect((await served.get("/comments/feed/?paged=2")).status).toBe(404);
  });

  it("exist for each post, which names its own in the feed of posts", async () => {
    const posts = parseRssFeed(await (await served.get("/feed/")).text());
    expect(posts.items?.[0]).toMatchObject({ wfw: { commentRss: `${served.url}/2026/05/hello/feed/` }, slash: { comments: 12 } });
    expect((await served.get("/2026/05/hello/feed/atom/")).headers.get("content-type")).toContain("application/atom+xml");
  });
});

describe("the page of a post", () => {
  it("shows each comment at the anchor of its permalink, markup escaped", async () => {
    const page = await (await served.get("/2026/05/hello/")).text();
    expect(page).toContain('id="comment-1"');
    expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt; &amp; see");
    expect(page).toContain('<a href="https://x.example/a" rel="nofollow ugc">https://x.example/a</a>.');
    expect(page).toContain("Zoë &lt;b&gt;");
    expect(page).not.toContain("<script");
  });

  it("takes a visitor's comment by its form", async () => {
    const response = await fetch(`${served.url}/wp-comments-post.php`, {
      method: "POST",
      redirect: "manual",
      body: new URLSearchParams({ comment_post_ID: "1", comment_parent: "1", author: "Ann", comment: "Me too" }),
    });
    expect([response.status, response.headers.get("location")]).toEqual([302, `${served.url}/2026/05/hello/#comment-2`]);
    expect(served.site.findComment(2)).toMatchObject({ authorName: "Ann", parent: 1, content: "Me too", userId: 0 });
  });

  it("is 404 where there is none", async () => {
    expect((await served.get("/2026/05/other/")).status).toBe(404);
  });
});
