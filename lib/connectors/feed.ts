import { z } from "zod";

import {
  ConnectorError,
  defineConnector,
  type Connector,
  type ConnectorContext,
  type ConnectorEvent,
  type HttpResponse,
  type Page,
  type Recognised,
  type SetAside,
} from "./contract";
import { requireSuccess } from "./http/failure";
import { htmlToLine } from "./text";
import { namedFeeds } from "./feed/discover";
import { readFeed, type ReadFeed } from "./feed/entries";
import { itemOf, looksLikeComments } from "./feed/items";

const settings = z.object({
  /** What the entries are; found out from the entries where it is not set. */
  reads: z.enum(["comments", "posts"]).optional(),
});

const cursorSchema = z.object({
  v: z.literal(1),
  etag: z.string().nullable(),
  lastModified: z.string().nullable(),
  /** Newest first, at most 500: what the last windows showed. */
  recentIds: z.array(z.string()),
  /** When an entry that bears no date was first met. */
  firstMet: z.record(z.string(), z.string()),
  readAt: z.string(),
});
type Cursor = z.infer<typeof cursorSchema>;

const recentIdsMax = 500;
const eventsPerPage = 200;
const stream = "entries";

/** RSS, RDF, Atom and JSON Feed: a window of the newest entries, read whole at each visit. Nothing can be written back. */
export const feed: Connector = defineConnector({
  platform: "feed",
  polls: true,
  settings,
  secret: null,
  pace: { fastestMs: 60_000, slowestMs: 60 * 60_000 },
  recognise: async (context) => recognise(context),
  identify: async (context) => {
    const { read } = await fetchFeed(context, context.url, {});
    return { title: titleOf(read, context.url), ownIds: [], capabilities: [] };
  },
  streams: () => [stream],
  poll: (context, _stream, cursor) => poll(context, cursor),
});

async function* poll(context: ConnectorContext, stored: unknown): AsyncGenerator<Page> {
  const before = stored === null || stored === undefined ? null : cursorSchema.parse(stored);
  const { response, read } = await fetchFeed(context, context.url, conditions(before));
  const receivedAt = response.firstByteAt;
  if (response.status === 304 && before !== null) {
    yield { events: [], setAside: [], cursor: { ...before, readAt: receivedAt.toISOString() }, done: true, receivedAt };
    return;
  }
  const window = readWindow(context, { read, before, receivedAt });
  const cursor: Cursor = {
    v: 1,
    etag: response.headers.get("etag"),
    lastModified: response.headers.get("last-modified"),
    recentIds: [...new Set([...window.ids, ...knownIds(before)])].slice(0, recentIdsMax),
    firstMet: window.firstMet,
    readAt: receivedAt.toISOString(),
  };
  const gap = before !== null && missedWindow(window.ids, before) ? { since: new Date(before.readAt), until: receivedAt, reason: "window-passed" } : undefined;
  for (let from = 0; from < window.events.length - eventsPerPage; from += eventsPerPage)
    // Until the last page is stored the window must be read again after a crash: the cursor stays where it was.
    yield { events: window.events.slice(from, from + eventsPerPage), setAside: [], cursor: before, done: false, receivedAt };
  const lastFrom = Math.floor(Math.max(window.events.length - 1, 0) / eventsPerPage) * eventsPerPage;
  yield { events: window.events.slice(lastFrom), setAside: window.setAside, cursor, done: true, gap, receivedAt };
}

const knownIds = (cursor: Cursor | null): readonly string[] => cursor?.recentIds ?? [];

type Window = {
  readonly ids: readonly string[];
  readonly events: readonly ConnectorEvent[];
  readonly setAside: readonly SetAside[];
  readonly firstMet: Record<string, string>;
};
type Visit = { readonly read: ReadFeed; readonly before: Cursor | null; readonly receivedAt: Date };

