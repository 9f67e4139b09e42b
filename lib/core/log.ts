import { pino, type Logger } from "pino";

import { env } from "#lib/core/env";

let root: Logger | undefined;

/** Structured log of one part of the product: ids and counts, never what people wrote. */
export const logFor = (part: string): Logger => {
  root ??= pino(
    {
      level: env().LOG_LEVEL,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: ["secret", "password", "token", "*.secret", "*.password", "*.token", "*.authorization"], censor: "[kept back]" },
    },
    // Written at once: what waited for the end of the process would be tried without end where nobody listens any more.
    pino.destination({ sync: true }),
  );
  return root.child({ part });
};
