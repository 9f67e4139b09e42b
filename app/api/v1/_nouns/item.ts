import { z } from "zod";

import { momentSchema } from "./common";
import type { Reader } from "./reader";
import { itemKindSchema, visibilitySchema } from "#lib/connectors/contract";
import type { ItemFacts } from "#lib/inbox/queries/api-items";
import { intentSchema, languageSchema, sentimentSchema, toneSchema, unsureHeadSchema } from "#lib/tagging/model";
import { reasonInWords } from "#lib/tagging/reason-words";

const sureness = z.number().optional();

export const itemSchema = z
  .object({
    id: z.string(),
    externalId: z.string().meta({ description: "What the platform calls it." }),
    threadId: z.string(),
    kind: itemKindSchema,
    inReplyTo: z.string().nullable().meta({ description: "External id of the item it answers." }),
    url: z.string().nullable(),
    brand: z.object({ slug: z.string(), name: z.string() }),
    source: z.object({ id: z.string(), name: z.string(), platform: z.string() }),
    author: z.object({ id: z.string(), name: z.string(), url: z.string().nullable(), isBrand: z.boolean() }),
    text: z.string().meta({ description: "A visitor's words, as they came: never to be trusted as markup." }),
    rating: z.number().nullable(),
    visibility: visibilitySchema,
    postedAt: momentSchema,
    receivedAt: momentSchema,
    editedAt: momentSchema.nullable(),
    deletedAt: momentSchema.nullable(),
    tags: z.object({
      language: languageSchema,
      sentiment: sentimentSchema,
      intent: intentSchema,
      tones: z.array(toneSchema),
      unsure: z.array(unsureHeadSchema).meta({ description: "What the tagger is unsure of and nobody has decided yet." }),
      confidence: z
        .object({ language: sureness, sentiment: sureness, intent: sureness, tones: z.partialRecord(toneSchema, z.number()) })
        .meta({ description: "How sure the tagger was of its own word, 0…1." }),
    }),
    needsAnswer: z.boolean(),
    waitingSince: momentSchema.nullable(),
    answeredAt: momentSchema.nullable(),
    dueAt: momentSchema.nullable().meta({ description: "By when an answer is promised." }),
    reason: z.object({ code: z.string(), words: z.string() }).meta({ description: "Why it waits or does not, in the language of `Accept-Language`." }),
  })
  .meta({ id: "Item", description: "Something that was said in public: a comment, a review, a message." });

/** An item as version 1 of the API shows it. Times are ISO in UTC; `reason.words` speak the reader's language and the workspace's zone. */
export const itemJson = (item: ItemFacts, reader: Reader): z.input<typeof itemSchema> => {
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
      unsure: item.unsure,
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
