import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { ConnectorContext, IncomingItem } from "#lib/connectors/contract";
import { feed } from "#lib/connectors/feed";
import { createSafeHttp } from "#lib/connectors/http";
import { recogniseLink } from "#lib/connectors/registry";
import { wordpress } from "#lib/connectors/wordpress";

import { aContext, impatient } from "../support/platforms/context";
import { startMisbehavingServer, type MisbehavingServer, type Misdeed } from "../support/platforms/misbehaving-server";

const html = { "content-type": "text/html" };
const xml = { "content-type": "application/rss+xml" };
const now = new Date("2026-11-21T12:00:00Z");

let server: MisbehavingServer;
let other: MisbehavingServer;
beforeAll(async () => {
  server = await startMisbehavingServer();
  other = await startMisbehavingServer();
});
afterAll(async () => {
  await server.close();
  await other.close();
});

const context = (path: string, over: Partial<ConnectorContext> = {}): ConnectorContext => aContext(`${server.url}${path}`, { now: () => now, ...over });

const readFeed = async (path: string): Promise<readonly IncomingItem[]> => {
  const items: IncomingItem[] = [];
  for await (const page of feed.poll(context(path), "entries", null)) for (const event of page.events) if (event.op === "upsert") items.push(event.item);
  return items;
};

const answering = (path: string, misdeed: Misdeed): string => {
  server.on(path, misdeed);
  return path;
};

