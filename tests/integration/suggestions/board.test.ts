import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { aDesk, aMember, anItem, aThread, type Desk, type ItemFacts } from "../../support/desk";
import type { Actor } from "#lib/auth/actor";
import { AppError } from "#lib/core/errors";
import { sql } from "#lib/db/sql";
import { recordOpening } from "#lib/replies/commands/open-item";
import { addToBoard, assignGift, moveGift, renameGift } from "#lib/suggestions/commands/gifts";
import { mergeGifts, splitGift, takeOffBoard } from "#lib/suggestions/commands/groups";
import { thankAuthor, thankEverybody } from "#lib/suggestions/commands/thank";
import { gatherSuggestions, listWorkspacesToGather } from "#lib/suggestions/gather";
import { giftStatuses, type GiftStatus } from "#lib/suggestions/model";
import { listGifts } from "#lib/suggestions/queries/board";
import { getGift } from "#lib/suggestions/queries/gift";
import { listAudit } from "#lib/team/queries";

import { reconcile } from "../../../workers/reconcile";

const now = new Date("2026-11-20T10:00:00Z");
const after = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);

let authors = 0;
const aWish = async (desk: Desk, text: string, more: Partial<ItemFacts> = {}): Promise<string> => {
  authors += 1;
  return anItem(desk, { postedAt: after(-60), intent: "suggestion", author: `Vera ${authors}`, text, ...more });
};
const gather = async ({ owner }: Desk): Promise<boolean> => gatherSuggestions({ workspaceId: owner.workspaceId, now });
const board = async ({ owner }: Desk) => (await listGifts(owner)).map(({ title, items, status }) => ({ title, items, status }));
const giftOf = async (desk: Desk, itemId: string): Promise<string> => (await addToBoard(desk.owner, { itemId }, now)).suggestionId;
const move = async (actor: Actor, suggestionId: string, [to, reason = null]: readonly [GiftStatus, (string | null)?]): Promise<void> =>
  moveGift(actor, { suggestionId, to, reason }, now);
const deliver = async (replyId: string, state = "sent", reason: string | null = null): Promise<void> => {
  const failure = reason === null ? null : JSON.stringify({ reason, params: {}, message: "" });
  await sql.query({ text: "UPDATE reply SET state = $2, sent_at = $3, failure = $4 WHERE id = $1", values: [replyId, state, now, failure] });
};
const thank = async (actor: Actor, itemId: string, at = now) =>
  thankAuthor(actor, { itemId, text: "Thank you, Vera: it stands on our list.", templateId: null, bypassReason: null }, at);

