import { z } from "zod";

import type { EmbeddedTagger } from "../embedded/embedded-tagger";
import { tones, type Tags } from "../model";
import { reasonInWords, reasonLocale } from "../reason-words";
import type { Settlement, ThreadMessage } from "../settle-model";
import { settleThread } from "../settle-thread";
import { answerLine, idSchema, textSchema, type LineError } from "./read-line";
import { shown, type TagAnswer } from "./tag-line";

/** Three thousand years: a moment that no calendar holds would be none. */
const minutesMax = 1.5e9;

const messageSchema = z.object({
  id: idSchema.transform(String),
  author: z.string().max(1_000),
  isBrand: z.boolean(),
  parentId: idSchema.transform(String).nullish(),
  minutesAfter: z.number().min(-minutesMax).max(minutesMax),
  text: textSchema,
  deletedBy: z.enum(["author", "brand"]).nullish(),
});
type Message = z.output<typeof messageSchema>;

const threadSchema = z.object({
  id: idSchema,
  lang: z.string().nullish(),
  post: z.object({ author: z.string().max(1_000), text: textSchema }).nullish(),
  messages: z.array(messageSchema).max(10_000),
});
type Thread = z.output<typeof threadSchema>;

type MessageAnswer = Omit<TagAnswer, "id" | "lang"> & { readonly id: string; readonly needsAnswer: boolean; readonly reason: string };
export type ThreadAnswer = { readonly id: string | number; readonly messages: readonly MessageAnswer[] };

/** Answers a thread with the tags of its messages and who of them waits as it stands at its end, and why. */
export const threadLine = (line: string, tagger: EmbeddedTagger): ThreadAnswer | LineError =>
  answerLine(line, threadSchema, (thread) => judgeThread(thread, tagger));

const judgeThread = (thread: Thread, tagger: EmbeddedTagger): ThreadAnswer => {
  const tagged = thread.messages.map((message) => ({ message, tags: tagger.tag({ text: message.text, languageHint: thread.lang ?? undefined }) }));
  const brands = new Set(thread.messages.filter(({ isBrand }) => isBrand).map(({ author }) => author));
  const visitors = new Set(thread.messages.filter(({ isBrand }) => !isBrand).map(({ author }) => author));
  const isBrandsOwnPage = thread.post == null || brands.has(thread.post.author) || !visitors.has(thread.post.author);
  const settlements = settleThread({
    messages: tagged.map(({ message, tags }) => asMessage(message, tags)),
    isBrandsOwnPage,
    brandNames: [...brands, ...(isBrandsOwnPage && thread.post ? [thread.post.author] : [])],
    agentNames: [],
  });
  return { id: thread.id, messages: tagged.map(({ message, tags }, place) => answerFor(message, { tags, settlement: settlements[place], lang: thread.lang })) };
};

const firstMoment = Date.UTC(2026, 0, 1);
const minuteMs = 60_000;

const asMessage = ({ id, author, isBrand, parentId, minutesAfter, text, deletedBy }: Message, tags: Tags): ThreadMessage => ({
  id,
  parentId: parentId ?? null,
  authorId: isBrand ? "brand" : `visitor ${author}`,
  authorName: author,
  authorHandles: [],
  isBrand,
  text,
  postedAt: new Date(firstMoment + minutesAfter * minuteMs),
  deletedAt: deletedBy === "author" ? new Date(firstMoment + minutesAfter * minuteMs) : null,
  visibility: deletedBy === "brand" ? "deleted" : "public",
  dismissed: false,
  language: tags.language.label,
  sentiment: tags.sentiment.label,
  intent: tags.intent.label,
  tones: tones.filter((tone) => tags.tone[tone].on),
  areTonesSaid: false,
  kind: "comment",
});

type Judged = { readonly tags: Tags; readonly settlement: Settlement | undefined; readonly lang: string | null | undefined };

const answerFor = ({ id }: Message, { tags, settlement, lang }: Judged): MessageAnswer => {
  const { sentiment, intent, tone } = shown(tags);
  return {
    id,
    sentiment,
    intent,
    tone,
    needsAnswer: settlement?.needed === true && settlement.answeredBy === null,
    reason: settlement ? reasonInWords(settlement.reason, reasonLocale(lang ?? tags.language.label)) : "",
  };
};
