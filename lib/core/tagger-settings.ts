import { z } from "zod";

import { completionsOf, holdsCredentials, perDay, serviceKey, serviceUrl, timeoutMs, unlessEmpty, type Complaint, type DailyLimits } from "./service-settings";

/** What reads the comments, as the operator writes it down. */
export const taggerVariables = {
  /** embedded: within the desk; chat: a service that speaks OpenAI's chat completions; transformer: a model on this machine. */
  PARLEY_TAGGER: unlessEmpty(z.enum(["embedded", "chat", "transformer"]).default("embedded")),
  /** The base that such services call their address, e.g. http://localhost:11434/v1 */
  PARLEY_TAGGER_URL: serviceUrl,
  PARLEY_TAGGER_MODEL: unlessEmpty(z.string().max(200).optional()),
  PARLEY_TAGGER_KEY: serviceKey,
  PARLEY_TAGGER_TIMEOUT_MS: timeoutMs(30_000),
  /** What a day in UTC may cost at most, over all workers. */
  PARLEY_TAGGER_DAILY_REQUESTS: perDay(5_000),
  PARLEY_TAGGER_DAILY_CHARACTERS: perDay(20_000_000),
  PARLEY_TAGGER_FOLDER: unlessEmpty(z.string().optional()),
};

type Variables = z.output<z.ZodObject<typeof taggerVariables>>;

export type ChatSettings = {
  /** Where questions are posted. */
  readonly url: URL;
  readonly model: string;
  readonly key: string | undefined;
  readonly timeoutMs: number;
};

export type TaggerSettings =
  | { readonly kind: "embedded" }
  | ({ readonly kind: "chat"; readonly daily: DailyLimits } & ChatSettings)
  | { readonly kind: "transformer"; readonly folder: string; /** For opening the model, and for each answer of it. */ readonly timeoutMs: number };

/** The tagger that these variables ask for, or what keeps them from asking for one, in plain sentences. */
export const taggerSettings = (given: Variables): TaggerSettings | readonly Complaint<keyof Variables>[] => {
  switch (given.PARLEY_TAGGER) {
    case "embedded":
      return { kind: "embedded" };
    case "chat":
      return chatSettings(given);
    case "transformer":
      return given.PARLEY_TAGGER_FOLDER === undefined
        ? [{ variable: "PARLEY_TAGGER_FOLDER", message: "PARLEY_TAGGER=transformer needs the folder of a model" }]
        : { kind: "transformer", folder: given.PARLEY_TAGGER_FOLDER, timeoutMs: given.PARLEY_TAGGER_TIMEOUT_MS };
  }
};

const chatSettings = (given: Variables): TaggerSettings | readonly Complaint<keyof Variables>[] => {
  const { PARLEY_TAGGER_URL: base, PARLEY_TAGGER_MODEL: model } = given;
  if (base === undefined || model === undefined)
    return [
      ...(base === undefined ? [complaint("PARLEY_TAGGER_URL", "PARLEY_TAGGER=chat needs the address of a service, such as http://localhost:11434/v1")] : []),
      ...(model === undefined ? [complaint("PARLEY_TAGGER_MODEL", "PARLEY_TAGGER=chat needs the name of a model that the service knows")] : []),
    ];
  const url = new URL(base);
  if (holdsCredentials(url)) return [complaint("PARLEY_TAGGER_URL", "the address must not hold a name or a password; a key belongs in PARLEY_TAGGER_KEY")];
  return {
    kind: "chat",
    url: completionsOf(url),
    model,
    key: given.PARLEY_TAGGER_KEY,
    timeoutMs: given.PARLEY_TAGGER_TIMEOUT_MS,
    daily: { requests: given.PARLEY_TAGGER_DAILY_REQUESTS, characters: given.PARLEY_TAGGER_DAILY_CHARACTERS },
  };
};

const complaint = (variable: keyof Variables, message: string): Complaint<keyof Variables> => ({ variable, message });
