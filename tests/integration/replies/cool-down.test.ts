import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { z } from "zod";

import { aDesk, aMember, anItem, type Desk, type ItemFacts } from "../../support/desk";
import type { Actor } from "#lib/auth/actor";
import { AppError } from "#lib/core/errors";
import { sql } from "#lib/db/sql";
import { inTransaction } from "#lib/db/transaction";
import { openItem } from "#lib/inbox/commands";
import { getConversation } from "#lib/inbox/queries/conversation";
import { correctTag } from "#lib/items/commands/correct-tag";
import { saveTemplate } from "#lib/playbook/commands/templates";
import { saveTemplateSchema } from "#lib/playbook/template-model";
import { saveDraft } from "#lib/replies/commands/composing";
import { recordOpening } from "#lib/replies/commands/open-item";
import { queueReply } from "#lib/replies/commands/queue-reply";
import { sendReply } from "#lib/replies/commands/send-reply";
import { sendReplySchema } from "#lib/replies/model";

const now = new Date("2026-11-20T10:00:00Z");
const after = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const insult = { text: "Where is my parcel, you clowns?", sentiment: "negative", intent: "complaint", tones: ["toxic", "insult"] } as const;

const anInsult = async (desk: Desk, more: Partial<ItemFacts> = {}): Promise<string> =>
  anItem(desk, { postedAt: after(-60), neededSince: after(-60), ...insult, ...more });

let keys = 0;
type Sent = Partial<z.input<typeof sendReplySchema>> & { readonly at: Date };
const answer = async (actor: Actor, itemId: string, { at, ...more }: Sent) => {
  keys += 1;
  const { threadVersion } = await getConversation(actor, itemId, at);
  return sendReply(
    actor,
    sendReplySchema.parse({ itemId, text: "Hello Vera, we are on it. Anna", requestKey: `cool-down-${keys}`, threadVersion, ...more }),
    at,
  );
};

const setMethod = async ({ brandId }: Desk, method: unknown): Promise<void> => {
  await sql.query({ text: "UPDATE brand SET method = $2 WHERE id = $1", values: [brandId, JSON.stringify(method)] });
};

const see = async (actor: Actor, itemId: string, at: Date): Promise<void> => {
  await openItem(actor, { itemId, isPanelShown: true }, at);
};

