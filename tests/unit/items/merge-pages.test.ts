import { describe, expect, it } from "vitest";

import { mergePages } from "#lib/items/merge-pages";
import type { TaggedPage } from "#lib/items/model";

const page = (receivedAt: string): TaggedPage => ({ events: [], setAside: [], cursor: receivedAt, done: false, receivedAt: new Date(receivedAt) });

describe("pages of one walk, stored as one", () => {
  it("are dated by the first of them: what waited for its neighbours is not called fresh", () => {
    const merged = mergePages([page("2026-11-02T10:05:00Z"), page("2026-11-02T10:05:01Z")]);
    expect(merged).toMatchObject({ receivedAt: new Date("2026-11-02T10:05:00Z"), cursor: "2026-11-02T10:05:01Z" });
  });
});