const readWindow = (context: ConnectorContext, { read, before, receivedAt }: Visit): Window => {
  const known = new Set(knownIds(before));
  const window = { ids: new Array<string>(), events: new Array<ConnectorEvent>(), setAside: new Array<SetAside>(), firstMet: new Map<string, string>() };
  const reading = {
    feedUrl: context.url,
    reads: settings.parse(context.settings ?? {}).reads ?? readsOf(read, context.url),
    ownNames: context.ownNames,
    firstMet: (id: string) => new Date(before?.firstMet[id] ?? receivedAt.toISOString()),
  };
  for (const entry of read.entries) {
    const outcome = itemOf(entry, reading);
    if ("setAside" in outcome) {
      window.setAside.push(outcome.setAside);
      continue;
    }
    const { item } = outcome;
    window.ids.push(item.externalId);
    window.events.push({ op: "upsert", item });
    if (outcome.undated) window.firstMet.set(item.externalId, item.postedAt.toISOString());
    // The window shows the same entries again and again; what had to be assumed is noted once.
    if (outcome.note !== null && !known.has(item.externalId)) window.setAside.push(outcome.note);
  }
  return { ...window, firstMet: Object.fromEntries(window.firstMet) };
};

// A window without a single known entry has moved on further than it is long: something between may have been missed.
const missedWindow = (ids: readonly string[], before: Cursor): boolean => {
  if (before.recentIds.length === 0 || ids.length === 0) return false;
  const known = new Set(before.recentIds);
  return !ids.some((id) => known.has(id));
};

const conditions = (cursor: Cursor | null): Record<string, string> => ({
  ...(cursor?.etag ? { "if-none-match": cursor.etag } : {}),
  ...(cursor?.lastModified ? { "if-modified-since": cursor.lastModified } : {}),
});

const accept = "application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, text/xml;q=0.8, */*;q=0.1";
const nothing: ReadFeed = { format: "rss", title: "", home: undefined, entries: [] };

const fetchFeed = async (
  context: ConnectorContext,
  url: string,
  headers: Readonly<Record<string, string>>,
): Promise<{ readonly response: HttpResponse; readonly read: ReadFeed }> => {
  const response = requireSuccess(await context.http({ url, headers: { accept, ...headers } }));
  if (response.status === 304) return { response, read: nothing };
  return { response, read: readFeed(response.body, response.headers.get("content-type") ?? "") };
};

const recognise = async (context: ConnectorContext): Promise<Recognised | null> => {
  const response = requireSuccess(await context.http({ url: context.url, headers: { accept } }));
  const read = feedIn(response);
  if (read !== null) return recognised(await threadedVariant(context, { url: response.url, read }));
  for (const named of namedFeeds(new TextDecoder().decode(response.body), response.url)) {
    const found = await tryFeed(context, named.url);
    if (found !== null) return recognised(await threadedVariant(context, found));
  }
  return null;
};

type FoundFeed = { readonly url: string; readonly read: ReadFeed };

const recognised = ({ url, read }: FoundFeed): Recognised => ({
  platform: "feed",
  url,
  title: titleOf(read, url),
  settings: { reads: readsOf(read, url) },
  credential: "none",
});

// WordPress tells who answers whom in its Atom feed only.
const threadedVariant = async (context: ConnectorContext, found: FoundFeed): Promise<FoundFeed> => {
  const url = new URL(found.url);
  if (found.read.format !== "rss" || !/\/comments\/feed\/?$/u.test(url.pathname)) return found;
  url.pathname = url.pathname.replace(/\/?$/u, "/atom/");
  return (await tryFeed(context, url.href)) ?? found;
};

const tryFeed = async (context: ConnectorContext, url: string): Promise<FoundFeed | null> => {
  try {
    const { response, read } = await fetchFeed(context, url, {});
    return { url: response.url, read };
  } catch (error) {
    if (error instanceof ConnectorError) return null;
    throw error;
  }
};

const feedIn = (response: HttpResponse): ReadFeed | null => {
  try {
    return readFeed(response.body, response.headers.get("content-type") ?? "");
  } catch (error) {
    if (error instanceof ConnectorError && ["html-instead-of-feed", "not-a-feed"].includes(error.reason)) return null;
    throw error;
  }
};

const readsOf = (read: ReadFeed, url: string): "comments" | "posts" => (looksLikeComments(read.entries, url) ? "comments" : "posts");

const titleOf = (read: ReadFeed, url: string): string => htmlToLine(read.title) || new URL(url).host;
