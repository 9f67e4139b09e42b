import { locales, type Locale } from "#lib/auth/actor";
import type { ItemFacts } from "#lib/inbox/queries/api-items";
import { reasonInWords } from "#lib/tagging/reason-words";

export type Reader = { readonly locale: Locale; readonly zone: string };

/** An item as version 1 of the API shows it. Times are ISO in UTC; `reason.words` speak the reader's language and the workspace's zone. */
export const itemJson = (item: ItemFacts, reader: Reader) => {
  const needsAnswer = item.neededSince !== null && item.answeredAt === null && item.closedAt === null;
  return {
    id: item.id,
    externalId: item.externalId,
    threadId: item.threadId,
    kind: item.kind,
    inReplyTo: item.parentExternalId,
    url: item.url,
    brand: { slug: item.brandSlug, name: item.brandName },
    source: { id: item.sourceId, name: item.sourceName, platform: item.platform },
    author: { id: item.authorId, name: item.authorName, url: item.authorUrl, isBrand: item.isBrand },
    text: item.text,
    rating: item.rating,
    visibility: item.visibility,
    postedAt: item.postedAt.toISOString(),
    receivedAt: item.receivedAt.toISOString(),
    editedAt: isoOrNull(item.editedAt),
    deletedAt: isoOrNull(item.deletedAt),
    tags: {
      language: item.language,
      sentiment: item.sentiment,
      intent: item.intent,
      tones: item.tones ?? [],
      /** What the tagger is unsure of and nobody has decided yet. */
      unsure: item.unsure,
      /** How sure the tagger was of its own word, 0…1. */
      confidence: item.confidences,
    },
    needsAnswer,
    waitingSince: needsAnswer ? isoOrNull(item.neededSince) : null,
    answeredAt: isoOrNull(item.answeredAt),
    dueAt: isoOrNull(item.dueAt),
    reason: { code: item.reason.code, words: reasonInWords({ code: item.reason.code, params: readable(item.reason.params, reader) }, reader.locale) },
  };
};

const isoOrNull = (at: Date | null): string | null => at?.toISOString() ?? null;

const isTime = /^\d{4}-\d\d-\d\dT[\d:.]+Z$/;

const readable = (params: Readonly<Record<string, string>>, { locale, zone }: Reader): Readonly<Record<string, string>> => {
  const format = new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: "long", timeStyle: "short" });
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, isTime.test(value) ? format.format(new Date(value)) : value]));
};

/** The language asked for by `Accept-Language`, as far as Parley speaks it. */
export const localeOf = (header: string | null, fallback: Locale): Locale => {
  const wanted = (header ?? "")
    .split(",")
    .map((part, place) => {
      const [tag = "", ...params] = part.trim().toLowerCase().split(";");
      const quality = Number(/^q=([\d.]+)$/.exec(params[0]?.trim() ?? "")?.[1] ?? 1);
      return { language: tag.split("-")[0] ?? "", quality: Number.isFinite(quality) ? quality : 0, place };
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality || a.place - b.place);
  for (const { language } of wanted) {
    const known = locales.find((locale) => locale === language);
    if (known !== undefined) return known;
  }
  return fallback;
};
