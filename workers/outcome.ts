import { z } from "zod";

import { AppError } from "#lib/core/errors";
import { ConnectorError } from "#lib/connectors/contract";
import { Abandoned, Postponed } from "#lib/queue/outcome";

const throttledMs = 60_000;

/**
 * What a failure means for its job: a platform that asks to wait is left alone that long, a passing failure is tried again,
 * a lasting one is not, and work on something that is gone by now is done.
 */
export const asJobOutcome = async (work: Promise<void>): Promise<void> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppError && error.code === "not-found") return;
    if (error instanceof ConnectorError) throw jobOutcomeOf(error);
    throw error;
  }
};

const jobOutcomeOf = (error: ConnectorError): Error => {
  if (error.kind === "retry") return error;
  if (error.kind === "throttled") return new Postponed(error.retryAfterMs ?? throttledMs);
  return new Abandoned(error.message, error);
};

// https://www.postgresql.org/docs/current/errcodes-appendix.html: data exception, integrity constraint violation, program limit exceeded
const lastingClasses = new Set(["22", "23", "54"]);

/** True where going on would fail at the same place again. What a connection or a busy server does passes, and so may what is not known. */
export const isLasting = (error: unknown): boolean => {
  if (error instanceof z.ZodError || error instanceof RangeError || error instanceof TypeError || error instanceof SyntaxError) return true;
  return (
    error instanceof Error &&
    "code" in error &&
    typeof error.code === "string" &&
    /^[0-9A-Z]{5}$/u.test(error.code) &&
    lastingClasses.has(error.code.slice(0, 2))
  );
};
