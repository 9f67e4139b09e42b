import { z } from "zod";

import {
  completionsOf,
  holdsCredentials,
  perDay,
  serviceKey,
  serviceUrl,
  timeoutMs,
  under,
  unlessEmpty,
  type Complaint,
  type DailyLimits,
} from "./service-settings";
import type { ChatSettings } from "./tagger-settings";

/** What translates for the members of the desk, as the operator writes it down. */
export const translationVariables = {
  /** off: nothing; chat: a service that speaks OpenAI's chat completions; libretranslate: a LibreTranslate server. */
  PARLEY_TRANSLATION: unlessEmpty(z.enum(["off", "chat", "libretranslate"]).default("off")),
  PARLEY_TRANSLATION_URL: serviceUrl,
  PARLEY_TRANSLATION_MODEL: unlessEmpty(z.string().max(200).optional()),
  PARLEY_TRANSLATION_KEY: serviceKey,
  // Somebody sits before the page and waits.
  PARLEY_TRANSLATION_TIMEOUT_MS: timeoutMs(15_000),
  /** What a day in UTC may cost at most, over all processes. */
  PARLEY_TRANSLATION_DAILY_REQUESTS: perDay(2_000),
  PARLEY_TRANSLATION_DAILY_CHARACTERS: perDay(5_000_000),
};

type Variables = z.output<z.ZodObject<typeof translationVariables>>;

export type LibreTranslateSettings = {
  /** Where texts are posted. */
  readonly url: URL;
  readonly key: string | undefined;
  readonly timeoutMs: number;
};

export type TranslationSettings =
  | { readonly kind: "off" }
  | ({ readonly kind: "chat"; readonly daily: DailyLimits } & ChatSettings)
  | ({ readonly kind: "libretranslate"; readonly daily: DailyLimits } & LibreTranslateSettings);

/** The translator that these variables ask for, or what keeps them from asking for one, in plain sentences. */
export const translationSettings = (given: Variables): TranslationSettings | readonly Complaint<keyof Variables>[] => {
  const { PARLEY_TRANSLATION: kind, PARLEY_TRANSLATION_URL: base, PARLEY_TRANSLATION_MODEL: model } = given;
  if (kind === "off") return { kind };
  const lacking = complaintsOf(given);
  if (base === undefined || lacking.length > 0) return lacking;
  const url = new URL(base);
  const service = {
    key: given.PARLEY_TRANSLATION_KEY,
    timeoutMs: given.PARLEY_TRANSLATION_TIMEOUT_MS,
    daily: { requests: given.PARLEY_TRANSLATION_DAILY_REQUESTS, characters: given.PARLEY_TRANSLATION_DAILY_CHARACTERS },
  };
  return kind === "chat" ? { kind, url: completionsOf(url), model: model ?? "", ...service } : { kind, url: under(url, "translate"), ...service };
};

const complaintsOf = ({
  PARLEY_TRANSLATION: kind,
  PARLEY_TRANSLATION_URL: base,
  PARLEY_TRANSLATION_MODEL: model,
}: Variables): readonly Complaint<keyof Variables>[] => [
  ...(base === undefined
    ? [complaint("PARLEY_TRANSLATION_URL", `PARLEY_TRANSLATION=${kind} needs the address of a service, such as http://localhost:${usualPorts[kind]}`)]
    : []),
  ...(base !== undefined && holdsCredentials(new URL(base))
    ? [complaint("PARLEY_TRANSLATION_URL", "the address must not hold a name or a password; a key belongs in PARLEY_TRANSLATION_KEY")]
    : []),
  ...(kind === "chat" && model === undefined
    ? [complaint("PARLEY_TRANSLATION_MODEL", "PARLEY_TRANSLATION=chat needs the name of a model that the service knows")]
    : []),
];

const usualPorts: Readonly<Record<Variables["PARLEY_TRANSLATION"], string>> = { off: "", chat: "11434/v1", libretranslate: "5000" };

const complaint = (variable: keyof Variables, message: string): Complaint<keyof Variables> => ({ variable, message });
