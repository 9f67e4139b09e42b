import { beforeEach, describe, expect, it } from "vitest";

import { anItem, type ItemFacts } from "../../support/desk";
import { aHouse, anInsult, aPlatform, drain, looked, minutes, now, reasonOf, type House } from "../conduct/a-house";
import type { Actor } from "#lib/auth/actor";
import { sql } from "#lib/db/sql";
import { openItem } from "#lib/inbox/commands";
import { getAuthorPanel } from "#lib/inbox/queries/author-panel";
import { getConversation } from "#lib/inbox/queries/conversation";
import { saveDraft } from "#lib/replies/commands/composing";
import { overrideAdvice } from "#lib/replies/commands/override-advice";
import { queueReply } from "#lib/replies/commands/queue-reply";
import { sendReply } from "#lib/replies/commands/send-reply";
import { sendReplySchema } from "#lib/replies/model";
import { agreementWithAdvice, listItemTemplates } from "#lib/replies/queries";
import { inTransaction } from "#lib/db/transaction";
import { listAudit } from "#lib/team/queries";

// The sentences of the product's capabilities on answering, each as a test.

let house: House;
beforeEach(async () => {
  house = await aHouse();
});

const said = async (facts: Partial<ItemFacts> = {}): Promise<string> => anItem(house, { postedAt: minutes(-90), neededSince: minutes(-90), ...facts });

const hasCoolDown = async (coolDownMinutes: number): Promise<void> => {
  await sql.query({
    text: "UPDATE brand SET method = method || jsonb_build_object('coolDownMinutes', $2::int) WHERE id = $1",
    values: [house.brandId, coolDownMinutes],
  });
};

let keys = 0;
type Sent = { readonly at?: Date; readonly by?: Actor; readonly channel?: "public" | "private"; readonly bypassReason?: string };
const answer = async (itemId: string, { at = now, by = house.anna, ...more }: Sent = {}) => {
  keys += 1;
  const { threadVersion } = await getConversation(by, itemId, at);
  const words = { itemId, text: "Hello Vera, we are on it. Anna", requestKey: `acceptance-${keys}`, threadVersion, ...more };
  return sendReply(by, sendReplySchema.parse(words), at);
};

describe("[A5] composer", () => {
  it.each([
    { language: "en", text: "Where is my parcel?" },
    { language: "ru", text: "Где моя посылка?" },
    { language: "fr", text: "Où est mon colis ?" },
  ])("templates with variables in three languages ($language)", async ({ language, text }) => {
    const templates = await listItemTemplates(house.anna, { itemId: await said({ language, text }) });
    expect(templates.length).toBeGreaterThan(20);
    expect(templates.every((template) => template.language === language)).toBe(true);
    const thanks = templates.find(({ situation }) => situation === "thanks");
    expect([thanks?.missing, thanks?.text.includes("Vera"), thanks?.text.includes(house.anna.name)]).toEqual([[], true, true]);
  });

  it("a template in the customer's language beside the same in the reader's", async () => {
    const french = await listItemTemplates(house.anna, { itemId: await said({ language: "fr", text: "Où est mon colis ?" }) });
    const thanks = french.find(({ id }) => id === "shipped.fr.thanks");
    expect([thanks?.text.startsWith("Bonjour Vera"), thanks?.readersText?.startsWith("Hello Vera")]).toEqual([true, true]);
    const english = await listItemTemplates(house.anna, { itemId: await said({ language: "en", text: "Where is my parcel?" }) });
    expect(english.every(({ readersText }) => readersText === null)).toBe(true);
  });

  it("private message or public reply", async () => {
    const platform = aPlatform();
    await answer(await said(), { channel: "private" });
    await answer(await said(), { channel: "public" });
    await drain(house, platform);
    expect(platform.kinds()).toEqual(["message", "reply"]);
  });

  it("drafts kept", async () => {
    const itemId = await said();
    await saveDraft(house.anna, { itemId, text: "Half a sentence" }, now);
    expect((await getConversation(house.anna, itemId, minutes(60 * 24))).draft).toBe("Half a sentence");
    await saveDraft(house.anna, { itemId, text: "Une demi-phrase", original: "Half a sentence" }, now);
    expect(await getConversation(house.anna, itemId, now)).toMatchObject({ draft: "Une demi-phrase", draftOriginal: "Half a sentence" });
    expect((await getConversation(house.boris, itemId, now)).draft).toBeNull();
  });
});

