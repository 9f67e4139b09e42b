import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { businessTimeBetween, type OpenInterval } from "#lib/core/business-time";
import { minuteMs } from "#lib/core/time";
import type { WaitingItem } from "#lib/items/model";
import {
  changedTerms,
  defaultSlaTerms,
  inZone,
  officeHours,
  problemOf,
  promiseBy,
  promiseFor,
  slaLimits,
  slaTermsSchema,
  type OpeningHours,
  type SaidTerms,
  type SlaException,
  type SlaPolicy,
  type SlaTerms,
} from "#lib/playbook/sla-model";
import { intents, sentiments } from "#lib/tagging/model";

const at = (text: string): Date => new Date(text);
const anItem = (traits: Partial<WaitingItem> = {}): WaitingItem => ({
  sentiment: "neutral",
  intent: "question",
  sourceId: "src_blog",
  neededSince: at("2026-11-23T10:00:00Z"),
  ...traits,
});
const anException = (traits: Partial<SlaException> = {}): SlaException => ({ intent: null, sentiment: null, sourceId: null, minutes: 30, ...traits });
const terms = (said: Partial<SaidTerms> = {}, zone = "UTC"): SlaTerms => inZone({ ...defaultSlaTerms, ...said }, zone);
const policy = (effectiveFrom: string, said: Partial<SaidTerms> = {}): SlaPolicy => ({ ...terms(said), effectiveFrom: at(effectiveFrom) });
const due = (promised: SlaTerms, item: Partial<WaitingItem> = {}): string => promiseBy(promised, anItem(item)).dueAt.toISOString();
const warned = (promised: SlaTerms, item: Partial<WaitingItem> = {}): string => promiseBy(promised, anItem(item)).warnAt.toISOString();
const all = (minutes: number) => ({ negative: minutes, neutral: minutes, positive: minutes });

describe("a promise", () => {
  it("is four, eight and twenty-four hours where nothing was said", () => {
    const neededSince = at("2026-01-01T00:00:00Z");
    expect(sentiments.map((sentiment) => promiseFor([], anItem({ sentiment, neededSince })).dueAt.toISOString())).toEqual([
      "2026-01-01T04:00:00.000Z",
      "2026-01-01T08:00:00.000Z",
      "2026-01-02T00:00:00.000Z",
    ]);
  });

  it("holds from its date on and never before it", () => {
    const policies = [policy("2026-03-01T00:00:00Z", { targets: all(60) }), policy("2026-06-01T00:00:00Z", { targets: all(30) })];
    const minutes = (posted: string): number => (promiseFor(policies, anItem({ neededSince: at(posted) })).dueAt.getTime() - at(posted).getTime()) / minuteMs;
    expect(["2026-02-28T23:59:59.999Z", "2026-03-01T00:00:00Z", "2026-05-31T23:59:59.999Z", "2027-01-01T00:00:00Z"].map(minutes)).toEqual([480, 60, 60, 30]);
  });

  it("begins at the next opening where an item comes outside the hours", () => {
    const office = terms({ hours: { ...officeHours, holidays: ["2026-12-25"] }, targets: all(90) }, "Europe/Paris");
    expect(due(office, { neededSince: at("2026-11-21T12:00:00Z") })).toBe("2026-11-23T09:30:00.000Z");
    expect(due(office, { neededSince: at("2026-12-24T17:30:00Z") })).toBe("2026-12-28T09:30:00.000Z");
  });

  it("keeps office hours across a change of the clock and in zones of half an hour", () => {
    const hours = { ...officeHours, weekdays: officeHours.weekdays.map(() => [{ from: 540, to: 1080 }]) };
    // Friday 17:00 in Paris before and after the clock goes back on 25 October 2026.
    expect(due(terms({ hours: officeHours, targets: all(120) }, "Europe/Paris"), { neededSince: at("2026-10-23T15:00:00Z") })).toBe("2026-10-26T09:00:00.000Z");
    expect(due(terms({ hours, targets: all(120) }, "Asia/Kolkata"), { neededSince: at("2026-11-23T00:00:00Z") })).toBe("2026-11-23T05:30:00.000Z");
  });

  it("warns at the brand's part of the time, in open time, and a quarter of an hour before at least", () => {
    expect(warned(terms({ targets: all(240) }))).toBe("2026-11-23T13:00:00.000Z");
    expect(warned(terms({ targets: all(240), warnPercent: 50 }))).toBe("2026-11-23T12:00:00.000Z");
    expect(warned(terms({ targets: all(40) }))).toBe("2026-11-23T10:25:00.000Z");
    expect(warned(terms({ targets: all(15) }))).toBe("2026-11-23T10:00:00.000Z");
    // Friday 16:00: due on Monday at 11:00; of its four hours one is left on Monday at 10:00.
    expect(warned(terms({ hours: officeHours, targets: all(240) }), { neededSince: at("2026-11-20T16:00:00Z") })).toBe("2026-11-23T10:00:00.000Z");
  });

  it("is that of the first exception that fits all it names", () => {
    const exceptions = [
      anException({ intent: "complaint", sourceId: "src_shop", minutes: 15 }),
      anException({ sentiment: "negative", minutes: 45 }),
      anException({ intent: "complaint", minutes: 60 }),
      anException({ sourceId: "src_shop", minutes: 90 }),
    ];
    const minutes = (item: Partial<WaitingItem>): number =>
      (promiseBy(terms({ exceptions }), anItem(item)).dueAt.getTime() - anItem().neededSince.getTime()) / minuteMs;
    expect(minutes({ intent: "complaint", sentiment: "negative", sourceId: "src_shop" })).toBe(15);
    expect(minutes({ intent: "complaint", sentiment: "negative" })).toBe(45);
    expect(minutes({ intent: "complaint" })).toBe(60);
    expect(minutes({ sourceId: "src_shop" })).toBe(90);
    expect(minutes({})).toBe(480);
  });
});

