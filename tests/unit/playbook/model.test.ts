import { describe, expect, it } from "vitest";

import { answerPolicyAt, defaultSlaTargets, promiseFor, slaPolicyAt } from "#lib/playbook/model";

const at = (text: string): Date => new Date(text);
const sla = [
  { effectiveFrom: at("2026-03-01T00:00:00Z"), targets: { negative: 60, neutral: 120, positive: 180 } },
  { effectiveFrom: at("2026-06-01T00:00:00Z"), targets: { negative: 30, neutral: 60, positive: 90 } },
];

describe("policies", () => {
  it("promise four, eight and twenty-four hours where nothing was said", () => {
    const neededSince = at("2026-01-01T00:00:00Z");
    expect((["negative", "neutral", "positive"] as const).map((sentiment) => promiseFor([], { sentiment, neededSince }).toISOString())).toEqual([
      "2026-01-01T04:00:00.000Z",
      "2026-01-01T08:00:00.000Z",
      "2026-01-02T00:00:00.000Z",
    ]);
  });

  it("hold from their date on and never before it", () => {
    expect(slaPolicyAt(sla, at("2026-02-28T23:59:59.999Z"))).toEqual(defaultSlaTargets);
    expect(slaPolicyAt(sla, at("2026-03-01T00:00:00Z")).negative).toBe(60);
    expect(slaPolicyAt(sla, at("2026-05-31T23:59:59.999Z")).negative).toBe(60);
    expect(slaPolicyAt(sla, at("2027-01-01T00:00:00Z")).negative).toBe(30);
  });

  it("ask an answer to everything until a brand asks for less", () => {
    const policies = [{ effectiveFrom: at("2026-03-01T00:00:00Z"), excludes: ["remark"] }];
    expect(answerPolicyAt(policies, at("2026-02-01T00:00:00Z"))).toEqual([]);
    expect(answerPolicyAt(policies, at("2026-04-01T00:00:00Z"))).toEqual(["remark"]);
  });
});