describe("an answer to an insult", () => {
  it("is refused for a quarter of an hour after this member's first opening, and goes then", async () => {
    const desk = await aDesk();
    const anna = await aMember(desk, "agent");
    const itemId = await anInsult(desk);
    await see(anna, itemId, now);
    await expect(answer(anna, itemId, { at: after(14.9) })).rejects.toMatchObject({
      code: "conflict",
      reason: "cooling-down",
      message: `This answer is cooling down. It can go at ${after(15).toISOString()}, or before with a reason.`,
    });
    expect(await answer(anna, itemId, { at: after(15) })).toMatchObject({ state: "queued" });
  });

  it("cools down although its insult was corrected away", async () => {
    const desk = await aDesk();
    const anna = await aMember(desk, "agent");
    const itemId = await anInsult(desk, { machineTags: { tone: { insult: { on: true, confidence: 0.9 }, spam: { on: false, confidence: 0.9 } } } });
    await see(anna, itemId, now);
    await correctTag(anna, { itemId, head: "tones", became: [] }, after(1));
    await expect(answer(anna, itemId, { at: after(2) })).rejects.toMatchObject({ reason: "cooling-down" });
    expect(await answer(anna, itemId, { at: after(15) })).toMatchObject({ state: "queued" });
  });

  it("cools down for each member from their own first opening, which a later one does not move", async () => {
    const desk = await aDesk();
    const [anna, luc] = [await aMember(desk, "agent"), await aMember(desk, "agent")];
    const itemId = await anInsult(desk);
    await see(anna, itemId, now);
    await see(anna, itemId, after(10));
    await see(luc, itemId, after(10));
    await expect(answer(luc, itemId, { at: after(16) })).rejects.toMatchObject({ reason: "cooling-down" });
    expect(await answer(anna, itemId, { at: after(16) })).toMatchObject({ state: "queued" });
  });

  it("is refused in private as in public, by hand as by the platform, to a manager as to an agent", async () => {
    const desk = await aDesk({ capabilities: ["private-message"] });
    for (const role of ["agent", "manager", "owner"] as const) {
      const member = await aMember(desk, role);
      const itemId = await anInsult(desk);
      await see(member, itemId, now);
      await expect(answer(member, itemId, { at: after(1), channel: "private" })).rejects.toMatchObject({ reason: "cooling-down" });
      await expect(answer(member, itemId, { at: after(1), channel: "public" })).rejects.toMatchObject({ reason: "cooling-down" });
    }
  });

  it("is refused when requests race, confirmed or not", async () => {
    const desk = await aDesk();
    const anna = await aMember(desk, "agent");
    const itemId = await anInsult(desk);
    await see(anna, itemId, now);
    const tries = await Promise.allSettled(
      [1, 2, 3, 4].map(async (at) => answer(anna, itemId, { at: after(at), confirmSecond: true, requestKey: "raced-key" })),
    );
    expect(tries.map(({ status }) => status)).toEqual(["rejected", "rejected", "rejected", "rejected"]);
    expect(await repliesTo(itemId)).toEqual([]);
  });

  it("is refused to whoever never opened it", async () => {
    const desk = await aDesk();
    const anna = await aMember(desk, "agent");
    const itemId = await anInsult(desk);
    await expect(answer(anna, itemId, { at: after(600) })).rejects.toMatchObject({ reason: "look-first" });
    const writer = { ...anna, memberId: anna.memberId ?? "" };
    const outgoing = {
      itemId,
      channel: "public",
      kind: "warning",
      text: "Hello Vera, this breaks a rule. Anna",
      requestKey: "a-warning-key",
      now: after(600),
    } as const;
    await expect(inTransaction(async (tx) => queueReply(tx, writer, outgoing))).rejects.toMatchObject({ reason: "look-first" });
    expect(await inTransaction(async (tx) => queueReply(tx, writer, { ...outgoing, kind: "bodyguard-notice" }))).toMatch(/^rpl_/u);
  });

  it("goes early with a reason, which is kept and audited", async () => {
    const desk = await aDesk();
    const anna = await aMember(desk, "agent");
    const itemId = await anInsult(desk);
    await see(anna, itemId, now);
    expect(sendReplySchema.safeParse({ itemId, text: "Hello", requestKey: "0123456789", threadVersion: "1", bypassReason: "  " }).success).toBe(false);
    const { replyId } = await answer(anna, itemId, { at: after(1), bypassReason: "Their flight leaves in ten minutes" });
    expect(await repliesTo(itemId)).toMatchObject([{ id: replyId, bypass_reason: "Their flight leaves in ten minutes" }]);
    const audited = await sql.query({
      text: "SELECT actor_id, details->>'reason' AS reason FROM audit_entry WHERE action = 'reply.bypass-cool-down' AND subject_id = $1",
      values: [replyId],
    });
    expect(audited).toEqual([{ actor_id: anna.memberId, reason: "Their flight leaves in ten minutes" }]);
  });

  it("keeps no reason where none was needed", async () => {
    const desk = await aDesk();
    const anna = await aMember(desk, "agent");
    const itemId = await anInsult(desk);
    await see(anna, itemId, now);
    await answer(anna, itemId, { at: after(20), bypassReason: "Just in case" });
    expect(await repliesTo(itemId)).toMatchObject([{ bypass_reason: null }]);
  });

  it("follows the brand's own rule", async () => {
    const desk = await aDesk();
    await setMethod(desk, { coolDownMinutes: 2, coolDownOn: ["obscenity"] });
    const anna = await aMember(desk, "agent");
    const [rude, heated] = [await anInsult(desk), await anInsult(desk, { tones: ["toxic", "obscenity"] })];
    for (const itemId of [rude, heated]) await see(anna, itemId, now);
    expect(await answer(anna, rude, { at: after(1) })).toMatchObject({ state: "queued" });
    await expect(answer(anna, heated, { at: after(1) })).rejects.toMatchObject({ reason: "cooling-down" });
    expect(await answer(anna, heated, { at: after(2) })).toMatchObject({ state: "queued" });
  });

  it("never goes early, whatever is opened, drafted, sent and bypassed in whatever order", async () => {
    const desk = await aDesk({ capabilities: ["reply", "private-message"] });
    const anna = await aMember(desk, "agent");
    const step = fc.record({ deed: fc.constantFrom("open", "draft", "send", "send-private", "bypass"), waits: fc.integer({ min: 0, max: 12 }) });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
        const itemId = await anInsult(desk, { author: `Author ${keys}` });
        let at = now;
        let openedAt: Date | null = null;
        for (const { deed, waits } of steps) {
          at = new Date(at.getTime() + waits * 60_000);
          if (deed === "draft") await saveDraft(anna, { itemId, text: `Draft at ${at.toISOString()}` }, at);
          else if (deed === "open") await recordOpening(anna, { itemId, isPanelShown: true, advised: null }, at);
          else expect(await tryToSend(anna, itemId, { deed, at })).toBe(fateOf(deed, openedAt, at));
          if (deed === "open") openedAt ??= at;
        }
      }),
      { numRuns: 25, seed: 7 },
    );
  });
});

