import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

import { env } from "#lib/core/env";
import { sha256 } from "#lib/core/crypto";
import { db, lastingPool } from "#lib/db/client";

export type Counted = "token" | "address";

/** Where a caller stands: how many requests of so many are left, and in how many seconds all are given anew. */
export type Allowance = { readonly isOver: boolean; readonly limit: number; readonly left: number; readonly resetSeconds: number };

const windowSeconds = 60;

const limitOf = (kind: Counted): number => (kind === "token" ? env().PARLEY_API_PER_TOKEN : env().PARLEY_API_PER_ADDRESS);

const limiters = new Map<Counted, RateLimiterPostgres>();

const limiterOf = (kind: Counted): RateLimiterPostgres => {
  const known = limiters.get(kind);
  if (known) return known;
  const points = limitOf(kind);
  const limiter = new RateLimiterPostgres({
    storeClient: lastingPool,
    storeType: "pool",
    tableName: "rate_limit",
    tableCreated: true,
    clearExpiredByTimeout: false,
    keyPrefix: `api-${kind}`,
    points,
    duration: windowSeconds,
    // Who is over their limit costs the database nothing more.
    inMemoryBlockOnConsumed: points,
  });
  limiters.set(kind, limiter);
  return limiter;
};

/** Counts one request of a token or from an address and says where its sender stands; the minute begins with their first. */
export const countRequest = async (kind: Counted, of: string): Promise<Allowance> => {
  try {
    return allowanceOf(kind, await limiterOf(kind).consume(sha256(of).slice(0, 40)));
  } catch (cause) {
    if (!(cause instanceof RateLimiterRes)) throw cause;
    return { ...allowanceOf(kind, cause), isOver: true };
  }
};

/** Counters that have run out mean nothing any more. */
export const forgetOldCounts = async (now: Date): Promise<void> => {
  await db().rateLimit.deleteMany({ where: { expire: { lt: BigInt(now.getTime()) } } });
};

const allowanceOf = (kind: Counted, { remainingPoints, msBeforeNext }: RateLimiterRes): Allowance => ({
  isOver: false,
  limit: limitOf(kind),
  left: Math.max(0, remainingPoints),
  resetSeconds: Math.ceil(Math.max(0, msBeforeNext) / 1_000),
});
