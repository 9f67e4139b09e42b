import { readTranslation } from "../answer-model";
import type { Heard, ToTranslate, Translator } from "../model";
import { questionOf, translationIn, type Question } from "./chat-question";
import { guarded, type Surroundings } from "./guarded";
import type { ChatSettings } from "#lib/core/tagger-settings";
import { createAsk, type Asked } from "#lib/tagging/providers/chat/ask";

/** Translates by asking a service that speaks OpenAI's chat completions. */
export const createChatTranslator = (settings: ChatSettings, surroundings: Surroundings): Translator => {
  const ask = createAsk(settings, surroundings);
  const translate = async (wanted: ToTranslate): Promise<Heard> => {
    const question = questionOf(wanted);
    return heardOf(await ask(question), { question, text: wanted.text });
  };
  return guarded({ name: settings.model, translate }, surroundings);
};

const heardOf = (asked: Asked, { question, text: original }: { readonly question: Question; readonly text: string }): Heard => {
  switch (asked.kind) {
    case "answered": {
      const text = readTranslation(original, translationIn(asked.content, question) ?? "");
      return text === null ? { kind: "failed", why: "strange" } : { kind: "said", text };
    }
    case "busy":
      return { kind: "failed", why: "busy", restMs: asked.retryAfterMs ?? 0 };
    case "spent":
    case "declined":
      return { kind: "failed", why: asked.kind };
    case "failed":
      return { kind: "failed", why: "away" };
  }
};
