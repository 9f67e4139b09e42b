import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { createWordPressSite, type WordPressSite } from "../../demo/site/wordpress-site";
import { serveSites } from "../../demo/site/serve-sites";
import type { ConnectorContext, Saying } from "#lib/connectors/contract";
import { recogniseLink } from "#lib/connectors/registry";
import { wordpress } from "#lib/connectors/wordpress";

import { aContext, impatient } from "../support/platforms/context";
import { peerNow, startWordPressSite, wordpressSecret } from "../support/platforms/peers";
import { emptyShelf, visit, type Shelf } from "../support/platforms/poll-through";

const minutes = (count: number): Date => new Date(peerNow.getTime() - count * 60_000);
const replyTo = (comment: number, text: string): Extract<Saying, { kind: "reply" }> => ({
  kind: "reply",
  key: "rpl_1",
  rootExternalId: "post-1",
  parentExternalId: `comment-${comment}`,
  text,
});

let running: Awaited<ReturnType<typeof startWordPressSite>>;
let site: WordPressSite;
let owner: ConnectorContext;
let stranger: ConnectorContext;
let shelf: Shelf;

beforeEach(async () => {
  running = await startWordPressSite();
  site = running.site;
  const settings = { api: `${running.url}/wp-json/`, name: "Harbour & Sons" };
  stranger = aContext(running.url, { settings, now: () => peerNow });
  owner = { ...stranger, secret: wordpressSecret, ownIds: ["user-1"] };
  shelf = emptyShelf();
});
afterEach(() => running.close());

const look = (context: ConnectorContext, streams?: readonly string[]): Promise<void> =>
  visit({ connector: wordpress, context, shelf, ...(streams === undefined ? {} : { streams }) });
const write = (text: string, at: Date): number => site.addComment({ post: 1, author: "Ann", content: text, date: at }).id;
const visibility = (id: number): string | undefined => shelf.items.get(`comment-${id}`)?.visibility;

describe("a walk over a WordPress site", () => {
  it("brings posts as the site's own words, under the name its comments hang on", async () => {
    const id = write("hello", minutes(5));
    await look(owner);
    expect(shelf.items.get("post-1")).toMatchObject({
      kind: "post",
      title: "New kettles",
      text: "They are here.",
      author: { name: "Harbour & Sons", isBrand: "yes" },
    });
    expect(shelf.items.get(`comment-${id}`)).toMatchObject({ rootExternalId: "post-1", author: { externalId: "guest-Ann", isBrand: "no" } });
  });

  it("loses nothing when rows behind it are removed between two of its pages", async () => {
    const ids = Array.from({ length: 350 }, (_, i) => write(`n${i}`, minutes(400 - i)));
    let pages = 0;
    site.onRequest = ({ path, query }) => {
      if (!path.endsWith("/comments") || query.get("orderby") !== "date_gmt") return null;
      pages += 1;
      if (pages === 2) for (const id of ids.slice(0, 60)) site.remove(id);
      return null;
    };
    await look(stranger, ["comments"]);
    expect(ids.slice(60).filter((id) => !shelf.items.has(`comment-${id}`))).toEqual([]);
  });

  it("gets through more comments of one second than a page holds", async () => {
    const ids = Array.from({ length: 250 }, (_, i) => write(`n${i}`, minutes(10)));
    const later = write("later", minutes(9));
    await look(stranger, ["comments"]);
    expect([...ids, later].filter((id) => !shelf.items.has(`comment-${id}`))).toEqual([]);
  });

  it("is not led astray by a comment dated in the future", async () => {
    write("from tomorrow", new Date(peerNow.getTime() + 86_400_000));
    await look(stranger, ["comments"]);
    const now = write("from now", minutes(0));
    await look(stranger, ["comments"]);
    expect(visibility(now)).toBe("public");
  });

  it("shows held comments and spam to the owner, and only what is public to a stranger", async () => {
    const [held, spam, open] = [write("held", minutes(3)), write("spam", minutes(2)), write("open", minutes(1))];
    site.setStatus(held, "hold");
    site.setStatus(spam, "spam");
    await look(owner);
    expect([held, spam, open].map(visibility)).toEqual(["held", "spam", "public"]);
    shelf = emptyShelf();
    await look(stranger);
    expect([held, spam, open].map(visibility)).toEqual([undefined, undefined, "public"]);
  });

  it("leaves a site without pages, or with a closed list of users, readable", async () => {
    await look(owner, ["pages"]);
    expect(shelf.items.size).toBe(0);
    await expect(wordpress.identify(owner)).resolves.toEqual({
      title: "Harbour & Sons",
      ownIds: ["user-1"],
      capabilities: ["reply", "hide", "unhide", "delete"],
    });
    await expect(wordpress.identify(stranger)).resolves.toEqual({ title: "Harbour & Sons", ownIds: [], capabilities: [] });
  });
});

