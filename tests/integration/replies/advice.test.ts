import { describe, expect, it } from "vitest";

import { aDesk, aMember, anItem, type Desk, type ItemFacts } from "../../support/desk";
import type { Actor } from "#lib/auth/actor";
import { sql } from "#lib/db/sql";
import { inTransaction } from "#lib/db/transaction";
import { openItem } from "#lib/inbox/commands";
import { getConversation } from "#lib/inbox/queries/conversation";
import { dismissItem } from "#lib/items/commands/dismiss-item";
import { followAdvice, overrideAdvice } from "#lib/replies/commands/override-advice";
import { sendReply } from "#lib/replies/commands/send-reply";
import { sendReplySchema } from "#lib/replies/model";
import { agreementWithAdvice } from "#lib/replies/queries";

const now = new Date("2026-11-20T10:00:00Z");
const after = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const today = { from: after(-60), to: after(60) };

const praise: Partial<ItemFacts> = { text: "Thank you, the courier was lovely!", sentiment: "positive", intent: "praise" };
const chatter: Partial<ItemFacts> = { text: "@Tom look at this", sentiment: "neutral", intent: "other", neededSince: null };

const anOpened = async (desk: Desk, member: Actor, facts: Partial<ItemFacts>): Promise<{ readonly itemId: string; readonly mode: string }> => {
  const itemId = await anItem(desk, { postedAt: after(-90), neededSince: after(-90), ...facts });
  const answering = await openItem(member, { itemId, isPanelShown: true }, now);
  return { itemId, mode: answering?.advice.mode ?? "" };
};

let keys = 0;
const answer = async (member: Actor, itemId: string) => {
  keys += 1;
  const { threadVersion } = await getConversation(member, itemId, after(1));
  await sendReply(member, sendReplySchema.parse({ itemId, text: "Thank you, Vera. Anna", requestKey: `advice-${keys}`, threadVersion }), after(1));
};

describe("the recommended mode", () => {
  it("is a function of the comment, with its reasons and the words quoted", async () => {
    const desk = await aDesk();
    const anna = await aMember(desk, "agent");
    const itemId = await anItem(desk, {
      postedAt: after(-90),
      neededSince: after(-90),
      text: "Order 482913 has not come for three days, you idiots. Where is it?",
      sentiment: "negative",
      intent: "complaint",
      tones: ["toxic", "insult"],
    });
    const { answering } = await getConversation(anna, itemId, now);
    expect(answering?.advice).toMatchObject({ mode: "answer", chosen: null });
    const reasons = new Map(answering?.advice.reasons.map(({ code, quote, params }) => [code, quote ?? params["verdict"]]));
    expect(reasons.get("insult")).toBe("idiots");
    expect(reasons.get("concrete")).toContain("482913");
    expect(reasons.get("author")).toBe("not-enough-known");
  });

  it("is kept with what was done: followed by an answer, or by leaving it", async () => {
    const desk = await aDesk();
    const anna = await aMember(desk, "agent");
    const [thanked, left] = [await anOpened(desk, anna, praise), await anOpened(desk, anna, { ...praise })];
    expect([thanked.mode, left.mode]).toEqual(["thank", "thank"]);
    await answer(anna, thanked.itemId);
    expect(await agreementWithAdvice(desk.owner.workspaceId, today)).toEqual({ agreed: 1, acted: 1 });
    await dismissItem(anna, { itemId: left.itemId, note: "Nothing to answer" }, after(1));
    expect(await agreementWithAdvice(desk.owner.workspaceId, today)).toEqual({ agreed: 1, acted: 2 });
    expect(await agreementWithAdvice(desk.owner.workspaceId, { ...today, from: after(2) })).toEqual({ agreed: 0, acted: 0 });
    expect(await agreementWithAdvice(desk.owner.workspaceId, { ...today, brandIds: ["brd_of_nobody"] })).toEqual({ agreed: 0, acted: 0 });
  });

  it("keeps an override with its reason, whatever is done after it, until it is taken back", async () => {
    const desk = await aDesk();
    const anna = await aMember(desk, "agent");
    const { itemId } = await anOpened(desk, anna, praise);
    await expect(overrideAdvice(anna, { itemId, mode: "thank", reason: "As it says" }, after(1))).rejects.toMatchObject({ reason: "as-advised" });
    await overrideAdvice(anna, { itemId, mode: "clarify", reason: "The praise may be bitter" }, after(1));
    await answer(anna, itemId);
    expect((await getConversation(anna, itemId, after(2))).answering?.advice).toMatchObject({
      mode: "thank",
      chosen: "clarify",
      overrideReason: "The praise may be bitter",
    });
    expect(await agreementWithAdvice(desk.owner.workspaceId, today)).toEqual({ agreed: 0, acted: 1 });
    const audited = await sql.query({
      text: "SELECT details->>'chosen' AS chosen FROM audit_entry WHERE action = 'advice.override' AND subject_id = $1",
      values: [itemId],
    });
    expect(audited).toEqual([{ chosen: "clarify" }]);
    await followAdvice(anna, { itemId }, after(3));
    expect((await getConversation(anna, itemId, after(3))).answering?.advice).toMatchObject({ chosen: null, overrideReason: null });
  });

  it("advises to leave what waits for nothing, and nothing to those who may not answer", async () => {
    const desk = await aDesk();
    const anna = await aMember(desk, "agent");
    const itemId = await anItem(desk, { postedAt: after(-90), ...chatter });
    await sql.query({ text: `UPDATE item SET reason = '{"code": "tag-a-friend", "params": {}}' WHERE id = $1`, values: [itemId] });
    const answering = await openItem(anna, { itemId, isPanelShown: true }, now);
    expect(answering?.advice.mode).toBe("leave");
    expect(answering?.advice.reasons).toContainEqual({ code: "needs-none", params: { reason: "tag-a-friend" } });
    expect((await getConversation(await aMember(desk, "viewer"), itemId, now)).answering).toBeNull();
  });

  it("is told of a range without reading what was shown before it", async () => {
    const desk = await aDesk();
    const anna = await aMember(desk, "agent");
    for (let count = 0; count < 3; count += 1) await anOpened(desk, anna, praise);
    const plan = await inTransaction(async (tx) => {
      await tx.$executeRaw`SET LOCAL enable_seqscan = off`;
      return tx.$queryRaw`EXPLAIN SELECT mode FROM advice_shown WHERE workspace_id = ${desk.owner.workspaceId} AND chosen_at >= ${today.from} AND chosen_at < ${today.to}`;
    });
    expect(JSON.stringify(plan)).toMatch(/Index Cond: [^"]*chosen_at >=/u);
  });

  it("belongs to its workspace", async () => {
    const desk = await aDesk();
    const stranger = (await aDesk()).owner;
    const { itemId } = await anOpened(desk, await aMember(desk, "agent"), praise);
    await expect(overrideAdvice(stranger, { itemId, mode: "leave", reason: "No reason" }, now)).rejects.toMatchObject({ code: "not-found" });
    await expect(openItem(stranger, { itemId, isPanelShown: true }, now)).rejects.toMatchObject({ code: "not-found" });
  });
});