describe("[L1] Gift board: suggestions grouped by likeness with counts, owner, status", () => {
  it("gathers what the tag calls a suggestion, its like together, once", async () => {
    const desk = await aDesk();
    await aWish(desk, "Please add Apple Pay");
    await aWish(desk, "I would love to pay with Apple Pay");
    await aWish(desk, "Open on Sundays, please");
    await aWish(desk, "A question and no wish", { intent: "question" });
    await aWish(desk, "Buy pills", { tones: ["spam"] });
    await aWish(desk, "Our own idea", { isBrand: true });
    expect(await gather(desk)).toBe(false);
    await gather(desk);
    expect(await board(desk)).toEqual([
      { title: "Add Apple Pay", items: 2, status: "new" },
      { title: "Open on Sundays", items: 1, status: "new" },
    ]);
  });

  it("leaves out what visitors say to each other, and waits until it is known whom they speak to", async () => {
    const desk = await aDesk();
    const threadId = await aThread(desk, now);
    const [ours, theirs] = [await aWish(desk, "Please add Apple Pay", { threadId }), await aWish(desk, "@Joyce you should write a book", { threadId })];
    await sql.query({ text: "UPDATE thread SET unsettled_since = $2 WHERE id = $1", values: [threadId, now] });
    await gather(desk);
    expect(await board(desk)).toEqual([]);
    await sql.query({ text: "UPDATE thread SET unsettled_since = NULL WHERE id = $1", values: [threadId] });
    await sql.query({ text: `UPDATE item SET reason = '{"code": "addressed-elsewhere", "params": {}}' WHERE id = $1`, values: [theirs] });
    await gather(desk);
    expect((await listGifts(desk.owner)).map(({ id }) => id)).toEqual([await giftOf(desk, ours)]);
  });

  it("is found by reconciling where a queue forgot it", async () => {
    const desk = await aDesk();
    await aWish(desk, "Please add Apple Pay");
    expect(await listWorkspacesToGather(now)).toContainEqual({ workspaceId: desk.owner.workspaceId });
    expect(await reconcile({ now, graceMs: 0 })).toBe(true);
    await gather(desk);
    expect(await listWorkspacesToGather(now)).not.toContainEqual({ workspaceId: desk.owner.workspaceId });
  });

  it("gathers from two workers at once as from one", async () => {
    const desk = await aDesk();
    for (let wish = 0; wish < 6; wish += 1) await aWish(desk, "Please add Apple Pay");
    await Promise.all([gather(desk), gather(desk), gather(desk)]);
    expect(await board(desk)).toEqual([{ title: "Add Apple Pay", items: 6, status: "new" }]);
  });

  it("lets go what a correction says is none, and takes it back with the tag", async () => {
    const desk = await aDesk();
    const itemId = await aWish(desk, "Please add Apple Pay");
    const tagged = async (intent: string) => {
      await sql.query({ text: "UPDATE item SET intent = $2 WHERE id = $1", values: [itemId, intent] });
      await gather(desk);
      return (await board(desk)).length;
    };
    expect([await tagged("suggestion"), await tagged("complaint"), await tagged("suggestion")]).toEqual([1, 0, 1]);
  });

  it("takes what a person adds by hand, whatever its tag, and keeps it", async () => {
    const desk = await aDesk();
    const itemId = await aWish(desk, "Where is Apple Pay?", { intent: "complaint" });
    const suggestionId = await giftOf(desk, itemId);
    expect(await giftOf(desk, itemId)).toBe(suggestionId);
    await gather(desk);
    expect(await board(desk)).toHaveLength(1);
    const own = await aWish(desk, "Apple Pay", { isBrand: true });
    await expect(giftOf(desk, own)).rejects.toMatchObject({ reason: "own-item" });
  });

  it("remembers what a person merged: what is like either joins both", async () => {
    const desk = await aDesk();
    const [pay, theme] = [await giftOf(desk, await aWish(desk, "Please add Apple Pay")), await giftOf(desk, await aWish(desk, "Mobile wallets at the till"))];
    await mergeGifts(desk.owner, { suggestionId: theme, intoId: pay }, now);
    await aWish(desk, "mobile wallets at the till please");
    await aWish(desk, "Apple Pay!");
    await gather(desk);
    expect(await board(desk)).toEqual([{ title: "Add Apple Pay", items: 4, status: "new" }]);
  });

  it("remembers what a person split: what comes later goes where its like went", async () => {
    const desk = await aDesk();
    const lyon = await aWish(desk, "Open a store in Lyon with late hours");
    const nice = await aWish(desk, "Open a store in Nice with late hours");
    await gather(desk);
    expect(await board(desk)).toHaveLength(1);
    const first = await giftOf(desk, lyon);
    const { suggestionId: second } = await splitGift(desk.owner, { suggestionId: first, itemIds: [nice] }, now);
    await gather(desk);
    const later = await aWish(desk, "Open a store in Nice with late hours, please");
    await gather(desk);
    expect([await giftOf(desk, nice), await giftOf(desk, later), await giftOf(desk, lyon)]).toEqual([second, second, first]);
    await expect(splitGift(desk.owner, { suggestionId: first, itemIds: [lyon] }, now)).rejects.toMatchObject({ reason: "split-all" });
  });

  it("remembers what a person took off", async () => {
    const desk = await aDesk();
    const itemId = await aWish(desk, "Please add Apple Pay");
    await gather(desk);
    await takeOffBoard(desk.owner, { itemId }, now);
    await gather(desk);
    expect(await board(desk)).toEqual([]);
    await giftOf(desk, itemId);
    expect(await board(desk)).toHaveLength(1);
  });

  it("has an owner of the team, a name, and a reason where it is declined", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    const [agent, stranger] = [await aMember(desk, "agent"), await aMember(other, "agent")];
    const suggestionId = await giftOf(desk, await aWish(desk, "Please add Apple Pay"));
    await assignGift(agent, { suggestionId, memberId: agent.memberId }, now);
    await expect(assignGift(agent, { suggestionId, memberId: stranger.memberId }, now)).rejects.toMatchObject({ code: "not-found" });
    await renameGift(agent, { suggestionId, title: "Wallets" }, now);
    await mergeGifts(agent, { suggestionId: await giftOf(desk, await aWish(desk, "Mobile money at the till")), intoId: suggestionId }, now);
    const trail = (await listAudit(desk.owner, { limit: 50 })).filter(({ action }) => ["suggestion.merge", "suggestion.rename"].includes(action));
    expect(trail).toHaveLength(2);
    expect(JSON.stringify(trail)).not.toMatch(/Mobile|Wallets|Apple/u);
    await expect(move(agent, suggestionId, ["declined"])).rejects.toMatchObject({ reason: "reason-missing" });
    await move(agent, suggestionId, ["declined", "The till cannot"]);
    expect(await getGift(agent, suggestionId)).toMatchObject({
      title: "Wallets",
      owner: { id: agent.memberId },
      status: "declined",
      declineReason: "The till cannot",
    });
    await move(agent, suggestionId, ["planned"]);
    expect((await getGift(agent, suggestionId)).declineReason).toBeNull();
  });

  it("is the workspace's own, changed by agents and read by viewers", async () => {
    const [desk, other] = [await aDesk(), await aDesk()];
    const viewer = await aMember(desk, "viewer");
    const itemId = await aWish(desk, "Please add Apple Pay");
    const suggestionId = await giftOf(desk, itemId);
    const theirs = await giftOf(other, await aWish(other, "Please add Apple Pay"));
    expect(await listGifts(viewer)).toHaveLength(1);
    await expect(move(viewer, suggestionId, ["planned"])).rejects.toMatchObject({ code: "forbidden" });
    await expect(getGift(other.owner, suggestionId)).rejects.toMatchObject({ code: "not-found" });
    for (const deed of [
      async () => move(other.owner, suggestionId, ["planned"]),
      async () => addToBoard(other.owner, { itemId }, now),
      async () => mergeGifts(other.owner, { suggestionId: theirs, intoId: suggestionId }, now),
      async () => splitGift(other.owner, { suggestionId: theirs, itemIds: [itemId] }, now),
      async () => takeOffBoard(other.owner, { itemId }, now),
      async () => thank(other.owner, itemId),
    ])
      await expect(deed()).rejects.toMatchObject({ code: "not-found" });
  });
});

