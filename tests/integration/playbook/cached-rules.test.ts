import { describe, expect, it, vi } from "vitest";

import { readRulesAt } from "../../../app/(public)/rules/cached-rules";

const { asked, kept } = vi.hoisted(() => ({ asked: new Array<string>(), kept: new Map<string, unknown>() }));

/** Keeps what is returned, as Next does, and nothing that is thrown. */
vi.mock("next/cache", () => ({
  unstable_cache:
    (read: (...address: readonly unknown[]) => Promise<unknown>) =>
    async (...address: readonly unknown[]): Promise<unknown> => {
      const key = JSON.stringify(address);
      asked.push(key);
      const found = kept.get(key) ?? (await read(...address));
      kept.set(key, found);
      return found;
    },
}));

describe("the public rules", () => {
  it("leave nothing behind at an address where there are none", async () => {
    await expect(readRulesAt(["no-such-brand"])).resolves.toBeNull();
    await expect(readRulesAt(["no-such-workspace", "no-such-brand"])).resolves.toBeNull();
    expect(asked).toHaveLength(2);
    expect(kept.size).toBe(0);
  });

  it("are not even looked for at what cannot be an address", async () => {
    const before = asked.length;
    for (const address of [["No Such Brand"], ["a".repeat(500)], ["../x"], ["a", "b", "c"], []]) await expect(readRulesAt(address)).resolves.toBeNull();
    expect(asked).toHaveLength(before);
  });
});
