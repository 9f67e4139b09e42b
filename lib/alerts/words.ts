import { createTranslator } from "next-intl";
import { z } from "zod";

import { alertKindSchema } from "./model/kinds";
import type { AlertWords } from "./model/message";
import en from "../../messages/en/alerts.json";
import fr from "../../messages/fr/alerts.json";
import ru from "../../messages/ru/alerts.json";
import type { Locale } from "#lib/auth/actor";

const words = z.record(z.string(), z.string());
const wordsSchema = z.object({
  alerts: z.object({ severity: words, said: z.record(alertKindSchema, z.object({ title: z.string(), text: z.string() })), message: words }),
});

const messages = { en, fr, ru } as const satisfies Record<Locale, unknown>;

/** The words of alerts in a language of ours, for those who read them elsewhere than at the desk. */
export const alertWords = (locale: Locale): AlertWords => {
  const t = createTranslator({ locale, messages: wordsSchema.parse({ alerts: messages[locale] }), namespace: "alerts" });
  return {
    severity: (severity) => t(`severity.${severity}`),
    said: (kind, part, params) => t(`said.${kind}.${part}`, params),
    message: (key, params) => t(`message.${key}`, params),
  };
};