describe('[L1] "done" needs a thank-you to the author(s)', () => {
  it("is refused until everybody has been thanked, and the thanks have arrived", async () => {
    const desk = await aDesk();
    const [one, two] = [await aWish(desk, "Please add Apple Pay"), await aWish(desk, "Apple Pay, please!")];
    const suggestionId = await giftOf(desk, one);
    await giftOf(desk, two);
    await expect(move(desk.owner, suggestionId, ["done"])).rejects.toMatchObject({ code: "conflict", reason: "thanks-missing" });
    const first = await thank(desk.owner, one);
    const second = await thank(desk.owner, two);
    await deliver(first.replyId);
    expect((await getGift(desk.owner, suggestionId)).progress).toEqual({ authors: 2, thanked: 1, unreachable: 0 });
    await expect(move(desk.owner, suggestionId, ["done"])).rejects.toMatchObject({ reason: "thanks-missing" });
    await deliver(second.replyId);
    await move(desk.owner, suggestionId, ["done"]);
    expect((await getGift(desk.owner, suggestionId)).status).toBe("done");
  });

  it("asks for no thanks to whom none can reach, and lists them", async () => {
    const desk = await aDesk();
    const [gone, closed] = [await aWish(desk, "Please add Apple Pay"), await aWish(desk, "Apple Pay, please!")];
    const suggestionId = await giftOf(desk, gone);
    await giftOf(desk, closed);
    await sql.query({ text: "UPDATE item SET deleted_at = $2 WHERE id = $1", values: [gone, now] });
    await deliver((await thank(desk.owner, closed)).replyId, "failed", "thread-closed");
    const { authors: givers, progress } = await getGift(desk.owner, suggestionId);
    expect(givers.map(({ state }) => state)).toEqual(["unreachable", "unreachable"]);
    expect(givers.flatMap(({ quotes }) => quotes).find(({ itemId }) => itemId === gone)?.text).toBeNull();
    expect(progress).toEqual({ authors: 2, thanked: 0, unreachable: 2 });
    await move(desk.owner, suggestionId, ["done"]);
  });

  it("thanks an author once for each group, though two ask at once; what failed may be tried again", async () => {
    const desk = await aDesk();
    const [one, again] = [await aWish(desk, "Please add Apple Pay", { author: "Ida" }), await aWish(desk, "Apple Pay, please!", { author: "Ida" })];
    await giftOf(desk, one);
    await giftOf(desk, again);
    const tries = await Promise.allSettled([thank(desk.owner, one), thank(desk.owner, again), thank(desk.owner, one)]);
    expect(tries.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const [sent] = tries.flatMap((outcome) => (outcome.status === "fulfilled" ? [outcome.value.replyId] : []));
    await deliver(sent ?? "", "failed", "timed-out");
    const retried = await thank(desk.owner, one);
    expect(retried.replyId).not.toBe(sent);
    await deliver(retried.replyId, "failed", "timed-out");
    expect((await thank(desk.owner, one)).replyId).not.toBe(retried.replyId);
  });

  it("goes out as thanks through the outbox, with its cool-down and the brand's tone check", async () => {
    const desk = await aDesk();
    const itemId = await aWish(desk, "Add Apple Pay, you clowns", { tones: ["toxic", "insult"], sentiment: "negative" });
    await giftOf(desk, itemId);
    await recordOpening(desk.owner, { itemId, isPanelShown: true, advised: null }, now);
    await expect(thank(desk.owner, itemId, after(5))).rejects.toMatchObject({ reason: "cooling-down" });
    await sql.query({ text: "UPDATE brand SET method = $2 WHERE id = $1", values: [desk.brandId, JSON.stringify({ draftCheckBlocks: ["insult"] })] });
    const rude = { itemId, text: "Thank you, idiot", templateId: null, bypassReason: null };
    await expect(thankAuthor(desk.owner, rude, after(20))).rejects.toMatchObject({ reason: "draft-blocked" });
    const { replyId } = await thank(desk.owner, itemId, after(20));
    expect(await sql.query({ text: "SELECT kind, channel, state, item_id FROM reply WHERE id = $1", values: [replyId] })).toEqual([
      { kind: "thanks", channel: "public", state: "queued", item_id: itemId },
    ]);
  });

  it("thanks everybody with the brand's template, each in their own language, and says whom not and why", async () => {
    const desk = await aDesk();
    const english = await aWish(desk, "Please add Apple Pay");
    const suggestionId = await giftOf(desk, english);
    const hot = await aWish(desk, "Apple Pay, you clowns", { tones: ["toxic", "insult"] });
    const french = await aWish(desk, "Apple Pay svp", { language: "fr" });
    for (const itemId of [hot, french]) await addToBoard(desk.owner, { itemId, suggestionId }, now);
    expect(await thankEverybody(desk.owner, { suggestionId }, now)).toEqual({ thanked: 2, refused: [{ itemId: hot, reason: "look-first" }] });
    const sent = await sql.query<{ text: string; item_id: string }>({
      text: "SELECT text, item_id FROM reply WHERE workspace_id = $1",
      values: [desk.owner.workspaceId],
    });
    expect(sent.find(({ item_id }) => item_id === french)?.text).toContain("Bonjour");
    expect(sent.find(({ item_id }) => item_id === english)?.text).toContain("Hello");
    expect(await thankEverybody(desk.owner, { suggestionId }, now)).toMatchObject({ thanked: 0 });
  });

  it("holds whatever the team does: no group is done while somebody waits for thanks", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fc.nat(7), fc.nat(3), fc.nat(4)), { minLength: 5, maxLength: 25 }), async (steps) => {
        const desk = await aDesk();
        const items: string[] = [];
        for (let wish = 0; wish < 4; wish += 1)
          items.push(await aWish(desk, wish % 2 === 0 ? "Please add Apple Pay" : "A dark theme", { author: `Ida ${wish % 3}` }));
        await gather(desk);
        for (const [deed, which, other] of steps) await tried(doOne(desk, items, { deed, which, other }));
        for (const gift of await listGifts(desk.owner))
          if (gift.status === "done") expect(gift.progress.thanked + gift.progress.unreachable).toBe(gift.progress.authors);
      }),
      { numRuns: 12, seed: 7 },
    );
  });
});

