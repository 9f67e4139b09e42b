import { describe, expect, it } from "vitest";

import { aDesk, aMember, anItem, type Desk } from "../../support/desk";
import type { Actor } from "#lib/auth/actor";
import { sql } from "#lib/db/sql";
import { getConversation } from "#lib/inbox/queries/conversation";
import { claimItem, releaseClaim, saveDraft } from "#lib/replies/commands/composing";
import { sendReply } from "#lib/replies/commands/send-reply";
import { sendReplySchema } from "#lib/replies/model";

const now = new Date("2026-11-20T10:00:00Z");
const later = (seconds: number): Date => new Date(now.getTime() + seconds * 1000);

const aWaitingItem = async (desk: Desk): Promise<string> =>
  anItem(desk, { postedAt: new Date("2026-11-20T09:00:00Z"), neededSince: new Date("2026-11-20T09:00:00Z") });

let keys = 0;
const answer = async (
  actor: Actor,
  itemId: string,
  more: { readonly confirmSecond?: boolean; readonly requestKey?: string; readonly threadVersion?: string } = {},
) => {
  keys += 1;
  const { threadVersion } = await getConversation(actor, itemId, now);
  return sendReply(actor, sendReplySchema.parse({ itemId, text: "We are on it.", requestKey: `request-key-${keys}`, threadVersion, ...more }), now);
};

describe("a second answer", () => {
  it("is refused while the first is on its way, and goes out when confirmed", async () => {
    const desk = await aDesk();
    const [anna, boris] = [await aMember(desk, "agent"), await aMember(desk, "agent")];
    const itemId = await aWaitingItem(desk);
    await answer(anna, itemId);
    await expect(answer(boris, itemId)).rejects.toMatchObject({ code: "conflict", reason: "being-answered" });
    await expect(answer(boris, itemId, { confirmSecond: true })).resolves.toMatchObject({ state: "queued" });
  });

  it("is refused when the brand has answered elsewhere", async () => {
    const desk = await aDesk();
    const itemId = await anItem(desk, { postedAt: now, neededSince: now, answeredAt: now });
    await expect(answer(await aMember(desk, "agent"), itemId)).rejects.toMatchObject({ reason: "already-answered" });
  });

  it("is refused while a colleague is writing", async () => {
    const desk = await aDesk();
    const [anna, boris] = [await aMember(desk, "agent"), await aMember(desk, "agent")];
    const itemId = await aWaitingItem(desk);
    await claimItem(anna, { itemId }, now);
    await expect(answer(boris, itemId)).rejects.toMatchObject({ reason: "being-answered", message: `${anna.name} is writing an answer to this.` });
  });

  it("is refused when the thread changed since it was opened", async () => {
    const desk = await aDesk();
    const anna = await aMember(desk, "agent");
    const itemId = await aWaitingItem(desk);
    const before = await getConversation(anna, itemId, now);
    await anItem(desk, { threadId: before.thread.id, postedAt: later(5), text: "And another thing" });
    await expect(answer(anna, itemId, { threadVersion: before.threadVersion })).rejects.toMatchObject({ reason: "thread-changed" });
  });

  it("is one when two members press send at the same moment", async () => {
    const desk = await aDesk();
    const members = [await aMember(desk, "agent"), await aMember(desk, "agent"), await aMember(desk, "agent")];
    const itemId = await aWaitingItem(desk);
    const outcomes = await Promise.allSettled(members.map((member) => answer(member, itemId)));
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const rows = await sql.query({ text: "SELECT id FROM reply WHERE item_id = $1", values: [itemId] });
    expect(rows).toHaveLength(1);
  });
});

describe("sending", () => {
  it("twice with one request key is one reply", async () => {
    const desk = await aDesk();
    const anna = await aMember(desk, "agent");
    const itemId = await aWaitingItem(desk);
    const first = await answer(anna, itemId, { requestKey: "pressed-twice" });
    const second = await answer(anna, itemId, { requestKey: "pressed-twice" });
    expect(second.replyId).toBe(first.replyId);
  });

  it("to a source that takes no replies leaves the text to be posted by hand at the item's address", async () => {
    const desk = await aDesk({ capabilities: [] });
    const anna = await aMember(desk, "agent");
    await expect(answer(anna, await aWaitingItem(desk))).resolves.toMatchObject({ state: "by-hand" });
  });

  it("is closed to a viewer, and to a member of another workspace nothing is there", async () => {
    const desk = await aDesk();
    const other = await aDesk();
    const itemId = await aWaitingItem(desk);
    const input = sendReplySchema.parse({ itemId, text: "Hello", requestKey: "some-key-1", threadVersion: "" });
    await expect(sendReply(await aMember(desk, "viewer"), input, now)).rejects.toMatchObject({ code: "forbidden" });
    await expect(sendReply(other.owner, input, now)).rejects.toMatchObject({ code: "not-found" });
  });

  it("keeps the draft until then and drops it after", async () => {
    const desk = await aDesk();
    const anna = await aMember(desk, "agent");
    const itemId = await aWaitingItem(desk);
    await saveDraft(anna, { itemId, text: "We are" }, now);
    expect((await getConversation(anna, itemId, now)).draft).toBe("We are");
    await answer(anna, itemId);
    const after = await getConversation(anna, itemId, now);
    expect(after.draft).toBeNull();
    expect(after.replies).toMatchObject([{ text: "We are on it.", state: "queued", by: { id: anna.memberId } }]);
  });
});

describe("a claim", () => {
  it("keeps colleagues out for a minute and lapses by itself", async () => {
    const desk = await aDesk();
    const [anna, boris] = [await aMember(desk, "agent"), await aMember(desk, "agent")];
    const itemId = await aWaitingItem(desk);
    await expect(claimItem(anna, { itemId }, now)).resolves.toMatchObject({ kind: "yours" });
    await expect(claimItem(boris, { itemId }, later(59))).resolves.toEqual({ kind: "taken", by: { id: anna.memberId, name: anna.name } });
    expect((await getConversation(boris, itemId, later(59))).writing).toMatchObject({ id: anna.memberId });
    expect((await getConversation(boris, itemId, later(61))).writing).toBeNull();
    await expect(claimItem(boris, { itemId }, later(61))).resolves.toMatchObject({ kind: "yours" });
  });

  it("is renewed while composing and given back on leaving", async () => {
    const desk = await aDesk();
    const [anna, boris] = [await aMember(desk, "agent"), await aMember(desk, "agent")];
    const itemId = await aWaitingItem(desk);
    await claimItem(anna, { itemId }, now);
    await claimItem(anna, { itemId }, later(50));
    await expect(claimItem(boris, { itemId }, later(70))).resolves.toMatchObject({ kind: "taken" });
    await releaseClaim(boris, { itemId }, later(71));
    await expect(claimItem(boris, { itemId }, later(72))).resolves.toMatchObject({ kind: "taken" });
    await releaseClaim(anna, { itemId }, later(73));
    await expect(claimItem(boris, { itemId }, later(74))).resolves.toMatchObject({ kind: "yours" });
  });

  it("is not to be had on an item of another workspace", async () => {
    const desk = await aDesk();
    const other = await aDesk();
    await expect(claimItem(other.owner, { itemId: await aWaitingItem(desk) }, now)).rejects.toMatchObject({ code: "not-found" });
  });
});
