import type { DeliveryFailure } from "./model";
import { dayMs, hourMs, minuteMs } from "#lib/core/time";

/** The waits after each failed try, as the Standard Webhooks text proposes them: about three days in all. */
const waitsMs = [5_000, 5 * minuteMs, 30 * minuteMs, 2 * hourMs, 5 * hourMs, 10 * hourMs, 14 * hourMs, 20 * hourMs, 24 * hourMs];

/** With the first. */
export const triesMax = waitsMs.length + 1;

/** An address at which every try failed for so long is told nothing any more. */
const patienceMs = 5 * dayMs;

/** Tries follow each other closer than that while anything is due; after a longer silence nobody knows how the address has been. */
const silenceMs = 2 * dayMs;

/** Who does not answer in time is left alone a while, or its slowness would hold up what goes to others. */
const slowPauseMs = minuteMs;

/** How long an answer is waited for. */
export const answerTimeMs = 15_000;

/** A delivery that its worker has not ended by then is due again: the worker died. */
export const leaseMs = 4 * answerTimeMs;

/** What came of a try; without a failure it arrived. */
export type Answer = {
  readonly status: number | null;
  readonly text: string | null;
  readonly failure: DeliveryFailure | null;
  /** It asked to be left alone for so long. */
  readonly retryAfterMs: number | null;
};

/** The tries that failed in a row at an address: when the first of them did, and the last. */
export type Streak = { readonly since: Date; readonly lastAt: Date };

export type Tried = {
  readonly deliveryId: string;
  /** With this one. */
  readonly attempts: number;
  readonly answer: Answer;
  /** Of this address, before this try; null: the one before arrived. */
  readonly streak: Streak | null;
};

export type Verdict = {
  /** Null: it arrived, or is given up. */
  readonly nextTryAt: Date | null;
  readonly streak: Streak | null;
  readonly pausedUntil: Date | null;
  readonly disables: "failing" | "gone" | null;
};

/** What follows from a try. */
export const verdictOf = ({ deliveryId, attempts, answer, streak }: Tried, now: Date): Verdict => {
  if (answer.failure === null) return { nextTryAt: null, streak: null, pausedUntil: null, disables: null };
  const since = streak === null || now.getTime() - streak.lastAt.getTime() > silenceMs ? now : streak.since;
  const pauseMs = answer.retryAfterMs ?? (answer.failure === "timed-out" ? slowPauseMs : null);
  const waitMs = waitsMs[attempts - 1];
  return {
    nextTryAt: waitMs === undefined ? null : after(now, Math.max(waitMs * (1 + jitterOf(deliveryId, attempts)), answer.retryAfterMs ?? 0)),
    streak: { since, lastAt: now },
    pausedUntil: pauseMs === null ? null : after(now, pauseMs),
    disables: disablingOf(answer, now.getTime() - since.getTime()),
  };
};

const disablingOf = ({ status }: Answer, failingMs: number): Verdict["disables"] => {
  if (status === 410) return "gone";
  return failingMs >= patienceMs ? "failing" : null;
};

const after = (now: Date, ms: number): Date => new Date(now.getTime() + Math.round(ms));

const jitterMax = 0.2;

/** Up to a fifth longer, by the delivery and the try: what failed together is not tried again together. */
const jitterOf = (deliveryId: string, attempts: number): number =>
  (Array.from(`${deliveryId}/${attempts}`).reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % 1_009, 7) / 1_009) * jitterMax;