describe("terms", () => {
  const hours = (...monday: readonly OpenInterval[]): OpeningHours => ({ ...officeHours, weekdays: [monday, ...officeHours.weekdays.slice(1)] });
  const problem = (said: Partial<SaidTerms>) => problemOf({ ...defaultSlaTerms, ...said });

  it("say what is wrong with them", () => {
    expect(problem({})).toBeNull();
    expect(problem({ hours: hours({ from: 780, to: 1080 }, { from: 540, to: 780 }) })).toBeNull();
    expect(problem({ hours: hours({ from: 540, to: 800 }, { from: 780, to: 1080 }) })).toBe("hours-overlap");
    expect(problem({ hours: hours({ from: 600, to: 600 }) })).toBe("hours-backwards");
    expect(problem({ hours: hours(...[0, 1, 2, 3, 4].map((hour) => ({ from: hour * 60, to: hour * 60 + 30 }))) })).toBe("hours-too-many");
    expect(problem({ hours: { weekdays: officeHours.weekdays.map(() => []), holidays: [] } })).toBe("hours-never-open");
    expect(problem({ hours: { ...officeHours, holidays: ["2026-02-30"] } })).toBe("holiday-unknown");
    expect(problem({ hours: { ...officeHours, holidays: ["soon"] } })).toBe("holiday-unknown");
    expect(problem({ hours: { ...officeHours, holidays: ["2028-02-29"] } })).toBeNull();
    expect(problem({ hours: { ...officeHours, holidays: Array.from({ length: slaLimits.holidays + 1 }, () => "2026-12-25") } })).toBe("holidays-too-many");
    expect(problem({ exceptions: [anException()] })).toBe("exception-empty");
    expect(problem({ exceptions: Array.from({ length: slaLimits.exceptions + 1 }, () => anException({ intent: "praise" })) })).toBe("exceptions-too-many");
  });

  it("that name no more than moods are those of before: around the clock, without exceptions", () => {
    expect(slaTermsSchema.parse({ targets: all(60) })).toEqual({ targets: all(60), exceptions: [], hours: null, warnPercent: 25 });
  });

  it("say what of them became another", () => {
    expect(changedTerms(terms(), terms())).toEqual([]);
    expect(changedTerms(terms(), terms({ hours: officeHours, warnPercent: 50 }))).toEqual(["hours", "warnPercent"]);
    expect(changedTerms(terms({ hours: officeHours }, "UTC"), terms({ hours: officeHours }, "Asia/Tokyo"))).toEqual(["hours"]);
  });
});

