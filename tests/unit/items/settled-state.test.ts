import { describe, expect, it } from "vitest";
import { settledState } from "#lib/items/settled-state";
import type { SettlePolicies } from "#lib/items/model";
import type { StoredMessage } from "#lib/items/store/settle";
import { reasonInWords } from "#lib/tagging/reason-words";
import type { Settlement } from "#lib/tagging/settle-model";

const effectiveFrom = new Date("2026-05-01T00:00:00Z");
const policies: SettlePolicies = {
  excludedReasons: (_brandId, postedAt) => (postedAt < effectiveFrom ? [] : ["praise", "remark"]),
  promiseFor: (_brandId, { neededSince }) => ({ dueAt: neededSince, warnAt: neededSince }),
};

const aMessage = (postedAt: Date): StoredMessage => ({
  id: "itm_1",
  threadId: "thr_1",
  externalId: "c1",
  parentExternalId: null,
  authorId: "aut_1",
  authorName: "Anna",
  authorHandle: null,
  isBrand: false,
  text: "Lovely",
  postedAt,
  deletedAt: null,
  visibility: "public",
  kind: "comment",
  origin: "live",
  language: "en",
  sentiment: "positive",
  intent: "praise",
  tones: [],
  areTonesSaid: false,
  neededSince: null,
  answeredAt: null,
  answeredByItemId: null,
  closedAt: null,
  closedBecause: null,
  dueAt: null,
  warnAt: null,
  drewRepliesAt: null,
  reason: { code: "remark", params: {} },
  assigneeId: null,
});

const verdict = (code: Settlement["reason"]["code"], needed = true): Settlement => ({ id: "itm_1", needed, reason: { code, params: {} }, answeredBy: null });

const settledOn = (day: string, settlement: Settlement) =>
  settledState(aMessage(new Date(day)), settlement, { brandId: "brd_1", sourceId: "src_1", policies, drewRepliesAt: null });

describe("a brand's answer policy", () => {
  it("takes what it leaves out off the desk and says so in every language", () => {
    const state = settledOn("2026-05-02T00:00:00Z", verdict("praise"));
    expect(state).toMatchObject({ neededSince: null, dueAt: null, reason: { code: "policy-excludes", params: { instead: "praise" } } });
    const words = (["en", "ru", "fr"] as const).map((locale) => reasonInWords(state.reason, locale));
    expect(new Set(words).size).toBe(3);
  });

  it("leaves what it does not name waiting", () => {
    expect(settledOn("2026-05-02T00:00:00Z", verdict("complaint"))).toMatchObject({
      neededSince: new Date("2026-05-02T00:00:00Z"),
      reason: { code: "complaint" },
    });
  });

  it("never rewrites what was posted before its day", () => {
    expect(settledOn("2026-04-30T00:00:00Z", verdict("praise"))).toMatchObject({ neededSince: new Date("2026-04-30T00:00:00Z"), reason: { code: "praise" } });
  });

  it("does not take the place of a phase that needed no answer anyway", () => {
    expect(settledOn("2026-05-02T00:00:00Z", verdict("spam", false)).reason.code).toBe("spam");
  });
});
