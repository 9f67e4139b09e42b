import { beforeEach, describe, expect, it } from "vitest";

import { dayMs } from "#lib/core/time";
import { sql } from "#lib/db/sql";
import { forgetOldTags } from "#lib/tagging/commands/forget-old-tags";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";
import { storedBudget } from "#lib/tagging/providers/stored-budget";
import { storedTags } from "#lib/tagging/providers/stored-tags";

const start = new Date("2026-11-21T12:00:00Z");
const after = (days: number): Date => new Date(start.getTime() + days * dayMs);
const tags = { ...shippedTagger().tag({ text: "Where is my order?" }), tagger: "chat:small" };

beforeEach(async () => {
  await sql.query({ text: "TRUNCATE tag_cache, tagger_spend", values: [] });
});
describe("tags that all workers remember", () => {
  it("come back as they were kept, and only those that are asked for", async () => {
    const store = storedTags(() => start);
    await store.putMany(new Map([["a", tags], ["b", tags]])); // oxfmt-ignore
    expect(await store.getMany(["b", "c"])).toEqual(new Map([["b", tags]]));
    expect(await store.getMany([])).toEqual(new Map());
  });

  it("may be kept by two workers at once, in any order", async () => {
    const store = storedTags(() => start);
    const hashes = Array.from({ length: 200 }, (_, place) => String(place));
    const kept = (some: readonly string[]): Promise<void> => store.putMany(new Map(some.map((hash) => [hash, tags])));
    await Promise.all([kept(hashes), kept([...hashes].reverse()), kept(hashes), kept([...hashes].reverse())]);
    expect((await store.getMany(hashes)).size).toBe(200);
  });

  it("are not there when they were kept in a shape of another version", async () => {
    await sql.query({ text: `INSERT INTO tag_cache (hash, tagger, tags, used_at) VALUES ('a', 'chat:small', '{"mood":"fine"}', $1)`, values: [start] });
    const store = storedTags(() => start);
    expect(await store.getMany(["a"])).toEqual(new Map());
    await store.putMany(new Map([["a", tags]]));
    expect((await store.getMany(["a"])).size).toBe(1);
  });

  it("are forgotten when nobody asked for them in ninety days", async () => {
    await storedTags(() => start).putMany(new Map([["used", tags], ["unused", tags]])); // oxfmt-ignore
    await storedTags(() => after(50)).getMany(["used"]);
    await forgetOldTags(after(91));
    expect([...(await storedTags(() => after(91)).getMany(["used", "unused"])).keys()]).toEqual(["used"]);
  });
});

describe("the budget that all workers share", () => {
  const spending = (now: Date) => storedBudget({ tagger: "chat:small", limits: { requests: 10, characters: 1_000 }, now: () => now });

  it("lets just so many requests out, however many workers ask at once", async () => {
    const answers = await Promise.all(Array.from({ length: 25 }, () => spending(start).spend({ requests: 1, characters: 10 })));
    expect(answers.filter(Boolean)).toHaveLength(10);
  });

  it("counts characters too, from the first", async () => {
    expect(await spending(start).spend({ requests: 1, characters: 1_001 })).toBe(false);
    expect(await spending(start).spend({ requests: 1, characters: 1_000 })).toBe(true);
    expect(await spending(start).spend({ requests: 1, characters: 1 })).toBe(false);
  });

  it("begins anew with each day in UTC, and each tagger has its own", async () => {
    expect(await spending(new Date("2026-11-21T23:59:59Z")).spend({ requests: 10, characters: 0 })).toBe(true);
    expect(await spending(new Date("2026-11-21T23:59:59Z")).spend({ requests: 1, characters: 0 })).toBe(false);
    expect(await spending(new Date("2026-11-22T00:00:00Z")).spend({ requests: 1, characters: 0 })).toBe(true);
    const other = storedBudget({ tagger: "chat:large", limits: { requests: 1, characters: 1 }, now: () => start });
    expect(await other.spend({ requests: 1, characters: 1 })).toBe(true);
  });
});