describe("any promise", () => {
  const zones = ["UTC", "Europe/Paris", "America/New_York", "Asia/Kolkata", "Australia/Lord_Howe", "America/St_Johns", "Asia/Kathmandu"];
  const day = fc
    .uniqueArray(fc.integer({ min: 0, max: 96 }), { minLength: 0, maxLength: 4 })
    .map((marks) => marks.toSorted((one, other) => one - other).map((mark) => mark * 15))
    .map((marks): readonly OpenInterval[] => Array.from({ length: Math.floor(marks.length / 2) }, (_, place) => intervalOf(marks, place)));
  const intervalOf = (marks: readonly number[], place: number): OpenInterval => ({ from: marks[2 * place] ?? 0, to: marks[2 * place + 1] ?? 0 });
  const holidays = fc.array(fc.date({ min: at("2026-03-20T00:00:00Z"), max: at("2026-04-20T00:00:00Z"), noInvalidDate: true }), { maxLength: 5 });
  const aroundTheClock = { weekdays: officeHours.weekdays.map(() => [{ from: 0, to: 1440 }]), holidays: [] };
  const openings = fc.oneof(
    fc.record({
      weekdays: fc.array(day, { minLength: 7, maxLength: 7 }),
      holidays: holidays.map((days) => days.map((one) => one.toISOString().slice(0, 10))),
    }),
    fc.constant(aroundTheClock),
    fc.constant(null),
  );
  const anyTerms = fc
    .record({
      zone: fc.constantFrom(...zones),
      hours: openings,
      minutes: fc.integer({ min: 15, max: 3 * 24 * 60 }),
      warnPercent: fc.constantFrom(10, 25, 50, 75),
      other: fc.integer({ min: 15, max: 600 }),
    })
    .map(({ zone, hours, minutes, warnPercent, other }) => ({
      zone,
      said: { targets: all(minutes), hours, warnPercent, exceptions: [anException({ intent: "praise", minutes: other })] },
    }))
    .filter(({ said }) => problemOf(said) === null)
    .map(({ zone, said }) => inZone(said, zone));
  // Clocks change within these weeks: New York on 8 March, Paris on 29 March, Lord Howe on 5 April 2026.
  const moment = fc.date({ min: at("2026-03-01T00:00:00Z"), max: at("2026-04-10T00:00:00Z"), noInvalidDate: true });
  const anyItem = fc.record({
    neededSince: moment,
    intent: fc.constantFrom(...intents),
    sentiment: fc.constantFrom(...sentiments),
    sourceId: fc.constant("src_blog"),
  });
  const minutesOf = (promised: SlaTerms, { intent }: WaitingItem): number =>
    intent === "praise" ? (promised.exceptions[0]?.minutes ?? 0) : promised.targets.neutral;

  it("falls due within the hours, after its whole time in open minutes and no sooner", () => {
    fc.assert(
      fc.property(anyTerms, anyItem, (promised, item) => {
        const { dueAt, warnAt } = promiseBy(promised, item);
        const targetMs = minutesOf(promised, item) * minuteMs;
        expect(dueAt.getTime() - item.neededSince.getTime()).toBeGreaterThanOrEqual(targetMs);
        expect(warnAt >= item.neededSince && warnAt < dueAt).toBe(true);
        if (promised.hours === null) return;
        expect(businessTimeBetween(item.neededSince, dueAt, promised.hours)).toBe(targetMs);
        expect(businessTimeBetween(new Date(dueAt.getTime() - 1), dueAt, promised.hours)).toBe(1);
      }),
      { numRuns: 150 },
    );
  });

  it("is never due before that of an item that came earlier", () => {
    fc.assert(
      fc.property(anyTerms, anyItem, moment, (promised, item, other) => {
        const [first = other, second = other] = [item.neededSince, other].toSorted((one, two) => one.getTime() - two.getTime());
        const [sooner, later] = [first, second].map((neededSince) => promiseBy(promised, { ...item, neededSince }));
        expect(sooner !== undefined && later !== undefined && sooner.dueAt <= later.dueAt && sooner.warnAt <= later.warnAt).toBe(true);
      }),
      { numRuns: 150 },
    );
  });

  it("is around the clock the same, said as hours or not", () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), anyItem, (zone, item) => {
        expect(promiseBy(inZone({ ...defaultSlaTerms, hours: aroundTheClock }, zone), item)).toEqual(promiseBy(inZone(defaultSlaTerms, zone), item));
      }),
      { numRuns: 100 },
    );
  });
});
