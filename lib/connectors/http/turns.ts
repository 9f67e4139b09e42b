import { ConnectorError, type Pace } from "../contract";

/** Gives a request to `host` its turn among those of its pace. */
export type Turns = (pace: Pace, host: string) => Promise<void>;

type Clock = {
  /** Milliseconds, on a clock that is never set. */
  readonly now: () => number;
  readonly wait: (ms: number) => Promise<unknown>;
};

/** A little more than a second: what leaves evenly may arrive closer together. */
const spanMs = 1_050;
/** Whoever would have to wait longer comes again later, and holds no worker meanwhile. */
const patienceMs = 20_000;

/** Lets requests of one key leave in the order in which they asked, at most `perSecond` within any second. Throws `throttled` where that takes long. */
export const createTurns = ({ now, wait }: Clock): Turns => {
  const given = new Map<string, readonly number[]>();
  return async ({ key, perSecond }, host) => {
    const asked = now();
    const latest = given.get(key) ?? [];
    const [first = asked] = latest;
    const turn = latest.length < perSecond ? asked : Math.max(asked, first + spanMs);
    const waitMs = turn - asked;
    if (waitMs > patienceMs)
      throw new ConnectorError("throttled", "throttled", { message: `${host} is asked too much at once.`, params: { host }, retryAfterMs: waitMs });
    given.set(key, [...latest, turn].slice(-perSecond));
    if (waitMs > 0) await wait(waitMs);
  };
};