const tryToSend = async (member: Actor, itemId: string, { deed, at }: { readonly deed: string; readonly at: Date }): Promise<string | undefined> => {
  const how = { channel: deed === "send-private" ? "private" : "public", bypassReason: deed === "bypass" ? "It cannot wait" : null } as const;
  try {
    return (await answer(member, itemId, { at, confirmSecond: true, ...how })).state;
  } catch (error) {
    if (error instanceof AppError) return error.reason;
    throw error;
  }
};

const fateOf = (deed: string, openedAt: Date | null, at: Date): string => {
  if (openedAt === null) return "look-first";
  return deed === "bypass" || at.getTime() >= openedAt.getTime() + 15 * 60_000 ? "queued" : "cooling-down";
};

const repliesTo = async (itemId: string) =>
  sql.query<{ id: string; created_at: Date; bypass_reason: string | null; kind: string; first_draft: string | null }>({
    text: "SELECT id, created_at, bypass_reason, kind, first_draft FROM reply WHERE item_id = $1 ORDER BY created_at",
    values: [itemId],
  });

describe("the holding answer", () => {
  const aHeated = async () => {
    const desk = await aDesk();
    const anna = await aMember(desk, "agent");
    await sql.query({
      text: `INSERT INTO template (workspace_id, id, language, situation, title, body, updated_at, updated_by_id) VALUES
        ($1, $2, 'en', 'holding', 'For now', 'Hello {name}, we have read this and answer today. {agent}, {brand}', $3, $4)`,
      values: [desk.owner.workspaceId, `holding-${desk.brandId}`, now, anna.memberId],
    });
    await setMethod(desk, { holdingTemplateId: `holding-${desk.brandId}` });
    const itemId = await anInsult(desk);
    const answering = await openItem(anna, { itemId, isPanelShown: true }, now);
    const holding = answering?.holding;
    if (!holding) throw new Error("No holding answer is offered.");
    return { desk, anna, itemId, holding };
  };

  it("may go at once, leaves the draft alone, and is no second answer", async () => {
    const { anna, itemId, holding } = await aHeated();
    await saveDraft(anna, { itemId, text: "What I really think" }, now);
    await answer(anna, itemId, { at: after(1), ...holding });
    expect(await repliesTo(itemId)).toMatchObject([{ kind: "holding", first_draft: null }]);
    expect(await getConversation(anna, itemId, after(2))).toMatchObject({ draft: "What I really think" });
    await expect(answer(anna, itemId, { at: after(3) })).rejects.toMatchObject({ reason: "cooling-down" });
    expect(await answer(anna, itemId, { at: after(15) })).toMatchObject({ state: "queued" });
  });

  it("is told by its words: another word, or another template, cools down", async () => {
    const { desk, anna, itemId, holding } = await aHeated();
    await expect(answer(anna, itemId, { at: after(1), ...holding, text: `${holding.text} You clown.` })).rejects.toMatchObject({ reason: "cooling-down" });
    await expect(answer(anna, itemId, { at: after(1), ...holding, templateId: "no-such-template" })).rejects.toMatchObject({ reason: "cooling-down" });
    await setMethod(desk, { holdingTemplateId: holding.templateId, allowHolding: false });
    await expect(answer(anna, itemId, { at: after(1), ...holding })).rejects.toMatchObject({ reason: "cooling-down" });
  });
});

