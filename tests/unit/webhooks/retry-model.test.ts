import { describe, expect, it } from "vitest";

import { dayMs, hourMs, minuteMs } from "#lib/core/time";
import { verdictOf, type Answer } from "#lib/webhooks/retry-model";

const now = new Date("2026-11-21T12:00:00Z");
const before = (ms: number): Date => new Date(now.getTime() - ms);
const refused: Answer = { status: 500, text: "", failure: "status", retryAfterMs: null };
const tried = { deliveryId: "dlv_1", attempts: 1, answer: refused, failingSince: null };

describe("what follows from a try", () => {
  it.each([5_000, 5 * minuteMs, 30 * minuteMs, 2 * hourMs, 5 * hourMs, 10 * hourMs, 14 * hourMs, 20 * hourMs, 24 * hourMs])(
    "place %# of the back-off waits %i ms, and up to a fifth longer",
    (waitMs) => {
      const place = [5_000, 5 * minuteMs, 30 * minuteMs, 2 * hourMs, 5 * hourMs, 10 * hourMs, 14 * hourMs, 20 * hourMs, 24 * hourMs].indexOf(waitMs);
      const waits = Array.from({ length: 50 }, (_, id) => {
        const { nextTryAt } = verdictOf({ ...tried, deliveryId: `dlv_${id}`, attempts: place + 1 }, now);
        return (nextTryAt?.getTime() ?? 0) - now.getTime();
      });
      expect(Math.min(...waits)).toBeGreaterThanOrEqual(waitMs);
      expect(Math.max(...waits)).toBeLessThanOrEqual(waitMs * 1.2);
      expect(new Set(waits).size).toBeGreaterThan(20);
    },
  );

  it("the tenth failure gives the delivery up", () => {
    expect(verdictOf({ ...tried, attempts: 10 }, now).nextTryAt).toBeNull();
  });

  it("who asks to be left alone longer than the back-off is left alone, with all that is due there", () => {
    const { nextTryAt, pausedUntil } = verdictOf({ ...tried, answer: { ...refused, status: 429, retryAfterMs: hourMs } }, now);
    expect([nextTryAt, pausedUntil]).toEqual([new Date(now.getTime() + hourMs), new Date(now.getTime() + hourMs)]);
  });

  it("who does not answer in time is left alone a minute; other failures hold up nothing else", () => {
    expect(verdictOf({ ...tried, answer: { ...refused, status: null, failure: "timed-out" } }, now).pausedUntil).toEqual(new Date(now.getTime() + minuteMs));
    expect(verdictOf(tried, now).pausedUntil).toBeNull();
  });

  it("five days without one arrival disable the address, the first failure is where they begin", () => {
    expect(verdictOf(tried, now)).toMatchObject({ failingSince: now, disables: null });
    expect(verdictOf({ ...tried, failingSince: before(5 * dayMs - 1) }, now)).toMatchObject({ failingSince: before(5 * dayMs - 1), disables: null });
    expect(verdictOf({ ...tried, failingSince: before(5 * dayMs) }, now).disables).toBe("failing");
  });

  it("410 Gone disables it at once", () => {
    expect(verdictOf({ ...tried, answer: { ...refused, status: 410 } }, now).disables).toBe("gone");
  });

  it("an arrival ends whatever was wrong", () => {
    const answer: Answer = { status: 200, text: "", failure: null, retryAfterMs: null };
    expect(verdictOf({ ...tried, answer, failingSince: before(dayMs) }, now)).toEqual({
      nextTryAt: null,
      failingSince: null,
      pausedUntil: null,
      disables: null,
    });
  });
});