describe("the sweep", () => {
  it("shows to a stranger what was held for hours and approved then, and edits made meanwhile", async () => {
    const held = write("was held", minutes(20 * 60));
    const edited = write("before", minutes(20 * 60));
    site.setStatus(held, "hold");
    await look(stranger);
    expect(visibility(held)).toBeUndefined();
    site.setStatus(held, "approved");
    site.editComment(edited, "after");
    await look({ ...stranger, now: () => new Date(peerNow.getTime() + 3_600_000) });
    expect(visibility(held)).toBe("public");
    expect(shelf.items.get(`comment-${edited}`)?.text).toBe("after");
  });

  it("tells the owner what became of each comment that left the list: binned, spam, or gone", async () => {
    const [binned, spam, gone, stays] = [write("a", minutes(9)), write("b", minutes(8)), write("c", minutes(7)), write("d", minutes(6))];
    await look(owner);
    site.setStatus(binned, "trash");
    site.setStatus(spam, "spam");
    site.remove(gone);
    await look(owner, ["sweep"]);
    expect([binned, spam, stays].map(visibility)).toEqual(["deleted", "spam", "public"]);
    expect([...shelf.gone]).toEqual([`comment-${gone}`]);
    site.setStatus(binned, "approved");
    await look(owner, ["sweep"]);
    expect(visibility(binned)).toBe("public");
  });

  it("is not needed to notice that a comment went which only the walk had seen", async () => {
    await look(owner, ["sweep"]);
    const [gone, binned] = [write("a", minutes(0)), write("b", minutes(0))];
    await look(owner, ["comments"]);
    site.remove(gone);
    site.setStatus(binned, "trash");
    await look(owner, ["comments"]);
    expect([...shelf.gone]).toEqual([`comment-${gone}`]);
    expect(visibility(binned)).toBe("deleted");
  });

  it("takes absence for nothing where a stranger cannot tell hidden from gone", async () => {
    const hidden = write("a", minutes(9));
    await look(stranger);
    site.setStatus(hidden, "hold");
    await look(stranger, ["sweep"]);
    expect(shelf.gone.size).toBe(0);
    await expect(wordpress.verify?.(stranger, [`comment-${hidden}`, "comment-999", "post-1"])).resolves.toEqual([
      { externalId: `comment-${hidden}`, state: "hidden" },
      { externalId: "comment-999", state: "deleted" },
      { externalId: "post-1", state: "unknown" },
    ]);
  });

  it("finds comments written today under an old date", async () => {
    await look(owner);
    const id = write("carried over", new Date("2020-01-01T00:00:00Z"));
    await look(owner);
    expect(visibility(id)).toBe("public");
  });
});