/** What is refused changes nothing. */
const tried = async (deed: Promise<unknown>): Promise<void> => {
  await deed.catch((error: unknown) => {
    expect(["conflict", "invalid", "not-found"]).toContain(error instanceof AppError ? error.code : error);
  });
};

type Step = { readonly deed: number; readonly which: number; readonly other: number };

const doOne = async (desk: Desk, items: string[], { deed, which, other }: Step): Promise<unknown> => {
  const { owner } = desk;
  const ids = (await listGifts(owner)).map(({ id }) => id);
  const [suggestionId = "", intoId = ""] = [ids[which % ids.length], ids[other % ids.length]];
  const itemId = items[which % items.length] ?? "";
  const deeds: readonly (() => Promise<unknown>)[] = [
    async () => move(owner, suggestionId, [giftStatuses[other] ?? "new", "A reason"]),
    async () => move(owner, suggestionId, ["done"]),
    async () => deliver((await thank(owner, itemId)).replyId, other === 0 ? "queued" : "sent"),
    async () => mergeGifts(owner, { suggestionId, intoId }, now),
    async () => splitGift(owner, { suggestionId, itemIds: [itemId] }, now),
    async () => takeOffBoard(owner, { itemId }, now),
    async () => addToBoard(owner, { itemId, suggestionId }, now),
    async () => items.push(await aWish(desk, "Apple Pay in the dark", { author: "Ida 1" })),
  ];
  await deeds[deed]?.();
  return gather(desk);
};
