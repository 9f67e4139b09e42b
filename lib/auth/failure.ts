import { z } from "zod";

import { AppError, type ErrorCode } from "#lib/core/errors";
import { logFor } from "#lib/core/log";
import { toldOf, type Told } from "#lib/core/told-issue";

/** Why an action did not happen, in words that may be shown; `reason` is a key of the `errors` messages, `words` stand in it. */
export type ActionFailure = Told & { readonly code: ErrorCode | "unexpected"; readonly message: string };

/** A long list may be wrong in each of its places: nobody reads of all. */
export const mostToldIssues = 20;

/** What may be told of an error; the rest goes to the log. */
export const failureOf = (cause: unknown): ActionFailure => {
  if (cause instanceof AppError) return { code: cause.code, reason: cause.reason ?? cause.code, message: cause.message };
  if (cause instanceof z.ZodError) return failureOfInput(cause);
  logFor("action").error({ err: cause instanceof Error ? { name: cause.name, message: cause.message, stack: cause.stack } : "unknown" }, "an action failed");
  return { code: "unexpected", reason: "unexpected", message: "Something went wrong; nothing was changed. Try again." };
};

const failureOfInput = (error: z.ZodError): ActionFailure => {
  const fields = error.issues
    .slice(0, mostToldIssues)
    .map((issue) => issue.path.join("."))
    .filter((path) => path !== "");
  const message = fields.length === 0 ? "The input is not valid." : `Please check: ${fields.join(", ")}.`;
  return { code: "invalid", message, ...(toldOf(error) ?? { reason: "invalid" }) };
};
