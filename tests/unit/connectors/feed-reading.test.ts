import { describe, expect, it } from "vitest";

import { decodeFeed, withoutDoctype } from "#lib/connectors/feed/decode";
import { namedFeeds } from "#lib/connectors/feed/discover";
import { readFeed } from "#lib/connectors/feed/entries";
import { itemOf, type Reading } from "#lib/connectors/feed/items";

const reading = (over: Partial<Reading> = {}): Reading => ({
  feedUrl: "https://shop.example/comments/feed/",
  reads: "comments",
  ownNames: [],
  firstMet: () => new Date(0),
  ...over,
});
const first = (xml: string, over: Partial<Reading> = {}): ReturnType<typeof itemOf> => {
  const [entry] = readFeed(new TextEncoder().encode(xml), "").entries;
  if (entry === undefined) throw new Error("no entry");
  return itemOf(entry, reading(over));
};
const rss = (item: string): string =>
  `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>T</title><item>${item}</item></channel></rss>`;
const date = "<pubDate>Fri, 20 Nov 2026 10:00:00 GMT</pubDate>";

describe("the encoding of a feed", () => {
  const prolog = (name: string): string => `<?xml version="1.0" encoding="${name}"?><a>é</a>`;
  it.each([
    ["what is valid UTF-8 is UTF-8, whatever is declared", Buffer.from(prolog("windows-1252"), "utf8"), "text/xml; charset=iso-8859-1"],
    ["else the header decides", Buffer.from(prolog("utf-8"), "latin1"), "text/xml; charset=iso-8859-1"],
    ["else the prolog", Buffer.from(prolog("iso-8859-1"), "latin1"), "text/xml"],
    ["else it is Western", Buffer.from("<a>é</a>", "latin1"), ""],
    ["an unknown name is passed over", Buffer.from(prolog("klingon"), "latin1"), "text/xml; charset=klingon"],
    ["a byte order mark comes first", Buffer.from(`\uFEFF${prolog("utf-8")}`, "utf16le"), "text/xml; charset=utf-8"],
    ["UTF-16 shows without a mark", Buffer.from(prolog("utf-16"), "utf16le"), ""],
  ])("%s", (_name, bytes, contentType) => {
    expect(decodeFeed(bytes, contentType)).toContain("<a>é</a>");
  });
});

describe("document types", () => {
  it("without declarations of their own are dropped, also behind a prolog and comments", () => {
    expect(withoutDoctype('<?xml version="1.0"?>\n<!-- x -->\n<!DOCTYPE rss PUBLIC "-//N//DTD RSS 0.91//EN" "http://n.example/rss.dtd"><rss/>')).toBe("<rss/>");
    expect(withoutDoctype("<rss><![CDATA[<!DOCTYPE html [x]>]]></rss>")).toBe("<rss><![CDATA[<!DOCTYPE html [x]>]]></rss>");
  });

  it.each(['<!DOCTYPE a [<!ENTITY b "c">]><a/>', "<!doctype a SYSTEM 'x' [ ]><a/>", "<!DOCTYPE a"])("with declarations are refused: %s", (xml) => {
    expect(() => withoutDoctype(xml)).toThrow(expect.objectContaining({ reason: "entity-declarations" }));
  });
});

describe("an entry as an item", () => {
  it("is the child of the comment its first line names, in any language, and that line is not its text", () => {
    const body = "&lt;p&gt;En réponse à &lt;a href=&quot;https://shop.example/post/#comment-3&quot;&gt;Zoé&lt;/a&gt;.&lt;/p&gt;&lt;p&gt;Merci&lt;/p&gt;";
    expect(first(rss(`<guid isPermaLink="false">https://shop.example/?p=9#comment-4</guid><description>${body}</description>${date}`))).toMatchObject({
      item: {
        externalId: "https://shop.example/?p=9#comment-4",
        parentExternalId: "https://shop.example/?p=9#comment-3",
        rootExternalId: "https://shop.example/?p=9",
        text: "Merci",
      },
    });
  });

  it("hangs under the feed itself where nothing tells the post", () => {
    expect(first(rss(`<guid>tag:x,1</guid><description>hi</description>${date}`))).toMatchObject({
      item: { parentExternalId: null, rootExternalId: "https://shop.example/comments/feed/" },
    });
  });

  it("is its own root in a feed of posts", () => {
    expect(first(rss(`<guid>tag:x,1</guid><title>A &amp;amp; B</title><description>hi</description>${date}`), { reads: "posts" })).toMatchObject({
      item: { kind: "post", rootExternalId: "tag:x,1", title: "A & B" },
    });
  });

  it("is the brand's only by name, which proves nothing", () => {
    const xml = rss(`<guid>1</guid><dc:creator>Harbour  TOOLS</dc:creator><description>hi</description>${date}`);
    expect(first(xml, { ownNames: ["harbour tools"] })).toMatchObject({ item: { author: { isBrand: "unverified" } } });
    expect(first(xml, { ownNames: ["harbour"] })).toMatchObject({ item: { author: { isBrand: "no" } } });
  });

  it("without an id is named after what it says, and stays the same", () => {
    const xml = rss(`<link>https://shop.example/a</link><description>hi</description>${date}`);
    expect(JSON.stringify(first(xml))).toMatch(/"externalId":"[0-9a-f]{64}"/u);
    expect(first(xml)).toEqual(first(xml));
  });

  it("keeps plain text plain: what looks like markup in it is text", () => {
    const atom =
      '<feed xmlns="http://www.w3.org/2005/Atom"><title>t</title><id>f</id><entry><id>1</id><published>2026-11-20T10:00:00Z</published><content type="text">1 &lt; 2 and &lt;b&gt; is bold</content></entry></feed>';
    expect(first(atom)).toMatchObject({ item: { text: "1 < 2 and <b> is bold" } });
  });
});

it("a page's feeds are found in any quoting, comments first, relative to its base", () => {
  const html = `<head><base href="https://cdn.example/x/"><LINK REL='alternate feed' TYPE=application/atom+xml HREF=posts.xml title="Posts"><link rel="alternate" type="application/json+oembed" href="/oembed"><link rel="alternate" type="application/rss+xml" href="/c.xml" title="Комментарии"><link rel="alternate" hreflang="fr" href="/fr"></head>`;
  expect(namedFeeds(html, "https://shop.example/")).toEqual([
    { url: "https://cdn.example/c.xml", title: "Комментарии", isComments: true },
    { url: "https://cdn.example/x/posts.xml", title: "Posts", isComments: false },
  ]);
});
