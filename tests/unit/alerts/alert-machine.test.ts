import { describe, expect, it } from "vitest";

import { chanceOf } from "../../support/chance";
import { nextStep, type LastAlert, type Step } from "#lib/alerts/model/alert-machine";
import { isWorse } from "#lib/alerts/model/kinds";
import { releasedAt } from "#lib/alerts/model/quiet-hours";
import { severities } from "#lib/alerts/model/terms";
import { hourMs, minuteMs } from "#lib/core/time";

const now = new Date("2026-03-10T12:00:00Z");
const before = (ms: number): Date => new Date(now.getTime() - ms);
const terms = { kind: "pile-on", severity: "warning", coolDownMinutes: 60, escalateMinutes: 30 } as const;
const seen = { isGrave: false, size: 5 };
const open: LastAlert = { state: "open", severity: "warning", lastSeenAt: now, toldAt: now, toldSize: 5 };

describe("an alert", () => {
  it("opens when its matter is first seen", () => {
    expect(nextStep({ terms, last: null, reading: seen, now })).toEqual({ kind: "open", severity: "warning" });
    expect(nextStep({ terms, last: null, reading: { ...seen, isGrave: true }, now })).toEqual({ kind: "open", severity: "critical" });
    expect(nextStep({ terms, last: null, reading: null, now })).toEqual({ kind: "rest" });
  });

  it("is told once while it stays the same", () => {
    expect(nextStep({ terms, last: open, reading: seen, now })).toEqual({ kind: "refresh" });
  });

  it("calls again when it grows worse, even somebody who has taken it up", () => {
    const worse = { ...seen, isGrave: true };
    expect(nextStep({ terms, last: { ...open, state: "acknowledged" }, reading: worse, now })).toMatchObject({
      kind: "tell",
      because: "raised",
      state: "open",
      severity: "critical",
    });
    expect(nextStep({ terms, last: { ...open, severity: "critical" }, reading: worse, now })).toEqual({ kind: "refresh" });
  });

  it("calls again when there is more of it, after the cool-down", () => {
    const more = { isGrave: false, size: 6 };
    const taken = { ...open, state: "acknowledged" } as const;
    expect(nextStep({ terms, last: taken, reading: more, now })).toEqual({ kind: "refresh" });
    expect(nextStep({ terms, last: { ...taken, toldAt: before(hourMs) }, reading: more, now })).toMatchObject({ kind: "tell", because: "grown" });
  });

  it("escalates once when nobody takes it up in time, and never when somebody has", () => {
    const late = before(30 * minuteMs);
    expect(nextStep({ terms, last: { ...open, toldAt: late }, reading: seen, now })).toMatchObject({
      because: "escalated",
      state: "escalated",
      severity: "critical",
    });
    expect(nextStep({ terms, last: { ...open, toldAt: late, state: "escalated" }, reading: seen, now })).toEqual({ kind: "refresh" });
    expect(nextStep({ terms, last: { ...open, toldAt: late, state: "acknowledged" }, reading: seen, now })).toEqual({ kind: "refresh" });
    expect(nextStep({ terms: { ...terms, escalateMinutes: null }, last: { ...open, toldAt: late }, reading: seen, now })).toEqual({ kind: "refresh" });
  });

  it("is over once it has been quiet for as long as its kind asks", () => {
    expect(nextStep({ terms, last: { ...open, lastSeenAt: before(hourMs) }, reading: null, now })).toEqual({ kind: "rest" });
    expect(nextStep({ terms, last: { ...open, lastSeenAt: before(2 * hourMs) }, reading: null, now })).toEqual({ kind: "resolve" });
  });

  it("that was over does not open again before the cool-down has passed", () => {
    const over = { ...open, state: "resolved" } as const;
    const threat = { ...terms, kind: "threat" } as const;
    expect(nextStep({ terms: threat, last: { ...over, toldAt: before(59 * minuteMs) }, reading: seen, now })).toEqual({ kind: "rest" });
    expect(nextStep({ terms: threat, last: { ...over, toldAt: before(60 * minuteMs) }, reading: seen, now })).toMatchObject({ kind: "open" });
  });

  it("that was dealt with does not open again for the very comments it was about, however short the cool-down", () => {
    const over = { ...open, state: "resolved" } as const;
    const atOnce = { ...terms, coolDownMinutes: 0 } as const;
    expect(nextStep({ terms: atOnce, last: { ...over, toldAt: before(239 * minuteMs) }, reading: seen, now })).toEqual({ kind: "rest" });
    expect(nextStep({ terms: atOnce, last: { ...over, toldAt: before(240 * minuteMs) }, reading: seen, now })).toMatchObject({ kind: "open" });
  });
});

