import type { ConnectorEvent, IncomingItem, Page, SetAside } from "#lib/connectors/contract";
import { webAddress } from "#lib/connectors/text";
import type { Tagger } from "#lib/tagging/model";

import type { TaggedEvent, TaggedPage } from "./model";

/** Reads a page at the door: every text gets its tags, and what no database could hold is set aside with its reason. */
export const tagPage = async (tagger: Tagger, page: Page): Promise<TaggedPage> => {
  const setAside: SetAside[] = [...page.setAside];
  const kept: ConnectorEvent[] = [];
  for (const event of page.events) {
    const reason = unstorable(event);
    if (reason === null) kept.push(cleanEvent(event));
    else setAside.push({ ...reason, excerpt: storable(event.op === "upsert" ? event.item.text : event.externalId).slice(0, 300) });
  }
  return { ...page, events: await tagEvents(tagger, kept), setAside };
};

const cleanEvent = (event: ConnectorEvent): ConnectorEvent =>
  event.op === "tombstone" ? { ...event, externalId: storable(event.externalId) } : { ...event, item: clean(event.item) };

const tagEvents = async (tagger: Tagger, events: readonly ConnectorEvent[]): Promise<readonly TaggedEvent[]> => {
  const upserts = events.filter((event) => event.op === "upsert");
  const tags = await tagger.tagAll(upserts.map(({ item }) => ({ text: item.text, languageHint: item.languageHint, rating: item.rating })));
  const tagsOf = new Map(upserts.map((event, place) => [event, tags[place]]));
  return events.flatMap((event): readonly TaggedEvent[] => {
    if (event.op === "tombstone") return [event];
    const own = tagsOf.get(event);
    if (own === undefined) throw new Error("A tagger gave fewer tags than it was given texts.");
    return [{ op: "upsert", item: event.item, tags: own }];
  });
};

const earliest = Date.UTC(1970, 0, 1);
const latest = Date.UTC(3000, 0, 1);
/** A name of more characters than this fits no index of PostgreSQL. */
const idMax = 500;

const unstorable = (event: ConnectorEvent): { readonly reason: string; readonly field: string } | null => {
  if (event.op === "tombstone") return null;
  const { externalId, rootExternalId, author, postedAt, editedAt } = event.item;
  if (externalId === "" || rootExternalId === "") return { reason: "no-id", field: "id" };
  if (author.externalId === "") return { reason: "no-author", field: "author" };
  if ([externalId, rootExternalId, author.externalId].some((id) => id.length > idMax)) return { reason: "too-long", field: "id" };
  if ([postedAt, editedAt ?? postedAt].some((at) => !(at.getTime() >= earliest && at.getTime() < latest))) return { reason: "bad-date", field: "date" };
  return null;
};

/** PostgreSQL's text holds neither NUL nor half of a surrogate pair. */
const storable = (text: string): string => (suspect.test(text) ? text.replace(/\u0000/gu, "").replace(/\p{Cs}/gu, "\uFFFD") : text);

/** Halves and pairs alike, since a look for both is over sooner. */
const suspect = /[\u0000\uD800-\uDFFF]/;

const clean = (item: IncomingItem): IncomingItem => ({
  ...item,
  externalId: storable(item.externalId),
  parentExternalId: item.parentExternalId === null ? null : storable(item.parentExternalId),
  rootExternalId: storable(item.rootExternalId),
  author: {
    ...item.author,
    externalId: storable(item.author.externalId),
    name: storable(item.author.name),
    handle: item.author.handle === undefined ? undefined : storable(item.author.handle),
    url: pageAddress(item.author.url),
  },
  text: storable(item.text),
  // Stars are counted whole.
  rating: item.rating === undefined ? undefined : Math.round(item.rating),
  title: item.title === undefined ? undefined : storable(item.title),
  url: pageAddress(item.url),
});

const pageAddress = (given: string | undefined): string | undefined => webAddress(given === undefined ? undefined : storable(given));
