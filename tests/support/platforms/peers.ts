import { createMastodonSite, type MastodonSite } from "../../../demo/platforms/mastodon/mastodon-site";
import type { MastodonOptions } from "../../../demo/platforms/mastodon/mastodon-model";
import { rateLimitHeaders } from "../../../demo/platforms/mastodon/rate-limit";
import { createFakeVk, fakeVkKeys, type FakeVk } from "../../../demo/platforms/vk/fake-vk";
import { vkError } from "../../../demo/platforms/vk/vk-answers";
import { createFaultDial } from "../../../demo/site/faults";
import { serveSites } from "../../../demo/site/serve-sites";
import { createWordPressSite, type WordPressSite } from "../../../demo/site/wordpress-site";
import type { Connector, ConnectorContext } from "#lib/connectors/contract";
import { feed } from "#lib/connectors/feed";
import { mastodon } from "#lib/connectors/mastodon";
import { vk } from "#lib/connectors/vk";
import { wordpress } from "#lib/connectors/wordpress";

import { aContext } from "./context";
import { startFeedSite, type FeedFormat } from "./feed-site";

/** A platform under test, seen the same way whatever it is. */
export type Peer = {
  readonly connector: Connector;
  readonly context: ConnectorContext;
  /** The stream that carries comments. */
  readonly stream: string;
  /** The site's now moves with it. */
  readonly write: (text: string, at: Date, parent?: number) => number;
  readonly rewrite: (id: number, text: string, at: Date) => void;
  readonly externalId: (id: number) => string;
  /** The next request to a list of comments meets this. */
  readonly fail: (fault: PeerFault) => void;
  readonly close: () => Promise<void>;
};

export type PeerFault = "throttled" | "server-error" | "html" | "cut" | "forbidden";

/** The sites' time in these tests. */
export const peerNow = new Date("2026-11-21T12:00:00Z");

export const peers: readonly { readonly name: string; readonly start: () => Promise<Peer> }[] = [
  { name: "feed (RSS)", start: () => feedPeer("rss") },
  { name: "feed (Atom)", start: () => feedPeer("atom") },
  { name: "feed (JSON Feed)", start: () => feedPeer("json") },
  { name: "wordpress (as a stranger)", start: () => wordpressPeer(false) },
  { name: "wordpress (signed in)", start: () => wordpressPeer(true) },
  { name: "vk", start: () => vkPeer() },
  { name: "mastodon (mentions)", start: () => mastodonPeer("mentions") },
  { name: "mastodon (threads)", start: () => mastodonPeer("threads") },
];

const feedPeer = async (format: FeedFormat): Promise<Peer> => {
  const site = await startFeedSite({ windowSize: 1_000 });
  let lastId = 0;
  return {
    connector: feed,
    context: aContext(site.feedUrl(format), { now: () => peerNow }),
    stream: "entries",
    write: (text, at, parent) => {
      lastId += 1;
      site.add({ id: lastId, author: "Ann", html: `<p>${text}</p>`, at, ...(parent === undefined ? {} : { parent }) });
      return lastId;
    },
    rewrite: (id, text, at) => {
      site.edit(id, `<p>${text}</p>`, at);
    },
    externalId: (id) => `${site.url}/?p=1#comment-${id}`,
    fail: (fault) => {
      site.failNext(feedFaults[fault]);
    },
    close: site.close,
  };
};

const feedFaults = {
  throttled: { status: 429, headers: { "retry-after": "90" } },
  "server-error": { status: 500, body: "oops" },
  html: { body: "<!doctype html><html><body>Checking your browser</body></html>" },
  cut: { cut: true },
  forbidden: { status: 401 },
} as const;

/** A site with one post on which comments can be written, and its fault dial. */
export const startWordPressSite = async (): Promise<{
  readonly site: WordPressSite;
  readonly url: string;
  readonly dial: ReturnType<typeof createFaultDial>;
  readonly close: () => Promise<void>;
}> => {
  const dial = createFaultDial();
  const site = createWordPressSite({
    name: "Harbour & Sons",
    user: "brand",
    appPassword: "abcd efgh ijkl mnop qrst uvwx",
    now: () => peerNow,
    onRequest: dial.onRequest,
  });
  site.addPost({ title: "New kettles", slug: "new-kettles", content: "They are here.", date: new Date("2026-11-01T08:00:00Z") });
  const served = await serveSites({ host: "127.0.0.1", port: 0, sites: new Map([["", site]]) });
  return { site, url: served.url, dial, close: served.close };
};

/** The credential the site of `startWordPressSite` accepts. */
export const wordpressSecret = { username: "brand", applicationPassword: "abcd efgh ijkl mnop qrst uvwx" };

const wordpressPeer = async (isSignedIn: boolean): Promise<Peer> => {
  const { site, url, dial, close } = await startWordPressSite();
  const isList = ({ path }: { readonly path: string }): boolean => path.endsWith("/comments");
  return {
    connector: wordpress,
    context: aContext(url, { settings: { api: `${url}/wp-json/` }, secret: isSignedIn ? wordpressSecret : null, ownIds: ["user-1"], now: () => peerNow }),
    stream: "comments",
    write: (text, at, parent) => site.addComment({ post: 1, author: "Ann", content: text, date: at, ...(parent === undefined ? {} : { parent }) }).id,
    rewrite: (id, text) => {
      site.editComment(id, text);
    },
    externalId: (id) => `comment-${id}`,
    fail: (fault) => {
      dial.next(wordpressFaults[fault], { when: isList });
    },
    close,
  };
};