describe("the team's own wording of the holding answer", () => {
  const saved = async (desk: Desk, situation: "holding" | "soft-answer") =>
    saveTemplate(
      desk.owner,
      saveTemplateSchema.parse({
        ...{ id: "shipped.en.holding", brandId: null, language: "en", situation, title: "For now" },
        ...{ body: "Dear {name}, we look into this and write by {until}. {agent}, {brand}", shortcut: "hold" },
      }),
      now,
    );

  it("goes at once, word for word, without being chosen in the method", async () => {
    const desk = await aDesk();
    const anna = await aMember(desk, "agent");
    await saved(desk, "holding");
    const itemId = await anInsult(desk);
    const holding = (await openItem(anna, { itemId, isPanelShown: true }, now))?.holding;
    if (!holding) throw new Error("No holding answer is offered.");
    expect(holding.templateId).toBe("shipped.en.holding");
    expect(holding.text).toContain("we look into this");
    await expect(answer(anna, itemId, { at: after(1), ...holding, text: holding.text.replace("look into", "laugh at") })).rejects.toMatchObject({
      reason: "cooling-down",
    });
    expect(await answer(anna, itemId, { at: after(1), ...holding })).toMatchObject({ state: "queued" });
    expect(await repliesTo(itemId)).toMatchObject([{ kind: "holding" }]);
  });

  it("cools down like any other once it is kept for something else", async () => {
    const desk = await aDesk();
    const anna = await aMember(desk, "agent");
    await saved(desk, "holding");
    const itemId = await anInsult(desk);
    const holding = (await openItem(anna, { itemId, isPanelShown: true }, now))?.holding;
    await saved(desk, "soft-answer");
    await expect(answer(anna, itemId, { at: after(1), ...(holding ?? {}) })).rejects.toMatchObject({ reason: "cooling-down" });
  });
});

describe("looking first", () => {
  it("is asked of every member before they answer a hostile item, and remembered", async () => {
    const desk = await aDesk();
    const [anna, luc] = [await aMember(desk, "agent"), await aMember(desk, "agent")];
    const itemId = await anInsult(desk, { tones: ["toxic", "obscenity"] });
    await openItem(anna, { itemId, isPanelShown: false }, now);
    await expect(answer(anna, itemId, { at: after(20) })).rejects.toMatchObject({ reason: "look-first" });
    expect((await getConversation(anna, itemId, now)).answering).toMatchObject({ mustLook: true });
    await see(anna, itemId, after(20));
    expect((await getConversation(anna, itemId, now)).answering).toMatchObject({ mustLook: false });
    expect(await answer(anna, itemId, { at: after(21) })).toMatchObject({ state: "queued" });
    await expect(answer(luc, itemId, { at: after(22), confirmSecond: true })).rejects.toMatchObject({ reason: "look-first" });
  });

  it("is not asked where nobody is hostile", async () => {
    const desk = await aDesk();
    const itemId = await anItem(desk, { postedAt: after(-60), neededSince: after(-60) });
    expect(await answer(await aMember(desk, "agent"), itemId, { at: now })).toMatchObject({ state: "queued" });
  });
});

describe("the brand's tone check", () => {
  const rude = "Hello Vera, you are an idiot. Anna";

  it("holds back what the brand listed, except at a manager's word", async () => {
    const desk = await aDesk();
    const [anna, boss] = [await aMember(desk, "agent"), await aMember(desk, "manager")];
    const itemId = await anItem(desk, { postedAt: after(-60), neededSince: after(-60) });
    await setMethod(desk, { draftCheckBlocks: ["insult"] });
    await expect(answer(anna, itemId, { at: now, text: rude })).rejects.toMatchObject({ reason: "draft-blocked" });
    await expect(answer(anna, itemId, { at: now, text: rude, confirmDraft: true })).rejects.toMatchObject({ reason: "draft-blocked" });
    await expect(answer(boss, itemId, { at: now, text: rude })).rejects.toMatchObject({ reason: "draft-blocked" });
    expect(await answer(boss, itemId, { at: now, text: rude, confirmDraft: true })).toMatchObject({ state: "queued" });
  });

  it("holds back nothing a brand has not listed", async () => {
    const desk = await aDesk();
    const itemId = await anItem(desk, { postedAt: after(-60), neededSince: after(-60) });
    expect(await answer(await aMember(desk, "agent"), itemId, { at: now, text: rude })).toMatchObject({ state: "queued" });
  });
});

describe("the first draft", () => {
  it("stands beside what was sent, even when it was wiped out in between", async () => {
    const desk = await aDesk();
    const anna = await aMember(desk, "agent");
    const itemId = await anItem(desk, { postedAt: after(-60), neededSince: after(-60) });
    const first = "You have no idea what you are talking about, and it shows.";
    for (const text of ["You", first, "", "Hello Vera, let me look into it for you. It will not take long."]) await saveDraft(anna, { itemId, text }, now);
    expect((await getConversation(anna, itemId, now)).draft).toMatch(/^Hello Vera/u);
    await answer(anna, itemId, { at: now });
    expect(await repliesTo(itemId)).toMatchObject([{ first_draft: first }]);
  });
});