describe("[A7] cool-down", () => {
  beforeEach(async () => hasCoolDown(20));

  it.each(["insult", "threat"])("after an insult or threat the server refuses to send for N minutes, whichever door is taken (%s)", async (tone) => {
    const itemId = await looked(house, await said({ text: "I will find you, idiots.", tones: [tone], sentiment: "negative" }), now);
    const atDoor = { itemId, channel: "private", kind: "thanks", text: "Thank you.", requestKey: `door-${itemId}`, now: minutes(19) } as const;
    const writer = { ...house.anna, memberId: house.anna.memberId ?? "" };
    expect(await reasonOf(answer(itemId, { at: minutes(19) }))).toBe("cooling-down");
    expect(await reasonOf(answer(itemId, { at: minutes(19), channel: "private", by: house.boris }))).toBe("cooling-down");
    expect(await reasonOf(inTransaction((tx) => queueReply(tx, writer, atDoor)))).toBe("cooling-down");
    expect(await reasonOf(answer(itemId, { at: minutes(20) }))).toBe("was not refused");
  });

  it("the draft waits and can be re-read", async () => {
    const itemId = await anInsult(house, { at: now });
    await saveDraft(house.anna, { itemId, text: "What I really think" }, minutes(1));
    expect(await reasonOf(answer(itemId, { at: minutes(2) }))).toBe("cooling-down");
    expect((await getConversation(house.anna, itemId, minutes(3))).draft).toBe("What I really think");
  });

  it("bypass needs a reason, is logged", async () => {
    const itemId = await anInsult(house, { at: now });
    expect(await reasonOf(answer(itemId, { at: minutes(1) }))).toBe("cooling-down");
    await expect(answer(itemId, { at: minutes(1), bypassReason: "  " })).rejects.toThrow();
    await answer(itemId, { at: minutes(1), bypassReason: "Their flight leaves at noon." });
    const logged = (await listAudit(house.owner, { limit: 5 })).find(({ action }) => action === "reply.bypass-cool-down");
    expect(logged).toMatchObject({ actor: house.anna.name, details: { itemId, reason: "Their flight leaves at noon." } });
  });

  it("warns when the SLA would break: the composer is told until when it waits and by when an answer is promised", async () => {
    const itemId = await said({ text: "You idiots!", tones: ["insult"], sentiment: "negative", dueAt: minutes(5) });
    const answering = await openItem(house.anna, { itemId, isPanelShown: true }, now);
    const { item } = await getConversation(house.anna, itemId, now);
    expect([item.dueAt, answering?.coolDown?.until]).toEqual([minutes(5).toISOString(), minutes(20).toISOString()]);
    expect(answering?.holding?.text).toContain(house.anna.name);
  });
});

describe("[A9] look first", () => {
  it.each([
    { what: "negative", facts: { text: "The kettle leaks.", sentiment: "negative" } },
    { what: "hostile", facts: { text: "You idiots!", sentiment: "neutral", tones: ["insult"] } },
  ] as const)("on a $what item the reply box opens only after the author panel has been shown", async ({ facts }) => {
    const itemId = await said(facts);
    const mustLook = async () => (await getConversation(house.anna, itemId, now)).answering?.mustLook;
    expect([await mustLook(), await reasonOf(answer(itemId))]).toEqual([true, "look-first"]);
    await openItem(house.anna, { itemId, isPanelShown: false }, now);
    expect([await mustLook(), await reasonOf(answer(itemId))]).toEqual([true, "look-first"]);
    await openItem(house.anna, { itemId, isPanelShown: true }, now);
    expect([await mustLook(), await reasonOf(answer(itemId))]).toEqual([false, "was not refused"]);
  });

  it("unknown authors read “not enough known”, never “troll”", async () => {
    const itemId = await anInsult(house, { author: "Nobody we know" });
    const { item, answering } = await getConversation(house.anna, itemId, now);
    const panel = await getAuthorPanel(house.owner.workspaceId, { authorId: item.author.id, platform: "wordpress" });
    expect(panel.verdict).toBe("not-enough-known");
    expect(answering?.advice.reasons.find(({ code }) => code === "author")?.params).toEqual({ verdict: "not-enough-known" });
  });
});

describe("[A10] recommended mode", () => {
  const advise = async (itemId: string) => (await getConversation(house.anna, itemId, now)).answering?.advice;
  const insult = { text: "You idiots!", sentiment: "negative", intent: "other", tones: ["insult"], author: "Zed" } as const;

  it.each([
    { mode: "thank", facts: { text: "Thank you, lovely tea!", sentiment: "positive", intent: "praise" } },
    { mode: "answer", facts: { text: "Do you ship to Leeds?", intent: "question" } },
    { mode: "take-private", facts: { text: "Order 482913 has not come since Monday.", sentiment: "negative", intent: "complaint" } },
    { mode: "polite-guard", facts: insult },
    { mode: "bodyguard", facts: { ...insult, text: "I will find you.", tones: ["threat"] } },
    { mode: "leave", facts: { text: "@Tom look at this", intent: "other", neededSince: null } },
  ] as const)("each item shows what the method advises ($mode)", async ({ mode, facts }) => expect((await advise(await said(facts)))?.mode).toBe(mode));

  it("each item shows what the method advises (warn)", async () => {
    await anInsult(house, { at: minutes(-300), answeredAt: minutes(-280) });
    expect((await advise(await said(insult)))?.mode).toBe("warn");
  });

  it("with the words that led to it and the rule", async () => {
    const advice = await advise(await said({ ...insult, text: "Nice shop. But you are idiots." }));
    expect(advice?.clauseNumber).toBe("3.2");
    expect(advice?.reasons.find(({ code }) => code === "insult")).toMatchObject({ quote: "idiots", params: { clause: "3.2" } });
  });

  it("overrides are stored", async () => {
    const itemId = await said({ text: "Thank you!", sentiment: "positive", intent: "praise" });
    await openItem(house.anna, { itemId, isPanelShown: true }, now);
    await overrideAdvice(house.anna, { itemId, mode: "leave", reason: "They said so twice." }, minutes(1));
    expect(await advise(itemId)).toMatchObject({ mode: "thank", chosen: "leave", overrideReason: "They said so twice." });
  });

  it("and the agreement rate is reported", async () => {
    const [followed, overridden] = [await said({ intent: "praise", sentiment: "positive" }), await said({ intent: "praise", sentiment: "positive" })];
    for (const itemId of [followed, overridden]) await openItem(house.anna, { itemId, isPanelShown: true }, now);
    await answer(followed, { at: minutes(1) });
    await overrideAdvice(house.anna, { itemId: overridden, mode: "leave", reason: "They said so twice." }, minutes(1));
    expect(await agreementWithAdvice(house.owner.workspaceId, { from: now, to: minutes(60) })).toEqual({ agreed: 1, acted: 2 });
  });
});
