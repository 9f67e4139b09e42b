import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { nextPollInterval, statusAfterFailure, waitAfterFailure } from "#lib/sources/model";

const pace = { fastestMs: 15_000, slowestMs: 600_000 };

describe("the pace of a source", () => {
  it("never leaves its bounds, quickens when it talks and slackens when it is silent", () => {
    fc.assert(
      fc.property(fc.integer({ min: pace.fastestMs, max: pace.slowestMs }), fc.nat(), (current, newItems) => {
        const next = nextPollInterval(current, { newItems }, pace);
        expect(next).toBeGreaterThanOrEqual(pace.fastestMs);
        expect(next).toBeLessThanOrEqual(pace.slowestMs);
        expect(newItems > 0 ? next <= current : next >= current).toBe(true);
      }),
    );
  });

  it("leaves a platform alone for as long as it asks", () => {
    expect(waitAfterFailure({ retryAfterMs: 90_000 }, { failures: 0 }, pace)).toBe(90_000);
  });

  it("waits longer after each failure, up to its slowest pace", () => {
    const waits = Array.from({ length: 14 }, (_, failures) => waitAfterFailure({ retryAfterMs: null }, { failures }, pace));
    expect(waits.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(waits.at(-1)).toBe(pace.slowestMs);
  });
});

describe("the state of a source after a failure", () => {
  const before = (kind: string | null, failures: number) => ({ kind, failures, status: "active" as const });

  it("is never `reconnect` for anything but two refusals in a row", () => {
    expect(statusAfterFailure({ kind: "credentials" }, before(null, 0))).toBe("active");
    expect(statusAfterFailure({ kind: "credentials" }, before("retry", 9))).toBe("active");
    expect(statusAfterFailure({ kind: "credentials" }, before("credentials", 1))).toBe("reconnect");
    for (const kind of ["retry", "throttled", "not-understood", "permission", "too-large"] as const)
      expect(statusAfterFailure({ kind }, before(kind, 50))).toBe("active");
  });

  it("is `gone` only when the page has been missing many times in a row", () => {
    expect(statusAfterFailure({ kind: "gone" }, before("gone", 3))).toBe("active");
    expect(statusAfterFailure({ kind: "gone" }, before("gone", 4))).toBe("gone");
  });
});
