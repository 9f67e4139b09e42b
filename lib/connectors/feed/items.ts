import { sha256 } from "#lib/core/crypto";

import type { IncomingItem, SetAside } from "../contract";
import { readDate, type ReadDate } from "../dates";
import { excerptOf, htmlToLine, htmlToText, plainLine, plainText } from "../text";
import { brandByName } from "../own-names";
import type { Entry } from "./entries";

/** What reading an entry needs to know beside the entry. */
export type Reading = {
  readonly feedUrl: string;
  readonly reads: "comments" | "posts";
  readonly ownNames: readonly string[];
  /** The moment an entry without a date was first met. */
  readonly firstMet: (externalId: string) => Date;
};

/** An entry as an item; `note` when something about it had to be assumed. */
export type ReadEntry = { readonly item: IncomingItem; readonly note: SetAside | null; readonly undated: boolean } | { readonly setAside: SetAside };

/** Turns one entry into an item, or says why it cannot. */
// oxlint-disable-next-line complexity -- one line per field that a feed may leave out
export const itemOf = (entry: Entry, reading: Reading): ReadEntry => {
  const quoted = splitQuotedParent(entry);
  const text = quoted.body.isHtml ? htmlToText(quoted.body.text) : plainText(quoted.body.text);
  const title = entry.title === undefined ? "" : htmlToLine(entry.title);
  if (text === "" && title === "" && entry.link === undefined) return { setAside: { reason: "empty-item", excerpt: excerptOf(entry.id ?? "") } };
  const externalId = entry.id ?? sha256([entry.link, entry.authorName, entry.published, text].join("\n"));
  const posted = datesOf(entry, reading, externalId);
  if ("setAside" in posted) return posted;

  const item: IncomingItem = {
    externalId,
    ...placeOf(entry, reading, { externalId, quotedParent: quoted.parent }),
    author: authorOf(entry, reading),
    text: text === "" ? title : text,
    title: reading.reads === "comments" || title === "" ? undefined : title,
    url: entry.link,
    languageHint: entry.language,
    postedAt: posted.at,
    editedAt: posted.editedAt,
    visibility: "public",
  };
  return { item, note: posted.note, undated: posted.undated };
};

type Place = Pick<IncomingItem, "kind" | "parentExternalId" | "rootExternalId">;

const placeOf = (entry: Entry, reading: Reading, ids: { readonly externalId: string; readonly quotedParent: string | undefined }): Place => {
  if (reading.reads === "posts") return { kind: "post", parentExternalId: null, rootExternalId: ids.externalId };
  const rootExternalId = rootOf(ids.externalId, entry, reading.feedUrl);
  const parent = entry.inReplyTo ?? ids.quotedParent ?? rootExternalId;
  return { kind: "comment", parentExternalId: parent === rootExternalId ? null : parent, rootExternalId };
};

/** Do these entries look like comments on something rather than posts? */
export const looksLikeComments = (entries: readonly Entry[], feedUrl: string): boolean =>
  /comment|replies/iu.test(new URL(feedUrl).pathname + new URL(feedUrl).search) ||
  entries.some((entry) => entry.inReplyTo !== undefined || hasCommentMark(entry.id) || hasCommentMark(entry.link));

const hasCommentMark = (address: string | undefined): boolean => /#(?:comment|c|discuss|reply)[-_]?\d+/iu.test(address ?? "");

type Dates = { readonly at: Date; readonly editedAt: Date | undefined; readonly note: SetAside | null; readonly undated: boolean };

const datesOf = (entry: Entry, reading: Reading, externalId: string): Dates | { readonly setAside: SetAside } => {
  if (entry.published === undefined) return { at: reading.firstMet(externalId), editedAt: undefined, note: null, undated: true };
  const posted = readDate(entry.published, "UTC");
  if (posted === null) return { setAside: { reason: "bad-date", field: "postedAt", excerpt: excerptOf(entry.published) } };
  const updated = entry.updated === undefined ? null : readDate(entry.updated, "UTC");
  return {
    at: posted.at,
    editedAt: updated !== null && updated.at > posted.at ? updated.at : undefined,
    note: assumption(posted, entry.published),
    undated: false,
  };
};

const assumption = (posted: ReadDate, raw: string): SetAside | null => {
  if (posted.assumed === "nothing") return null;
  return { reason: posted.assumed === "zone" ? "date-without-zone" : "date-without-time", field: "postedAt", excerpt: excerptOf(raw) };
};

// WordPress and its kin name a comment after its post, with the comment behind a #.
const rootOf = (externalId: string, entry: Entry, feedUrl: string): string => {
  if (hasCommentMark(externalId)) return externalId.replace(/#.*$/u, "");
  if (entry.link !== undefined && hasCommentMark(entry.link)) return entry.link.replace(/#.*$/u, "");
  return feedUrl;
};

const authorOf = (entry: Entry, reading: Reading): IncomingItem["author"] => {
  const name = plainLine(htmlToLine(entry.authorName ?? "")) || "Anonymous";
  const isBrand = brandByName(name, reading.ownNames);
  const url = entry.authorUri === undefined || entry.authorUri === "" ? undefined : entry.authorUri;
  return { externalId: url ?? name, name, url, isBrand };
};

const quotedParent = /^\s*(?:<p>)?[^<]{0,60}<a [^>]*href=["'][^"']*#comment-(\d+)["'][^>]*>[^<]*<\/a>[.:]?\s*(?:<\/p>)?/iu;

// RSS has no word for "answers": WordPress says it in the first line of the body instead.
const splitQuotedParent = (entry: Entry): { readonly body: Entry["body"]; readonly parent: string | undefined } => {
  const match = entry.body.isHtml && hasCommentMark(entry.id) ? quotedParent.exec(entry.body.text) : null;
  const [all = "", number] = match ?? [];
  if (number === undefined || entry.id === undefined) return { body: entry.body, parent: undefined };
  return { body: { ...entry.body, text: entry.body.text.slice(all.length) }, parent: entry.id.replace(/#.*$/u, `#comment-${number}`) };
};