describe("acting on a WordPress site", () => {
  it("replies once; a second sending is answered with the first", async () => {
    const comment = write("why?", minutes(5));
    const first = await wordpress.act?.(owner, replyTo(comment, "Because — “reasons”."));
    const again = await wordpress.act?.(owner, replyTo(comment, "Because — “reasons”."));
    expect(first).toMatchObject({ outcome: "done", externalId: "comment-2", at: peerNow });
    expect(again).toMatchObject({ outcome: "done", externalId: "comment-2" });
    expect(site.comments()).toHaveLength(2);
    await look(owner, ["comments"]);
    expect(shelf.items.get("comment-2")).toMatchObject({ parentExternalId: `comment-${comment}`, author: { externalId: "user-1", isBrand: "yes" } });
  });

  it("answers the post itself when no comment is meant", async () => {
    await wordpress.act?.(owner, { ...replyTo(0, "A word to all"), parentExternalId: "post-1" });
    expect(site.comments().map(({ parent }) => parent)).toEqual([0]);
  });

  it.each([
    ["accept-then-cut", "cut-short", 2],
    ["cut-body", "cut-short", 2],
    ["hang", "timed-out", 1],
    ["server-error", "server-error", 1],
    ["wrong-type", "html-instead-of-json", 1],
  ] as const)("knows that it does not know after %s, and finds the reply only where it is", async (kind, why, commentsThere) => {
    const comment = write("why?", minutes(5));
    running.dial.next({ kind }, { when: ({ method }) => method === "POST" });
    const action = replyTo(comment, "We will look into it");
    expect(await wordpress.act?.(impatient(owner, 300), action)).toEqual({ outcome: "unknown", why });
    expect(running.dial.seen().filter(({ method }) => method === "POST")).toHaveLength(1);
    const found = await wordpress.findSaid?.(owner, action, peerNow);
    expect(site.comments()).toHaveLength(commentsThere);
    expect(found?.externalId).toBe(commentsThere === 2 ? "comment-2" : undefined);
  });

  it.each([
    ["is asked to wait", { kind: "rate-limited", retryAfter: 40 }, { kind: "throttled", retryAfterMs: 40_000 }],
    [
      "is told the thread is closed",
      { kind: "answer", response: { status: 403, headers: {}, body: '{"code":"rest_comment_closed"}' } },
      { kind: "closed", reason: "thread-closed" },
    ],
    [
      "may not do it",
      { kind: "answer", response: { status: 403, headers: {}, body: '{"code":"rest_cannot_edit"}' } },
      { kind: "permission", reason: "forbidden" },
    ],
    [
      "meets a comment that is gone",
      { kind: "answer", response: { status: 404, headers: {}, body: '{"code":"rest_comment_invalid_id"}' } },
      { kind: "gone", reason: "item-gone" },
    ],
  ] as const)("says that nothing was done when it %s", async (_name, fault, expected) => {
    running.dial.next(fault, { when: ({ method }) => method === "POST" });
    await expect(wordpress.act?.(owner, replyTo(1, "hello"))).rejects.toMatchObject(expected);
  });

  it("hides, shows again and bins, also when that was done before", async () => {
    const id = write("rude", minutes(5));
    for (const [kind, status] of [
      ["hide", "hold"],
      ["hide", "hold"],
      ["unhide", "approved"],
      ["unhide", "approved"],
      ["delete", "trash"],
      ["delete", "trash"],
    ] as const) {
      expect(await wordpress.act?.(owner, { kind, externalId: `comment-${id}` })).toMatchObject({ outcome: "done" });
      expect(site.findComment(id)?.status).toBe(status);
    }
    await expect(wordpress.act?.(owner, { kind: "delete", externalId: "post-1" })).rejects.toMatchObject({ reason: "not-a-comment" });
  });

  it("is refused with a wrong password, before anything is read as a stranger", async () => {
    const wrong = { ...owner, secret: { username: "brand", applicationPassword: "wrong" } };
    await expect(wordpress.identify(wrong)).rejects.toMatchObject({ kind: "credentials", reason: "credentials-refused" });
    await expect(look(wrong, ["comments"])).rejects.toMatchObject({ kind: "credentials", reason: "credentials-refused" });
    expect(shelf.pages).toBe(0);
  });
});

describe("a pasted link to a WordPress site", () => {
  it("leads to its interface from any of its pages", async () => {
    const post = await owner.http({ url: `${running.url}/?p=1` });
    const found = await recogniseLink({ ...stranger, url: post.url, settings: {} });
    expect(found).toMatchObject({
      platform: "wordpress",
      title: "Harbour & Sons",
      settings: { api: `${running.url}/wp-json/`, name: "Harbour & Sons" },
      credential: "optional",
    });
  });

  it("leads to its comment feed, with threads, where the interface is closed", async () => {
    const closed = createWordPressSite({ name: "Closed", user: "x", appPassword: "", rest: false, now: () => peerNow });
    const served = await serveSites({ host: "127.0.0.1", port: 0, sites: new Map([["", closed]]) });
    const found = await recogniseLink(aContext(served.url));
    expect(found).toMatchObject({ platform: "feed", url: `${served.url}/comments/feed/atom/`, settings: { reads: "comments" }, credential: "none" });
    await served.close();
  });

  it("to its feed means the feed", async () => {
    write("hello", minutes(1));
    await expect(recogniseLink({ ...stranger, url: `${running.url}/comments/feed/` })).resolves.toMatchObject({
      platform: "feed",
      url: `${running.url}/comments/feed/atom/`,
    });
  });
});