describe("a feed that is none", () => {
  const bomb = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><rss version="2.0"><channel><title>&b;</title></channel></rss>`;

  it.each([
    [
      "plain words",
      { kind: "answer", headers: { "content-type": "text/plain" }, body: "hello" },
      { kind: "not-understood", reason: "not-a-feed", message: "What came from this address is not a feed (RSS, Atom or JSON Feed)." },
    ],
    ["another kind of XML", { kind: "answer", headers: xml, body: "<?xml version='1.0'?><svg/>" }, { kind: "not-understood", reason: "not-a-feed" }],
    ["another kind of JSON", { kind: "answer", headers: xml, body: '{"ok":true}' }, { kind: "not-understood", reason: "not-a-feed" }],
    [
      "a web page",
      { kind: "answer", headers: html, body: "<!doctype html><html><body>hi" },
      { kind: "not-understood", reason: "html-instead-of-feed", message: "A web page came instead of a feed." },
    ],
    ["an entity bomb", { kind: "answer", headers: xml, body: bomb }, { kind: "not-understood", reason: "entity-declarations" }],
    ["elements nested without end", { kind: "answer", headers: xml, body: `<rss>${"<a>".repeat(200_000)}` }, { kind: "not-understood", reason: "not-a-feed" }],
    [
      "a page of 10 MB that says so",
      { kind: "huge", megabytes: 10, announced: true },
      { kind: "too-large", reason: "too-large", message: "The answer is larger than 5 MB and was not read to the end." },
    ],
    ["a page of 10 MB that does not say so", { kind: "huge", megabytes: 10, announced: false }, { kind: "too-large", reason: "too-large" }],
    ["a gzip bomb of 400 MB", { kind: "bomb", encoding: "gzip", megabytes: 400 }, { kind: "too-large", reason: "too-large" }],
    ["a brotli bomb of 40 MB", { kind: "bomb", encoding: "br", megabytes: 40 }, { kind: "too-large", reason: "too-large" }],
    [
      "said to be gzip and is not",
      { kind: "answer", headers: { ...xml, "content-encoding": "gzip" }, body: "<rss/>" },
      { kind: "not-understood", reason: "undecodable-body" },
    ],
    [
      "packed in an unknown way",
      { kind: "answer", headers: { ...xml, "content-encoding": "zstd" }, body: "x" },
      { kind: "not-understood", reason: "undecodable-body" },
    ],
    ["cut in the middle", { kind: "cut-body", body: "<rss><channel></channel></rss>" }, { kind: "retry", reason: "cut-short" }],
    ["cut in the middle of a chunk", { kind: "cut-body", body: "<rss><channel></channel></rss>", chunked: true }, { kind: "retry", reason: "cut-short" }],
    ["no HTTP at all", { kind: "gibberish" }, { kind: "not-understood", reason: "not-http" }],
    ["a redirect that goes in circles", { kind: "redirect", to: "/circle" }, { kind: "not-understood", reason: "too-many-redirects" }],
    ["a redirect to a file", { kind: "redirect", to: "file:///etc/passwd" }, { kind: "refused-address", reason: "unsupported-scheme" }],
    ["a redirect with a password", { kind: "redirect", to: "https://me:secret@example.org/" }, { kind: "refused-address", reason: "credentials-in-address" }],
    ["gone for good", { kind: "answer", status: 410 }, { kind: "gone", reason: "gone-for-good" }],
    ["not there", { kind: "answer", status: 404 }, { kind: "gone", reason: "not-found" }],
    ["for members only", { kind: "answer", status: 401 }, { kind: "credentials", reason: "credentials-refused" }],
    ["forbidden", { kind: "answer", status: 403, headers: html, body: "no" }, { kind: "permission", reason: "forbidden" }],
    [
      "busy until a date",
      { kind: "answer", status: 503, headers: { "retry-after": "Sat, 21 Nov 2026 12:02:00 GMT" } },
      { kind: "throttled", reason: "throttled", retryAfterMs: 120_000 },
    ],
    ["busy for a while", { kind: "answer", status: 429, headers: { "retry-after": "7" } }, { kind: "throttled", reason: "throttled", retryAfterMs: 7_000 }],
    ["busy without a word", { kind: "answer", status: 429 }, { kind: "throttled", reason: "throttled", retryAfterMs: null }],
    ["broken", { kind: "answer", status: 502 }, { kind: "retry", reason: "server-error" }],
  ] satisfies [string, Misdeed, object][])("is reported in plain words: %s", async (name, misdeed, expected) => {
    server.on("/circle", { kind: "redirect", to: "/circle?again" });
    const path = answering(`/${name.replaceAll(" ", "-")}`, misdeed);
    await expect(readFeed(path)).rejects.toMatchObject({ name: "ConnectorError", ...expected });
  });

  it("is given up when it never answers", async () => {
    const path = answering("/silent", { kind: "never-answer" });
    await expect(feed.identify(impatient(context(path), 150))).rejects.toMatchObject({ kind: "retry", reason: "timed-out" });
  });
});

describe("a feed with flaws", () => {
  it("keeps its good entries, sets the bad ones aside and reads dates without a clock as UTC, saying so", async () => {
    const item = (id: string, date: string): string => `<item><guid>${id}</guid><title>Title ${id}</title><description>Text ${id}</description>${date}</item>`;
    const body = `<?xml version="1.0"?><rss version="2.0"><channel><title>T</title>${item("a", "<pubDate>2026-11-20</pubDate>")}${item("b", "<pubDate>20 Nov 2026 10:30</pubDate>")}${item("c", "")}${item("d", "<pubDate>some day</pubDate>")}${item("e", "<pubDate>Fri, 20 Nov 2026 10:30:00 +0300</pubDate>")}</channel></rss>`;
    const path = answering("/flawed", { kind: "answer", headers: xml, body });
    const pages = [];
    for await (const page of feed.poll(context(path), "entries", null)) pages.push(page);
    const [page] = pages;
    expect(page?.events.map((event) => (event.op === "upsert" ? [event.item.externalId, event.item.postedAt.toISOString()] : []))).toEqual([
      ["a", "2026-11-20T00:00:00.000Z"],
      ["b", "2026-11-20T10:30:00.000Z"],
      ["c", now.toISOString()],
      ["e", "2026-11-20T07:30:00.000Z"],
    ]);
    expect(page?.setAside.map(({ reason, excerpt }) => [reason, excerpt])).toEqual([
      ["date-without-time", "2026-11-20"],
      ["date-without-zone", "20 Nov 2026 10:30"],
      ["bad-date", "some day"],
    ]);
    const later: unknown = JSON.parse(JSON.stringify(page?.cursor));
    for await (const again of feed.poll(context(path, { now: () => new Date("2026-11-22T00:00:00Z") }), "entries", later)) {
      expect(again.events.map((event) => (event.op === "upsert" ? event.item.postedAt : null))).toContainEqual(now);
      expect(again.setAside.map(({ reason }) => reason)).toEqual(["bad-date"]);
    }
  });

  it("is read in the encoding its prolog names, with NUL and control characters left out", async () => {
    const text = "Плохо\u0000, очень плохо\u0007!";
    const body = Buffer.concat([
      Buffer.from(`<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><title>T</title><item><guid>x</guid><description>`),
      toWindows1251(text),
      Buffer.from("</description></item></channel></rss>"),
    ]);
    const [item] = await readFeed(answering("/cyrillic", { kind: "answer", headers: { "content-type": "text/xml" }, body }));
    expect(item?.text).toBe("Плохо, очень плохо!");
  });

  it("says that something was missed when its window has moved on past all it showed before", async () => {
    const feedOf = (ids: readonly number[]): string =>
      `<rss version="2.0"><channel><title>T</title>${ids.map((id) => `<item><guid>g${id}</guid><description>n${id}</description><pubDate>Fri, 20 Nov 2026 10:30:00 GMT</pubDate></item>`).join("")}</channel></rss>`;
    const visit = async (ids: readonly number[], cursor: unknown): Promise<{ readonly cursor: unknown; readonly gap: string | undefined }> => {
      const path = answering("/window", { kind: "answer", headers: xml, body: feedOf(ids) });
      let last: { cursor: unknown; gap: string | undefined } = { cursor, gap: undefined };
      for await (const page of feed.poll(context(path), "entries", cursor)) last = { cursor: page.cursor, gap: page.gap?.reason };
      return last;
    };
    const first = await visit([1, 2, 3], null);
    const second = await visit([3, 4, 5], first.cursor);
    const third = await visit([7, 8, 9], second.cursor);
    expect([first.gap, second.gap, third.gap]).toEqual([undefined, undefined, "window-passed"]);
  });
});

describe("the outbound door", () => {
  const http = createSafeHttp({ allowedHosts: [], now: () => now });

  it.each([
    "http://127.0.0.1/",
    "http://localhost/",
    "http://10.1.2.3/",
    "http://192.168.0.1/",
    "http://172.16.9.9/",
    "http://169.254.169.254/latest/meta-data/",
    "http://100.64.0.1/",
    "http://0.0.0.0/",
    "http://224.0.0.1/",
    "http://2130706433/",
    "http://0x7f.1/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[::ffff:8.8.8.8]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[64:ff9b:1::1]/",
    "http://[fd00:ec2::254]/",
    "http://[fe80::1]/",
    "http://[::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://255.255.255.255/",
    "http://198.18.0.1/",
  ])("refuses %s", async (url) => {
    await expect(http({ url })).rejects.toMatchObject({ kind: "refused-address", reason: "refused-address" });
  });

  it.each([
    ["ftp://example.org/", "unsupported-scheme"],
    ["file:///etc/passwd", "unsupported-scheme"],
    ["https://user:pass@example.org/", "credentials-in-address"],
    ["not an address", "bad-address"],
  ])("refuses %s as %s", async (url, reason) => {
    await expect(http({ url })).rejects.toMatchObject({ kind: "refused-address", reason });
  });

  it("refuses a redirect from an allowed site to a private address", async () => {
    server.on("/to-private", { kind: "redirect", to: `${other.url}/secret` });
    other.on("/secret", { kind: "answer", body: "inside" });
    await expect(context("/").http({ url: `${server.url}/to-private` })).rejects.toMatchObject({ kind: "refused-address", reason: "refused-address" });
    expect(other.seen().filter(({ path }) => path === "/secret")).toEqual([]);
  });

  it("lets through a range the operator names, and no other", async () => {
    server.on("/open", { kind: "answer", body: "hello" });
    const open = createSafeHttp({ allowedHosts: ["127.0.0.0/8"], now: () => now });
    expect((await open({ url: `${server.url}/open` })).status).toBe(200);
    expect((await open({ url: `${server.url.replace("127.0.0.1", "localhost")}/open` })).status).toBe(200);
    await expect(open({ url: "http://10.0.0.1/" })).rejects.toMatchObject({ reason: "refused-address" });
  });

  it("gives the credential to the site it is for, and not to where that site redirects", async () => {
    server.on("/moved", { kind: "redirect", to: `${other.url}/there` });
    other.on("/there", { kind: "answer", body: "ok" });
    const both = aContext(server.url, { alsoAllow: [new URL(other.url).host] }).http;
    const response = await both({ url: `${server.url}/moved`, headers: { Authorization: "Basic c2VjcmV0", "X-Kept": "yes" } });
    expect(response.url).toBe(`${other.url}/there`);
    expect(server.seen().at(-1)?.headers.authorization).toBe("Basic c2VjcmV0");
    expect(other.seen().at(-1)?.headers).not.toHaveProperty("authorization");
    expect(other.seen().at(-1)?.headers).toHaveProperty("x-kept", "yes");
  });

  it("sends what changes something once, neither again after a cut nor on to another address", async () => {
    const count = (path: string): number => server.seen().filter((request) => request.path === path).length;
    server.on("/write", { kind: "cut-body", body: "a body that is cut" });
    await expect(context("/").http({ url: `${server.url}/write`, method: "POST", body: "{}" })).rejects.toMatchObject({ kind: "retry", reason: "cut-short" });
    server.on("/write-elsewhere", { kind: "redirect", to: "/write", status: 307 });
    await expect(context("/").http({ url: `${server.url}/write-elsewhere`, method: "POST", body: "{}" })).rejects.toMatchObject({ reason: "redirected-write" });
    expect(count("/write")).toBe(1);
  });
});

describe("a WordPress that is none", () => {
  const api = (path: string): ConnectorContext => context(path, { settings: { api: `${server.url}${path}/` } });
  const first = (path: string): Promise<unknown> => wordpress.poll(api(path), "comments", null)[Symbol.asyncIterator]().next();

  it.each([
    [
      "a web page where data should be",
      { kind: "answer", headers: html, body: "<html>Are you human?</html>" },
      { kind: "not-understood", reason: "html-instead-of-json" },
    ],
    ["half a word", { kind: "answer", body: "[{" }, { kind: "not-understood", reason: "not-json" }],
    ["something else than a list", { kind: "answer", body: "{}" }, { kind: "not-understood", reason: "not-a-list" }],
    ["a refusal", { kind: "answer", status: 401, body: '{"code":"rest_forbidden_context"}' }, { kind: "credentials", reason: "credentials-refused" }],
    ["no such part", { kind: "answer", status: 404, body: '{"code":"rest_no_route"}' }, { kind: "gone", reason: "no-such-interface" }],
  ] satisfies [string, Misdeed, object][])("is reported in plain words: %s", async (name, misdeed, expected) => {
    const path = `/site-${name.replaceAll(" ", "-")}`;
    server.on(`${path}/wp/v2/comments`, misdeed);
    await expect(first(path)).rejects.toMatchObject(expected);
  });

  it("has its bad rows set aside while the good ones go on", async () => {
    const good = {
      id: 5,
      post: 1,
      parent: 0,
      author: 0,
      author_name: "Ann",
      date_gmt: "2026-11-21T10:00:00",
      content: { rendered: "<p>fine</p>" },
      link: "http://x/",
      status: "approved",
    };
    server.on("/half/wp/v2/comments", {
      kind: "answer",
      body: JSON.stringify([{ ...good, id: "five" }, good, null, { ...good, id: 6, date_gmt: "yesterday" }]),
    });
    await expect(first("/half")).resolves.toMatchObject({
      value: {
        events: [{ op: "upsert", item: { externalId: "comment-5", text: "fine" } }],
        setAside: [{ reason: "row-not-understood", field: "id" }, { reason: "row-not-understood" }, { reason: "row-not-understood", field: "date_gmt" }],
      },
    });
  });
});

describe("a pasted link", () => {
  it("leads from a page to the comment feed it names", async () => {
    server.on("/blog", {
      kind: "answer",
      headers: html,
      body: '<html><head><link rel="alternate" type="application/rss+xml" title="Posts" href="/posts.xml"><link rel="alternate" type="application/rss+xml" title="Comments" href="comments.xml"></head></html>',
    });
    server.on("/comments.xml", {
      kind: "answer",
      headers: xml,
      body: '<rss version="2.0"><channel><title>All comments</title><item><guid>1</guid><description>x</description></item></channel></rss>',
    });
    await expect(recogniseLink(context("/blog"))).resolves.toEqual({
      platform: "feed",
      url: `${server.url}/comments.xml`,
      title: "All comments",
      settings: { reads: "comments" },
      credential: "none",
    });
  });

  it("that leads to nothing we read is answered with what to paste instead", async () => {
    server.on("/plain", { kind: "answer", headers: html, body: "<html><body>hello</body></html>" });
    await expect(recogniseLink(context("/plain"))).rejects.toMatchObject({ kind: "not-understood", reason: "not-recognised" });
  });

  it("that leads into the private net is refused", async () => {
    await expect(recogniseLink({ ...context("/"), url: "10.0.0.1/feed" })).rejects.toMatchObject({ reason: "refused-address" });
  });
});

const toWindows1251 = (text: string): Buffer =>
  Buffer.from(
    Array.from(text, (letter) => {
      const code = letter.codePointAt(0) ?? 0;
      return code >= 0x410 && code <= 0x44f ? code - 0x410 + 0xc0 : code;
    }),
  );