const wordpressFaults = {
  throttled: { kind: "rate-limited", retryAfter: 90 },
  "server-error": { kind: "server-error" },
  html: { kind: "wrong-type" },
  cut: { kind: "cut-body" },
  forbidden: {
    kind: "answer",
    response: { status: 401, headers: { "content-type": "application/json" }, body: '{"code":"rest_forbidden_context","message":"no"}' },
  },
} as const;

/** A community with one post on which comments can be written, and its fault dial. */
export const startVk = async (
  now: () => Date = () => peerNow,
): Promise<{
  readonly world: FakeVk;
  readonly post: number;
  readonly context: ConnectorContext;
  readonly dial: ReturnType<typeof createFaultDial>;
  readonly close: () => Promise<void>;
}> => {
  const dial = createFaultDial();
  const world = createFakeVk({ groupId: 123, name: "Harbour & Sons", screenName: "harbour", now, onRequest: dial.onRequest });
  world.addPerson({ id: 77, firstName: "Ann", lastName: "", screenName: "ann" });
  const post = world.addPost({ text: "New kettles are here.", date: new Date("2026-11-01T08:00:00Z") }).id;
  const served = await serveSites({ host: "127.0.0.1", port: 0, sites: new Map([["/vk", world]]) });
  const context = aContext("https://vk.com/club123", {
    settings: { api: world.baseUrl(), groupId: 123 },
    secret: { userToken: fakeVkKeys.user, communityToken: fakeVkKeys.group, confirmation: "f1e2d3", callbackSecret: "a word of ours" },
    ownIds: ["-123", "1"],
    now,
    alsoAllow: [new URL(served.url).host],
  });
  return { world, post, context, dial, close: served.close };
};

const vkPeer = async (): Promise<Peer> => {
  const { world, post, context, dial, close } = await startVk();
  return {
    connector: vk,
    context,
    stream: "wall",
    write: (text, at, parent) => world.addComment({ post, fromId: 77, text, date: at, ...(parent === undefined ? {} : { replyTo: parent }) }).id,
    rewrite: (id, text) => {
      world.editComment(id, text);
    },
    externalId: (id) => `comment-${id}`,
    fail: (fault) => {
      dial.next(vkFaults[fault]);
    },
    close,
  };
};

const vkFaults = {
  throttled: { kind: "rate-limited", retryAfter: 90 },
  "server-error": { kind: "answer", response: vkError(10) },
  html: { kind: "wrong-type" },
  cut: { kind: "cut-body" },
  forbidden: { kind: "answer", response: vkError(5) },
} as const;

/** A Mastodon server with the brand's account, one post of it, and Ann of another server; and its fault dial. */
export const startMastodon = async (
  over: Partial<MastodonOptions> = {},
): Promise<{
  readonly site: MastodonSite;
  readonly url: string;
  readonly dial: ReturnType<typeof createFaultDial>;
  /** The id of the brand's post, and of Ann. */
  readonly post: string;
  readonly ann: string;
  readonly close: () => Promise<void>;
}> => {
  const dial = createFaultDial();
  const site = createMastodonSite({
    name: "Harbour social",
    domain: "harbour.example",
    account: { username: "brand", displayName: "Harbour & Sons" },
    token: mastodonSecret.accessToken,
    now: () => peerNow,
    requestsMax: 100_000,
    onRequest: dial.onRequest,
    ...over,
  });
  const ann = site.addAccount({ username: "ann", domain: "a.example", displayName: "Ann" }).id;
  const post = site.write({ by: site.own.id, text: "New kettles. They are here.", at: new Date(peerNow.getTime() - 60 * 60_000) }).id;
  const served = await serveSites({ host: "127.0.0.1", port: 0, sites: new Map([["", site]]) });
  return { site, url: served.url, dial, post, ann, close: served.close };
};

/** The credential the server of `startMastodon` accepts. */
export const mastodonSecret = { accessToken: "a-token-of-the-brand" };

const mastodonPeer = async (stream: "mentions" | "threads"): Promise<Peer> => {
  const { site, url, dial, post, ann, close } = await startMastodon();
  const ids: string[] = [];
  return {
    connector: mastodon,
    context: aContext(`${url}/@brand`, { settings: { account: site.own.id }, secret: mastodonSecret, ownIds: [site.own.id], now: () => peerNow }),
    stream,
    write: (text, at, parent) =>
      ids.push(site.write({ by: ann, text: `@brand ${text}`, at, inReplyToId: parent === undefined ? post : (ids[parent - 1] ?? null) }).id),
    rewrite: (id, text, at) => {
      site.edit(ids[id - 1] ?? "", `@brand ${text}`, at);
    },
    externalId: (id) => ids[id - 1] ?? "",
    fail: (fault) => {
      dial.next(mastodonFaults[fault], { when: ({ path }) => path.endsWith(stream === "mentions" ? "/notifications" : "/context") });
    },
    close,
  };
};

const refused = (status: number, error: string, headers: Readonly<Record<string, string>> = {}) =>
  ({ kind: "answer", response: { status, headers: { "content-type": "application/json", ...headers }, body: JSON.stringify({ error }) } }) as const;

const mastodonFaults = {
  throttled: refused(429, "Too many requests", rateLimitHeaders({ limit: 300, left: 0, resetsAt: new Date(peerNow.getTime() + 90_000) })),
  "server-error": refused(500, "Something went wrong"),
  html: { kind: "wrong-type" },
  cut: { kind: "cut-body" },
  forbidden: refused(401, "The access token is invalid"),
} as const;
