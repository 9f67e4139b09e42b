import { z } from "zod";

import { rangeOf } from "#lib/core/address-ranges";
import { apiVariables } from "#lib/core/api-settings";
import { AppError } from "#lib/core/errors";
import { mailSettings, mailVariables } from "#lib/core/mail-settings";
import type { Complaint } from "#lib/core/service-settings";
import { taggerSettings, taggerVariables } from "#lib/core/tagger-settings";
import { translationSettings, translationVariables } from "#lib/core/translation-settings";

const words = z
  .string()
  .default("")
  .transform((list) =>
    list
      .split(",")
      .map((entry) => entry.trim())
      .filter((entry) => entry !== ""),
  );

const variables = z.object({
  DATABASE_URL: z.string().min(1),
  /** When set, queues live in Redis; otherwise in PostgreSQL. */
  REDIS_URL: z.string().min(1).optional(),
  /** Root of every key: sessions, stored credentials, setup link. */
  PARLEY_SECRET: z.string().min(32),
  /** The address visitors of the desk use, without a slash at its end. */
  PARLEY_URL: z
    .url()
    .transform((url) => url.replace(/\/+$/u, ""))
    .default("http://localhost:3000"),
  /** host:port entries the outbound guard lets through although they are private. */
  PARLEY_ALLOWED_HOSTS: words,
  /** Addresses and CIDR ranges of the proxies before the desk: only they are believed about whom they speak for. */
  PARLEY_TRUSTED_PROXIES: words.pipe(z.array(z.string().refine((entry) => rangeOf(entry) !== null, "each is an address or a range such as 10.0.0.0/8"))),
  LOG_LEVEL: z.enum(["trace", "debug", "info", "warn", "error", "silent"]).default("info"),
  /** Most connections one process may hold to PostgreSQL for its own queries; a worker holds one more while it reconciles. */
  PARLEY_DATABASE_POOL: z.coerce.number().int().min(1).default(8),
  /** The program that prints reports: the path of a Chromium, or `none` for the built-in printer. Left out: a Chromium where one is found. */
  PARLEY_BROWSER: z.string().min(1).optional(),
  ...taggerVariables,
  ...translationVariables,
  ...mailVariables,
  ...apiVariables,
});

const schema = variables.transform((given, context) => {
  const tagger = taggerSettings(given);
  const translation = translationSettings(given);
  const mail = mailSettings(given);
  if ("kind" in tagger && "kind" in translation && "kind" in mail) return { ...given, tagger, translation, mail };
  const complaints = [tagger, translation, mail].flatMap<Complaint>((settings) => ("kind" in settings ? [] : settings));
  for (const { variable, message } of complaints) context.addIssue({ code: "custom", path: [variable], message });
  return z.NEVER;
});

export type Env = z.output<typeof schema>;

let parsed: Env | undefined;

/** The process's settings, parsed once. Throws `misconfigured` naming each variable that is missing or wrong. */
export const env = (): Env => {
  if (parsed) return parsed;
  // oxlint-disable-next-line no-restricted-properties -- this is the file that reads the environment
  const result = schema.safeParse(process.env);
  if (!result.success) throw new AppError("misconfigured", `These settings are missing or wrong: ${result.error.issues.map(complaintOf).join(", ")}.`);
  parsed = result.data;
  return parsed;
};

// Only our own sentences are repeated: they never hold what was given.
const complaintOf = ({ code, path, message }: z.core.$ZodIssue): string => (code === "custom" ? `${path.join(".")} (${message})` : path.join("."));
