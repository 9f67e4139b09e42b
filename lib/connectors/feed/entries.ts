import { parseFeed } from "feedsmith";

import { ConnectorError } from "../contract";
import { webAddress } from "../text";
import { decodeFeed, withoutDoctype } from "./decode";

/** One entry of any feed format, still as the feed wrote it. */
export type Entry = {
  readonly id: string | undefined;
  readonly link: string | undefined;
  readonly title: string | undefined;
  readonly body: { readonly text: string; readonly isHtml: boolean };
  readonly authorName: string | undefined;
  readonly authorUri: string | undefined;
  readonly published: string | undefined;
  readonly updated: string | undefined;
  /** The id of the entry it answers (RFC 4685). */
  readonly inReplyTo: string | undefined;
  readonly language: string | undefined;
};

/** A feed of any of the four formats. */
export type ReadFeed = {
  readonly format: "rss" | "atom" | "rdf" | "json";
  readonly title: string;
  readonly home: string | undefined;
  readonly entries: readonly Entry[];
};

type AnyFeed = ReturnType<typeof parseFeed<string>>;
type FeedOf<Format extends AnyFeed["format"]> = Extract<AnyFeed, { format: Format }>["feed"];
type RssItem = NonNullable<FeedOf<"rss">["items"]>[number];
type RdfItem = NonNullable<FeedOf<"rdf">["items"]>[number];
type AtomEntry = NonNullable<FeedOf<"atom">["entries"]>[number];
type JsonItem = NonNullable<FeedOf<"json">["items"]>[number];

/** Reads RSS, RDF, Atom or JSON Feed from bytes. Throws `not-a-feed`, `html-instead-of-feed`, `entity-declarations`. */
export const readFeed = (bytes: Uint8Array, contentType: string): ReadFeed => {
  const text = decodeFeed(bytes, contentType);
  const start = text.trimStart();
  const isJson = start.startsWith("{");
  if (!isJson && /^(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html)\b/isu.test(start.slice(0, 2_000)))
    throw new ConnectorError("not-understood", "html-instead-of-feed", { message: "A web page came instead of a feed." });
  return readAs(isJson ? start : withoutDoctype(text));
};

// oxlint-disable-next-line complexity -- a table of four formats, each field with its fallback
const readAs = (text: string): ReadFeed => {
  const parsed = parsedFeed(text);
  switch (parsed.format) {
    case "rss":
      return {
        format: "rss",
        title: parsed.feed.title ?? "",
        home: parsed.feed.link,
        entries: (parsed.feed.items ?? []).map((item) => rssEntry(item, parsed.feed.language)),
      };
    case "rdf":
      return { format: "rdf", title: parsed.feed.title ?? "", home: parsed.feed.link, entries: (parsed.feed.items ?? []).map(rdfEntry) };
    case "atom":
      return {
        format: "atom",
        title: parsed.feed.title?.value ?? "",
        home: linkOf(parsed.feed.links),
        entries: (parsed.feed.entries ?? []).map((entry) => atomEntry(entry, parsed.feed.xml?.lang)),
      };
    case "json":
      return {
        format: "json",
        title: parsed.feed.title ?? "",
        home: parsed.feed.home_page_url,
        entries: (parsed.feed.items ?? []).map((item) => jsonEntry(item, parsed.feed.language)),
      };
  }
};

const parsedFeed = (text: string): AnyFeed => {
  try {
    return parseFeed(text);
  } catch (cause) {
    throw new ConnectorError("not-understood", "not-a-feed", { message: "What came from this address is not a feed (RSS, Atom or JSON Feed).", cause });
  }
};

// oxlint-disable-next-line complexity -- a table of fields, each with its fallbacks
const rssEntry = (item: RssItem, language: string | undefined): Entry => {
  const person = item.authors?.[0];
  return {
    id: item.guid?.value,
    link: item.link ?? (item.guid?.isPermaLink === false ? undefined : webAddress(item.guid?.value)),
    title: item.title,
    body: { text: item.content?.encoded ?? item.description ?? "", isHtml: true },
    authorName: item.dc?.creators?.[0] ?? person?.name ?? person?.email?.split("@")[0],
    authorUri: person?.link,
    published: item.pubDate ?? item.dc?.dates?.[0],
    updated: item.atom?.updated,
    inReplyTo: item.thr?.inReplyTos?.[0]?.ref,
    language: item.dc?.languages?.[0] ?? language,
  };
};

// oxlint-disable-next-line complexity -- a table of fields, each with its fallbacks
const rdfEntry = (item: RdfItem): Entry => ({
  id: item.rdf?.about,
  link: item.link,
  title: item.title,
  body: { text: item.content?.encoded ?? item.description ?? "", isHtml: true },
  authorName: item.dc?.creators?.[0],
  authorUri: undefined,
  published: item.dc?.dates?.[0],
  updated: undefined,
  inReplyTo: undefined,
  language: item.dc?.languages?.[0],
});

// oxlint-disable-next-line complexity -- a table of fields, each with its fallbacks
const atomEntry = (entry: AtomEntry, language: string | undefined): Entry => {
  const body = entry.content?.value === undefined ? entry.summary : entry.content;
  const person = entry.authors?.[0];
  return {
    id: entry.id,
    link: linkOf(entry.links),
    title: entry.title?.value,
    body: { text: body?.value ?? "", isHtml: body?.type !== undefined && body.type !== "text" },
    authorName: person?.name,
    authorUri: person?.uri,
    published: entry.published ?? entry.updated,
    updated: entry.updated,
    inReplyTo: entry.thr?.inReplyTos?.[0]?.ref,
    language: entry.xml?.lang ?? language,
  };
};

const jsonEntry = (item: JsonItem, language: string | undefined): Entry => {
  const person = item.authors?.[0];
  return {
    id: item.id,
    link: item.url ?? item.external_url,
    title: item.title,
    body: item.content_html === undefined ? { text: item.content_text ?? item.summary ?? "", isHtml: false } : { text: item.content_html, isHtml: true },
    authorName: person?.name,
    authorUri: person?.url,
    published: item.date_published ?? item.date_modified,
    updated: item.date_modified,
    inReplyTo: undefined,
    language: item.language ?? language,
  };
};

const linkOf = (links: readonly { readonly href?: string | undefined; readonly rel?: string | undefined }[] | undefined): string | undefined =>
  links?.find(({ rel }) => rel === undefined || rel === "alternate")?.href;
