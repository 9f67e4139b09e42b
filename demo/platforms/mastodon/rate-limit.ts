const windowMs = 5 * 60_000;

/** What a caller has left; told with every answer. */
export type Allowance = { readonly isOver: boolean; readonly headers: Readonly<Record<string, string>> };

/** Counts requests by caller in windows of five minutes. */
export const createRateLimit = (requestsMax: number): ((caller: string, now: Date) => Allowance) => {
  const used = new Map<string, { readonly window: number; count: number }>();
  return (caller, now) => {
    const window = Math.floor(now.getTime() / windowMs);
    const known = used.get(caller);
    const counted = known?.window === window ? known : { window, count: 0 };
    counted.count += 1;
    used.set(caller, counted);
    return {
      isOver: counted.count > requestsMax,
      headers: rateLimitHeaders({ limit: requestsMax, left: Math.max(0, requestsMax - counted.count), resetsAt: new Date((window + 1) * windowMs) }),
    };
  };
};

type Told = { readonly limit: number; readonly left: number; readonly resetsAt: Date };

/** docs.joinmastodon.org/api/rate-limits: the reset is a moment, not a number of seconds. */
export const rateLimitHeaders = ({ limit, left, resetsAt }: Told): Readonly<Record<string, string>> => ({
  "x-ratelimit-limit": String(limit),
  "x-ratelimit-remaining": String(left),
  "x-ratelimit-reset": resetsAt.toISOString(),
});