type Lived = { readonly last: LastAlert | null; readonly tellings: readonly { readonly at: number; readonly because: string; readonly severity: string }[] };

const stepped = ({ last, tellings }: Lived, step: Step, { at, size }: { readonly at: Date; readonly size: number | null }): Lived => {
  const told = { lastSeenAt: at, toldAt: at, toldSize: size ?? last?.toldSize ?? 0 };
  const noted = (because: string, severity: string) => [...tellings, { at: at.getTime(), because, severity }];
  if (step.kind === "open") return { last: { ...told, state: "open", severity: step.severity }, tellings: noted("opened", step.severity) };
  if (last === null) return { last, tellings };
  const kept = { ...last, ...(size === null ? {} : { lastSeenAt: at }) };
  if (step.kind === "tell") return { last: { ...kept, ...told, state: step.state, severity: step.severity }, tellings: noted(step.because, step.severity) };
  if (step.kind === "resolve") return { last: { ...last, state: "resolved" }, tellings };
  return { last: kept, tellings };
};

type Chance = ReturnType<typeof chanceOf>;

const glanceOf = (chance: Chance) => (chance.number() < 0.3 ? { isGrave: chance.number() < 0.05, size: 5 + chance.below(20) } : null);

/** Now and then somebody takes it up. */
const perhapsTaken = ({ last, tellings }: Lived, chance: Chance): Lived =>
  last?.state === "open" && chance.number() < 0.01 ? { last: { ...last, state: "acknowledged" }, tellings } : { last, tellings };

const monthOf = (chance: Chance): Lived["tellings"] => {
  let lived: Lived = { last: null, tellings: [] };
  for (let minute = 0; minute < 30 * 24 * 60; minute += 1) {
    const at = new Date(now.getTime() + minute * minuteMs);
    const reading = glanceOf(chance);
    lived = perhapsTaken(lived, chance);
    const step = nextStep({ terms, last: lived.last, reading, now: at });
    if (step.kind === "open") expect(lived.last?.state ?? "resolved").toBe("resolved");
    lived = stepped(lived, step, { at, size: reading?.size ?? null });
  }
  return lived.tellings;
};

describe("a month of an alert, whatever happens", () => {
  it.each([1, 2, 3, 4, 5])("calls no oftener than its cool-down allows, but for getting worse (seed %d)", (seed) => {
    const tellings = monthOf(chanceOf(seed));
    expect(tellings.length).toBeGreaterThan(1);
    for (const [place, { at, because }] of tellings.entries()) {
      const last = tellings[place - 1];
      const isPaced = because === "opened" || because === "grown";
      if (isPaced && last !== undefined) expect(at - last.at).toBeGreaterThanOrEqual(terms.coolDownMinutes * minuteMs);
    }
  });
});

describe("severity", () => {
  it("is worse the later it stands", () => {
    expect(severities.map((one) => severities.filter((other) => isWorse(one, other)).length)).toEqual([0, 1, 2]);
  });
});

describe("quiet hours", () => {
  const night = { from: 22 * 60, to: 7 * 60 };
  const asked = (at: string, over: Partial<Parameters<typeof releasedAt>[0]> = {}): string =>
    releasedAt({ severity: "warning", quiet: night, zone: "Europe/Berlin", now: new Date(at), ...over }).toISOString();

  it("hold word back until they end, before and after midnight", () => {
    expect(asked("2026-03-10T21:30:00Z")).toBe("2026-03-11T06:00:00.000Z");
    expect(asked("2026-03-11T01:00:00Z")).toBe("2026-03-11T06:00:00.000Z");
    expect(asked("2026-03-11T06:00:00Z")).toBe("2026-03-11T06:00:00.000Z");
    expect(asked("2026-03-11T12:00:00Z")).toBe("2026-03-11T12:00:00.000Z");
  });

  it("end by the wall clock on the night in which it changes", () => {
    expect(asked("2026-03-28T23:00:00Z")).toBe("2026-03-29T05:00:00.000Z");
  });

  it("hold back nothing critical, and nothing where nobody sleeps", () => {
    expect(asked("2026-03-11T01:00:00Z", { severity: "critical" })).toBe("2026-03-11T01:00:00.000Z");
    expect(asked("2026-03-11T01:00:00Z", { quiet: null })).toBe("2026-03-11T01:00:00.000Z");
  });

  it("that lie within a day hold back only then", () => {
    expect(asked("2026-03-11T12:30:00Z", { quiet: { from: 13 * 60, to: 14 * 60 } })).toBe("2026-03-11T13:00:00.000Z");
    expect(asked("2026-03-11T13:30:00Z", { quiet: { from: 13 * 60, to: 14 * 60 } })).toBe("2026-03-11T13:30:00.000Z");
  });
});
