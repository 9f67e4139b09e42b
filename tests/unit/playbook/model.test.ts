import { describe, expect, it } from "vitest";

import { answerPolicyAt } from "#lib/playbook/model";

describe("an answer policy", () => {
  it("asks an answer to everything until a brand asks for less", () => {
    const policies = [{ effectiveFrom: new Date("2026-03-01T00:00:00Z"), excludes: ["remark"] }];
    expect(answerPolicyAt(policies, new Date("2026-02-01T00:00:00Z"))).toEqual([]);
    expect(answerPolicyAt(policies, new Date("2026-04-01T00:00:00Z"))).toEqual(["remark"]);
  });
});
