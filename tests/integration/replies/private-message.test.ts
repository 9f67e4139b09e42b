import { describe, expect, it } from "vitest";

import { aDesk, aMember, anItem } from "../../support/desk";
import { ConnectorError, defineConnector, type Action, type Connector } from "#lib/connectors/contract";
import { wordpress } from "#lib/connectors/wordpress";
import { sql } from "#lib/db/sql";
import { getConversation } from "#lib/inbox/queries/conversation";
import { recordPage } from "#lib/items/record-page";
import { settleThreads } from "#lib/items/settle-threads";
import { tagPage } from "#lib/items/tag-page";
import { loadPolicies } from "#lib/playbook/queries/policies";
import { sendReply } from "#lib/replies/commands/send-reply";
import { deliverReply } from "#lib/replies/deliver";
import { sendReplySchema } from "#lib/replies/model";
import { openSource } from "#lib/sources/queries/open-source";
import { shippedTagger } from "#lib/tagging/embedded/shipped-tagger";

const now = new Date("2026-11-20T10:00:00Z");
const after = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
const text = "Hello Vera, please send us the number of your parcel. Anna";

/** A platform with private messages; what it is told stands in `told`. */
const aMessenger = (answer: "done" | "silent" | ConnectorError = "done") => {
  const told: Action[] = [];
  const connector: Connector = defineConnector({
    ...wordpress,
    act: async (_context, action) => {
      if (answer instanceof ConnectorError) throw answer;
      told.push(action);
      return Promise.resolve(answer === "silent" ? { outcome: "unknown", why: "the line was cut" } : { outcome: "done", externalId: "message-1", at: now });
    },
    findSaid: async (_context, saying) => Promise.resolve(saying.kind === "message" && told.length > 0 ? { externalId: "message-1", at: now } : null),
  });
  return { connector, told };
};

const aPrivateAnswer = async () => {
  const desk = await aDesk({ capabilities: ["reply", "private-message"] });
  const anna = await aMember(desk, "agent");
  const itemId = await anItem(desk, { postedAt: after(-60), neededSince: after(-60) });
  const { threadVersion, item } = await getConversation(anna, itemId, now);
  const { replyId } = await sendReply(anna, sendReplySchema.parse({ itemId, text, channel: "private", requestKey: `key-${itemId}`, threadVersion }), now);
  const source = await openSource(desk.owner.workspaceId, desk.sourceId);
  const step = async ({ connector }: { readonly connector: Connector }, at = now) =>
    deliverReply({ workspaceId: desk.owner.workspaceId, replyId, source, connector, context: source.context, tagger: shippedTagger(), now: at });
  return { desk, anna, itemId, item, replyId, source, step };
};

describe("a private message", () => {
  it("goes to the author of the item, about that item", async () => {
    const { item, replyId, step } = await aPrivateAnswer();
    const messenger = aMessenger();
    expect(await step(messenger)).toMatchObject({ kind: "sent" });
    expect(messenger.told).toEqual([{ kind: "message", key: replyId, toExternalId: "Vera", aboutExternalId: item.externalId, text }]);
  });

  it("is looked for after no word came back, and never sent twice", async () => {
    const { step } = await aPrivateAnswer();
    const messenger = aMessenger("silent");
    expect(await step(messenger)).toMatchObject({ kind: "later" });
    expect(await step(messenger, after(1))).toMatchObject({ kind: "sent" });
    expect(messenger.told).toHaveLength(1);
  });

  it("answers the item, as a message of the brand's under it", async () => {
    const { desk, anna, itemId, replyId, step } = await aPrivateAnswer();
    const outcome = await step(aMessenger());
    const { workspaceId } = desk.owner;
    await settleThreads({
      workspaceId,
      threadIds: outcome.kind === "sent" ? outcome.threadIds : [],
      policies: await loadPolicies(workspaceId),
      agentNames: [],
      now,
    });
    const { item, items, replies } = await getConversation(anna, itemId, after(1));
    expect(item.answeredAt).toBe(now.toISOString());
    expect(items.at(-1)).toMatchObject({ kind: "message", isBrand: true, parentId: itemId, replyId, visibility: "public" });
    expect(replies).toEqual([]);
  });

  it("is there once when a poll meets it afterwards", async () => {
    const { source, step } = await aPrivateAnswer();
    await step(aMessenger());
    const brand = { externalId: source.ownIds[0] ?? "", name: "Brand", isBrand: "yes" } as const;
    const met = {
      externalId: "message-1",
      kind: "message",
      parentExternalId: null,
      rootExternalId: "message-1",
      author: brand,
      text,
      postedAt: now,
      visibility: "public",
    } as const;
    const page = await tagPage(shippedTagger(), { events: [{ op: "upsert", item: met }], setAside: [], cursor: null, done: true, receivedAt: after(2) });
    await recordPage({ workspaceId: source.workspaceId, source, stream: "messages", page, cursorVersion: null, now: after(2) });
    expect(await sql.query({ text: "SELECT count(*)::int AS count FROM item WHERE source_id = $1 AND is_brand", values: [source.id] })).toEqual([{ count: 1 }]);
  });

  it("that the person does not take fails with the platform's words, and a public answer may follow", async () => {
    const { anna, itemId, step } = await aPrivateAnswer();
    const error = new ConnectorError("permission", "message-not-allowed", { message: "This person takes no messages." });
    expect(await step(aMessenger(error))).toMatchObject({ kind: "failed", failure: { reason: "message-not-allowed" } });
    const { replies, threadVersion } = await getConversation(anna, itemId, after(1));
    expect(replies).toMatchObject([{ state: "failed", channel: "private", failure: { reason: "message-not-allowed" } }]);
    expect(await sendReply(anna, sendReplySchema.parse({ itemId, text, requestKey: `public-${itemId}`, threadVersion }), after(1))).toMatchObject({
      state: "queued",
    });
  });
});
