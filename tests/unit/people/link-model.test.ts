import { describe, expect, it } from "vitest";

import { addressKindOf } from "#lib/people/account-model";
import { hasNewEvidence, isAsked } from "#lib/people/link-model";

const at = new Date("2026-11-01T10:00:00Z");
const after = (days: number): Date => new Date(at.getTime() + days * 86_400_000);
const handle = { reason: "same-handle", weight: 2 } as const;
const texts = (weight: number) => ({ reason: "same-texts", weight }) as const;

describe("a question about two accounts", () => {
  it("is asked until somebody looks at it, and again thirty days after nobody could tell", () => {
    expect([isAsked(null, at), isAsked(at, after(29.9)), isAsked(at, after(30))]).toEqual([true, false, true]);
  });

  it("has new evidence where a reason is new or weighs more, and only there", () => {
    expect(hasNewEvidence([handle], [handle, texts(1.5)])).toBe(true);
    expect(hasNewEvidence([handle, texts(1.5)], [handle, texts(3)])).toBe(true);
    expect(hasNewEvidence([handle, texts(3)], [handle, texts(1.5)])).toBe(false);
    expect(hasNewEvidence([handle, texts(3)], [handle])).toBe(false);
    expect(hasNewEvidence([], [])).toBe(false);
  });
});

describe("the address beside an account", () => {
  it("is called their profile only where the platform keeps one", () => {
    expect((["vk", "mastodon", "wordpress", "feed", "push", "import"] as const).map(addressKindOf)).toEqual([
      "profile",
      "profile",
      "website",
      "website",
      "page",
      "page",
    ]);
    expect(addressKindOf("one not heard of")).toBe("page");
  });
});
