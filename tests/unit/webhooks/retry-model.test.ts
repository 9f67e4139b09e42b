import { describe, expect, it } from "vitest";

import { dayMs, hourMs, minuteMs } from "#lib/core/time";
import { verdictOf, type Answer, type Streak } from "#lib/webhooks/retry-model";

const now = new Date("2026-11-21T12:00:00Z");
const before = (ms: number): Date => new Date(now.getTime() - ms);
const refused: Answer = { status: 500, text: "", failure: "status", retryAfterMs: null };
const tried = { deliveryId: "dlv_1", attempts: 1, answer: refused, streak: null };

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

  it("five days of failures disable the address, the first of them is where they begin", () => {
    const streak = (since: Date) => ({ since, lastAt: before(dayMs) });
    expect(verdictOf(tried, now)).toMatchObject({ streak: { since: now, lastAt: now }, disables: null });
    const since = before(5 * dayMs - 1);
    expect(verdictOf({ ...tried, streak: streak(since) }, now)).toMatchObject({ streak: { since, lastAt: now }, disables: null });
    expect(verdictOf({ ...tried, streak: streak(before(5 * dayMs)) }, now).disables).toBe("failing");
  });

  it("a failure after two days without a try is the first of its own", () => {
    const since = before(9 * dayMs);
    expect(verdictOf({ ...tried, streak: { since, lastAt: before(2 * dayMs) } }, now).disables).toBe("failing");
    expect(verdictOf({ ...tried, streak: { since, lastAt: before(2 * dayMs + 1) } }, now)).toMatchObject({
      streak: { since: now, lastAt: now },
      disables: null,
    });
  });

  it("no wait between two tries is so long that the failures around it are not in a row", () => {
    const asked = { ...refused, status: 503, retryAfterMs: dayMs };
    let streak: Streak | null = null;
    let at = now;
    for (let attempts = 1; attempts <= 9; attempts += 1) {
      const verdict = verdictOf({ ...tried, attempts, answer: asked, streak }, at);
      ({ streak } = verdict);
      at = verdict.nextTryAt ?? at;
    }
    expect(streak?.since).toEqual(now);
  });

  it("410 Gone disables it at once", () => {
    expect(verdictOf({ ...tried, answer: { ...refused, status: 410 } }, now).disables).toBe("gone");
  });

  it("an arrival ends whatever was wrong", () => {
    const answer: Answer = { status: 200, text: "", failure: null, retryAfterMs: null };
    expect(verdictOf({ ...tried, answer, streak: { since: before(dayMs), lastAt: before(dayMs) } }, now)).toEqual({
      nextTryAt: null,
      streak: null,
      pausedUntil: null,
      disables: null,
    });
  });
});
