import { z } from "zod";

import { postJson, type Unanswered } from "../post-json";
import type { ChatSettings } from "#lib/core/tagger-settings";

export type ChatOutcome = { readonly kind: "answered"; readonly content: string } | Unanswered;

/** Posts one question to a chat service and takes the words of its answer. Throws nothing. */
export const postChat = async ({ url, key, timeoutMs }: ChatSettings, body: string, now: () => Date): Promise<ChatOutcome> => {
  const posted = await postJson({ url, key, timeoutMs, body }, now);
  if (posted.kind !== "answered") return posted;
  const completion = completionSchema.safeParse(posted.json);
  return completion.success ? { kind: "answered", content: completion.data.choices[0].message.content } : { kind: "failed", reason: "not-a-completion" };
};

// https://platform.openai.com/docs/api-reference/chat/object: every service adds fields of its own to it.
const completionSchema = z.object({ choices: z.tuple([z.object({ message: z.object({ content: z.string() }) })]).rest(z.unknown()) });
