import { describe, expect, it } from "vitest";

import { aDesk, aMember, anItem, type Desk } from "../../support/desk";
import type { Actor } from "#lib/auth/actor";
import { sql } from "#lib/db/sql";
import { listTemplates } from "#lib/playbook/queries/templates";
import { pinEntry, shareItem, withdrawEntry } from "#lib/suggestions/commands/feed";
import { giveHint, hintToTemplate, markHelped } from "#lib/suggestions/commands/hints";
import { feedFiltersSchema } from "#lib/suggestions/feed-model";
import { findLatestDigest } from "#lib/suggestions/queries/digest";
import { listFeed } from "#lib/suggestions/queries/feed";
import { hiddenKinds, type HiddenKind } from "#lib/suggestions/redact-model";
import { listFeedsToSumUp, sumUpFeed } from "#lib/suggestions/sum-up-feed";

const now = new Date("2026-11-20T10:00:00Z");

const text = "I am Vera Petrova, order 48213, write to vera@mail.example. Nobody helps me!";
const anEntry = async (
  actor: Actor,
  desk: Desk,
  { hidden = [], at = now }: { readonly hidden?: readonly HiddenKind[]; readonly at?: Date } = {},
): Promise<string> => {
  const itemId = await anItem(desk, { postedAt: now, text, author: "Vera Petrova", sentiment: "negative" });
  return (await shareItem(actor, { itemId, question: "What would you say to Vera?", hidden: [...hidden] }, at)).entryId;
};
const feedOf = async (actor: Actor, filters: Readonly<Record<string, string>> = {}) => (await listFeed(actor, feedFiltersSchema.parse(filters))).entries;

describe("[L2] Hard-case feed: share an item with the team (author redacted on request)", () => {
  it("shows it as it is where nothing is to be hidden", async () => {
    const desk = await aDesk();
    await anEntry(desk.owner, desk);
    const [entry] = await feedOf(await aMember(desk, "viewer"));
    expect(entry).toMatchObject({ pieces: [{ text }], authorName: "Vera Petrova", hints: [] });
    expect(entry?.itemId).toMatch(/^itm_/u);
  });

  it("keeps nothing of what is hidden, in the text, the question or the search", async () => {
    const desk = await aDesk();
    const colleague = await aMember(desk, "agent");
    await anEntry(desk.owner, desk, { hidden: hiddenKinds });
    const [entry] = await feedOf(colleague);
    expect(JSON.stringify(entry)).not.toMatch(/vera|petrova|48213/iu);
    expect(entry).toMatchObject({ authorName: null, itemId: null });
    expect((await feedOf(desk.owner))[0]?.itemId).toMatch(/^itm_/u);
    expect(await feedOf(colleague, { q: "petrova" })).toEqual([]);
    const kept = await sql.query({ text: "SELECT row_to_json(e)::text AS row FROM feed_entry e WHERE workspace_id = $1", values: [desk.owner.workspaceId] });
    expect(JSON.stringify(kept)).not.toMatch(/vera|petrova|48213/iu);
  });

  it("is shared and hinted at by agents, kept by managers, read by the whole workspace and by no other", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    const [agent, colleague, manager, viewer] = [
      await aMember(desk, "agent"),
      await aMember(desk, "agent"),
      await aMember(desk, "manager"),
      await aMember(desk, "viewer"),
    ];
    const entryId = await anEntry(agent, desk);
    await expect(anEntry(viewer, desk)).rejects.toMatchObject({ code: "forbidden" });
    await expect(giveHint(viewer, { entryId, text: "I would" }, now)).rejects.toMatchObject({ code: "forbidden" });
    await expect(pinEntry(agent, { entryId, isPinned: true }, now)).rejects.toMatchObject({ code: "forbidden" });
    await expect(withdrawEntry(colleague, { entryId }, now)).rejects.toMatchObject({ code: "forbidden" });
    const { hintId } = await giveHint(colleague, { entryId, text: "Ask for the order" }, now);
    for (const deed of [
      async () => giveHint(other.owner, { entryId, text: "I would" }, now),
      async () => markHelped(other.owner, { hintId, hasHelped: true }, now),
      async () => pinEntry(other.owner, { entryId, isPinned: true }, now),
      async () => withdrawEntry(other.owner, { entryId }, now),
      async () => hintToTemplate(other.owner, { hintId, language: "en", situation: "clarify", title: "Ask", body: "Which order?" }, now),
    ])
      await expect(deed()).rejects.toMatchObject({ code: "not-found" });
    expect(await feedOf(other.owner)).toEqual([]);
    await withdrawEntry(manager, { entryId }, now);
    expect(await feedOf(agent)).toEqual([]);
    await expect(giveHint(colleague, { entryId, text: "I would" }, now)).rejects.toMatchObject({ code: "not-found" });
  });
});

