import { z } from "zod";

import { readTranslation } from "../answer-model";
import type { Heard, ToTranslate, Translator } from "../model";
import { guarded, type Surroundings } from "./guarded";
import type { LibreTranslateSettings } from "#lib/core/translation-settings";
import { postJson, type Posted } from "#lib/tagging/providers/post-json";

/** Translates by asking a LibreTranslate server; its key travels in the body (https://docs.libretranslate.com/guides/api_usage). */
export const createLibreTranslator = ({ url, key, timeoutMs }: LibreTranslateSettings, surroundings: Surroundings): Translator => {
  const { budget, now } = surroundings;
  const translate = async ({ text, from, to }: ToTranslate): Promise<Heard> => {
    const source = from === "und" ? "auto" : from;
    const body = JSON.stringify({ q: text, source, target: to, format: "text", ...(key === undefined ? {} : { api_key: key }) });
    if (!(await budget.spend({ requests: 1, characters: text.length }))) return { kind: "failed", why: "spent" };
    return heardOf(await postJson({ url, timeoutMs, body }, now), text);
  };
  return guarded({ name: "LibreTranslate", translate }, surroundings);
};

const answerSchema = z.object({ translatedText: z.string() });

const heardOf = (posted: Posted, original: string): Heard => {
  switch (posted.kind) {
    case "answered": {
      const answer = answerSchema.safeParse(posted.json);
      const text = answer.success ? readTranslation(original, answer.data.translatedText) : null;
      return text === null ? { kind: "failed", why: "strange" } : { kind: "said", text };
    }
    case "busy":
      return { kind: "failed", why: "busy", restMs: posted.retryAfterMs ?? 0 };
    case "unsuited":
      return { kind: "failed", why: "declined" };
    case "failed":
      return { kind: "failed", why: "away" };
  }
};
