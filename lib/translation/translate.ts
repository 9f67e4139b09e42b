import { setTimeout as pause } from "node:timers/promises";

import { translatedLengthMax, type ToTranslate, type Translation, type Translator } from "./model";
import { instructions } from "./providers/chat-question";
import { createChatTranslator } from "./providers/chat-translator";
import type { Surroundings } from "./providers/guarded";
import { createLibreTranslator } from "./providers/libre-translator";
import { findKept, keep } from "./store/kept";
import { readClock } from "#lib/core/clock";
import { sha256 } from "#lib/core/crypto";
import { env } from "#lib/core/env";
import type { WorkspaceId } from "#lib/core/ids";
import { logFor } from "#lib/core/log";
import type { TranslationSettings } from "#lib/core/translation-settings";
import { storedBudget } from "#lib/tagging/providers/stored-budget";

/** A text in another language by the operator's service, which is asked about the same text once in a workspace. */
export const translate = async (workspaceId: WorkspaceId, wanted: ToTranslate, now: Date): Promise<Translation> => {
  const service = configured();
  if (service === null) return { kind: "not-configured" };
  if (wanted.text.length > translatedLengthMax) return { kind: "failed", why: "too-long" };
  const hash = sha256(JSON.stringify([service.setup, wanted.from, wanted.to, wanted.text]));
  const kept = await findKept(workspaceId, hash, now);
  if (kept !== null) return { kind: "translated", text: kept, service: service.translator.name };
  const heard = await service.translator.translate(wanted);
  if (heard.kind === "failed") return { kind: "failed", why: heard.why };
  await keep(workspaceId, { hash, text: heard.text, now });
  return { kind: "translated", text: heard.text, service: service.translator.name };
};

type Service = { readonly translator: Translator; /** Stands for all that a translation depends on besides the text. */ readonly setup: string };

// One a process: it knows whether the service is well. Undefined: not looked at yet.
let known: Service | null | undefined;

const configured = (): Service | null => (known === undefined ? (known = serviceOf(env().translation)) : known);

const serviceOf = (settings: TranslationSettings): Service | null => {
  switch (settings.kind) {
    case "off":
      return null;
    case "chat":
      return { translator: createChatTranslator(settings, around(settings)), setup: [settings.url.href, settings.model, instructions].join("\n") };
    case "libretranslate":
      return { translator: createLibreTranslator(settings, around(settings)), setup: settings.url.href };
  }
};

const around = ({ kind, daily }: Exclude<TranslationSettings, { readonly kind: "off" }>): Surroundings => ({
  budget: storedBudget({ tagger: `translation:${kind}`, limits: daily, now: readClock }),
  now: readClock,
  pause,
  say: (failure) => logFor("translation").warn(failure, "a text was not translated"),
});
