import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

import { forgetOldCounts } from "./rate-limits";
import { AppError } from "#lib/core/errors";
import { sha256 } from "#lib/core/crypto";
import { lastingPool } from "#lib/db/client";

/** Per name many tries are a guess; per address a whole office may sit behind one. */
const limits = { email: { points: 10, seconds: 15 * 60 }, address: { points: 100, seconds: 15 * 60 } } as const;

const limiter = (kind: keyof typeof limits): RateLimiterPostgres =>
  new RateLimiterPostgres({
    storeClient: lastingPool,
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: `sign-in-${kind}`,
    points: limits[kind].points,
    duration: limits[kind].seconds,
  });

// Keys are hashed: the counters need no list of who tried.
const keyOf = (value: string): string => sha256(value.toLowerCase()).slice(0, 40);

export type Attempt = { readonly email: string; readonly address: string | null };

/** Counts a try before it is judged, so that tries sent at once are all counted. Throws `rate-limited`. */
export const countAttempt = async ({ email, address }: Attempt): Promise<void> => {
  await consume("email", email);
  if (address !== null) await consume("address", address);
};

/** A success clears the name; the address keeps its count, or one good password would allow guessing the others. */
export const forgetAttempts = async ({ email }: Attempt, now: Date): Promise<void> => {
  await limiter("email").delete(keyOf(email));
  await forgetOldCounts(now);
};

const consume = async (kind: keyof typeof limits, value: string): Promise<void> => {
  try {
    await limiter(kind).consume(keyOf(value));
  } catch (cause) {
    if (!(cause instanceof RateLimiterRes)) throw cause;
    throw new AppError("rate-limited", "Too many tries. Wait a quarter of an hour and try again.", {
      reason: "too-many-tries",
      details: { kind, msBeforeNext: cause.msBeforeNext },
    });
  }
};