describe("[L2] collect hints, mark what helped, turn a hint into a template", () => {
  it("puts the hint that helped first; nobody says so of their own", async () => {
    const desk = await aDesk();
    const colleague = await aMember(desk, "agent");
    const entryId = await anEntry(desk.owner, desk);
    await giveHint(desk.owner, { entryId, text: "Wait" }, now);
    const { hintId } = await giveHint(colleague, { entryId, text: "Ask for the order" }, now);
    await expect(markHelped(colleague, { hintId, hasHelped: true }, now)).rejects.toMatchObject({ reason: "own-hint" });
    await markHelped(desk.owner, { hintId, hasHelped: true }, now);
    expect((await feedOf(desk.owner))[0]?.hints).toMatchObject([
      { text: "Ask for the order", helped: { by: desk.owner.name } },
      { text: "Wait", helped: null },
    ]);
    expect(await feedOf(desk.owner, { show: "open" })).toEqual([]);
    await markHelped(desk.owner, { hintId, hasHelped: false }, now);
    expect(await feedOf(desk.owner, { show: "open" })).toHaveLength(1);
  });

  it("makes one template of a hint, for the brand, by the playbook's own rules", async () => {
    const desk = await aDesk();
    const agent = await aMember(desk, "agent");
    const { hintId } = await giveHint(agent, { entryId: await anEntry(desk.owner, desk), text: "Ask for the order" }, now);
    const words = { hintId, language: "en", situation: "clarify", title: "Ask for the order", body: "Hello {name}, which order is it?" } as const;
    await expect(hintToTemplate(agent, words, now)).rejects.toMatchObject({ code: "forbidden" });
    const { templateId } = await hintToTemplate(desk.owner, words, now);
    expect(await listTemplates(desk.owner, { brandId: desk.brandId, language: "en" })).toContainEqual(
      expect.objectContaining({ id: templateId, body: words.body, brandId: desk.brandId }),
    );
    await expect(hintToTemplate(desk.owner, words, now)).rejects.toMatchObject({ reason: "hint-is-template" });
    expect((await feedOf(agent))[0]?.hints).toMatchObject([{ isTemplate: true }]);
  });

  it("makes one template of a hint however many press at the same moment", async () => {
    const desk = await aDesk();
    const { hintId } = await giveHint(desk.owner, { entryId: await anEntry(desk.owner, desk), text: "Ask for the order" }, now);
    const words = { hintId, language: "en", situation: "clarify", title: "Ask", body: "Which order is it?" } as const;
    const tries = await Promise.allSettled(Array.from({ length: 4 }, () => hintToTemplate(desk.owner, words, now)));
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(tries.find(({ status }) => status === "rejected")).toMatchObject({ reason: { reason: "hint-is-template" } });
    const made = await listTemplates(desk.owner, { brandId: desk.brandId, language: "en" });
    expect(made.filter(({ origin }) => origin === "own")).toHaveLength(1);
  });

  it("finds a case by any word of the case, the question or a hint, without accents too; the pinned stand first", async () => {
    const desk = await aDesk();
    const older = await anEntry(desk.owner, desk);
    const newer = await anEntry(desk.owner, desk, { at: new Date(now.getTime() + 1000) });
    await giveHint(desk.owner, { entryId: older, text: "Réponds calmement" }, now);
    const idsFor = async (q: string) => (await feedOf(desk.owner, { q })).map(({ id }) => id);
    expect(await idsFor("REPONDS")).toEqual([older]);
    expect(await idsFor("say helps")).toEqual([newer, older]);
    expect(await idsFor("100%_'; drop")).toEqual([]);
    await pinEntry(desk.owner, { entryId: older, isPinned: true }, now);
    expect((await feedOf(desk.owner)).map(({ id }) => id)).toEqual([older, newer]);
  });

  it("pages on behind the last entry without losing or doubling any", async () => {
    const desk = await aDesk();
    for (let place = 0; place < 53; place += 1) await anEntry(desk.owner, desk, { at: new Date(now.getTime() + (place % 7) * 1000) });
    const first = await listFeed(desk.owner, feedFiltersSchema.parse({}));
    const second = await listFeed(desk.owner, feedFiltersSchema.parse({}), first.next);
    expect([first.entries.length, second.entries.length, second.next]).toEqual([50, 3, null]);
    expect(new Set([...first.entries, ...second.entries].map(({ id }) => id)).size).toBe(53);
  });
});

describe("the daily digest of the feed", () => {
  it("sums up yesterday in the workspace's zone, once, over a day of 25 hours", async () => {
    const desk = await aDesk({ zone: "Europe/Paris" });
    const morning = new Date("2026-10-26T07:00:00Z");
    // 25 October 2026 in Paris: from 22:00 UTC the day before to 23:00 UTC.
    await anEntry(desk.owner, desk, { at: new Date("2026-10-24T21:59:59Z") });
    await anEntry(desk.owner, desk, { at: new Date("2026-10-24T22:00:00Z") });
    const last = await anEntry(desk.owner, desk, { at: new Date("2026-10-25T22:59:59Z") });
    await giveHint(desk.owner, { entryId: last, text: "Ask" }, new Date("2026-10-25T22:59:59Z"));
    await anEntry(desk.owner, desk, { at: new Date("2026-10-25T23:00:00Z") });
    const { workspaceId } = desk.owner;
    expect(await listFeedsToSumUp(morning)).toContainEqual({ workspaceId });
    await sumUpFeed({ workspaceId, now: morning });
    const digest = await findLatestDigest(desk.owner, morning);
    expect(digest).toMatchObject({ day: "2026-10-25", shared: 2, hints: 1, helped: 0, templates: 0 });
    expect(digest?.openEntryIds).toHaveLength(2);
    expect(await listFeedsToSumUp(morning)).not.toContainEqual({ workspaceId });
    await giveHint(desk.owner, { entryId: last, text: "Ask again" }, new Date("2026-10-25T22:59:58Z"));
    await sumUpFeed({ workspaceId, now: morning });
    expect(await findLatestDigest(desk.owner, morning)).toEqual(digest);
    expect(await listFeedsToSumUp(new Date("2026-10-26T23:00:00Z"))).toContainEqual({ workspaceId });
  });
});
