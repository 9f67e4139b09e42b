import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { createChatSite, type ChatSite, type SignedPush } from "../../demo/chat/chat-site";
import { createFaultDial } from "../../demo/site/faults";
import { serveSites } from "../../demo/site/serve-sites";
import type { ConnectorContext, Deed, Saying } from "#lib/connectors/contract";
import { parsePush, push } from "#lib/connectors/push";
import { verifyWebhook } from "#lib/core/webhook-signature";

import { aContext, impatient } from "../support/platforms/context";

const now = new Date("2026-11-21T12:00:00Z");
const visitor = "6f2b0a52-3a0f-4c1b-9a53-0f8f5f5b7a11";
const secrets = { secret: "whsec_cHVzaGVk", callbackSecret: "whsec_Y2FsbGVkIGJhY2s=" };

let chat: ChatSite;
let context: ConnectorContext;
let dial: ReturnType<typeof createFaultDial>;
let pushes: SignedPush[];
let close: () => Promise<void>;

beforeEach(async () => {
  dial = createFaultDial();
  pushes = [];
  chat = createChatSite({
    name: "Kestrel chat",
    brand: "Kestrel",
    now: () => now,
    connection: () => ({ address: "https://parley.example/api/webhooks/src_1", ...secrets }),
    onRequest: dial.onRequest,
    send: (sent) => Promise.resolve(pushes.push(sent)),
  });
  const served = await serveSites({ host: "127.0.0.1", port: 0, sites: new Map([["/chat", chat]]) });
  close = served.close;
  context = aContext(served.url, {
    settings: { callbackUrl: `${served.url}/chat/callback`, can: ["reply"] },
    secret: { pushSecrets: [secrets.secret], callbackSecret: secrets.callbackSecret },
    now: () => now,
  });
});
afterEach(() => close());

const write = async (text: string): Promise<string> => {
  await fetch(`${chat.baseUrl()}/say`, { method: "POST", body: JSON.stringify({ visitor, text }) });
  return chat.messages().findLast(({ by }) => by === "visitor")?.id ?? "";
};
const reply = (to: string, text = "Hello, it left this morning."): Extract<Saying, { kind: "reply" }> => ({
  kind: "reply",
  key: "rpl_1",
  rootExternalId: to,
  parentExternalId: to,
  text,
});
const answered = (status: number, body = "{}", headers: Readonly<Record<string, string>> = {}) =>
  dial.next({ kind: "answer", response: { status, headers: { "content-type": "application/json", ...headers }, body } });
const brandSaid = (): readonly string[] => chat.messages().flatMap(({ by, text }) => (by === "brand" ? [text] : []));

describe("a site that sends its chat to Parley", () => {
  it("signs what visitors write, in the form the door takes", async () => {
    const first = await write("Where is my parcel?");
    await write("Hello?");
    const [sent, next] = pushes;
    const rawBody = Buffer.from(sent?.body ?? "");
    expect(verifyWebhook({ rawBody, headers: new Headers(sent?.headers), secrets: [secrets.secret], now })).toEqual({ verdict: "ok", id: first });
    expect(parsePush(rawBody, { now }).items).toMatchObject([
      { externalId: first, kind: "message", text: "Where is my parcel?", author: { externalId: visitor } },
    ]);
    expect(parsePush(Buffer.from(next?.body ?? ""), { now }).items).toMatchObject([{ rootExternalId: first }]);
  });

  it("says when it is greeted what it can do; where it says nothing, the operator's word counts", async () => {
    await expect(push.identify(context)).resolves.toMatchObject({
      capabilities: ["reply", "hide", "unhide", "delete", "ban", "private-message", "close-conversation"],
    });
    answered(200, '{"capabilities":["reply","fly"]}');
    await expect(push.identify(context)).resolves.toMatchObject({ capabilities: ["reply"] });
    answered(204, "");
    await expect(push.identify(context)).resolves.toMatchObject({ capabilities: ["reply"] });
    await expect(push.identify({ ...context, settings: {} })).resolves.toMatchObject({ capabilities: [] });
  });

  it("takes nothing from anybody who cannot sign", async () => {
    const to = await write("Where is my parcel?");
    const stranger = { ...context, secret: { callbackSecret: "whsec_c29tZWJvZHkgZWxzZQ==" } };
    await expect(push.act?.(stranger, reply(to))).rejects.toMatchObject({ kind: "permission", reason: "callback-refused" });
    await expect(push.act?.({ ...context, secret: { pushSecrets: ["x"] } }, reply(to))).rejects.toMatchObject({ reason: "no-callback" });
    expect(brandSaid()).toEqual([]);
  });
});

describe("what is said and done by callback", () => {
  it("is an answer on the page, once under one key", async () => {
    const to = await write("Where is my parcel?");
    const first = await push.act?.(context, reply(to));
    await expect(push.act?.(context, reply(to))).resolves.toEqual(first);
    expect(first).toEqual({ outcome: "done", externalId: "chat-2", url: undefined, at: now });
    expect(chat.view(visitor, now).messages.map(({ text }) => text)).toEqual(["Where is my parcel?", "Hello, it left this morning."]);
  });

  it("is a calm notice for who is blocked, until the block ends or is lifted", async () => {
    const to = await write("You thieves!");
    const ban: Deed = { kind: "ban", authorExternalId: visitor, until: null, reason: "insult", notice: "Please write without insults. Rule 2." };
    await expect(push.act?.(context, ban)).resolves.toMatchObject({ outcome: "done", externalId: visitor });
    expect(chat.view(visitor, now)).toMatchObject({ notice: "Please write without insults. Rule 2." });
    expect(await write("Again!")).toBe(to);
    await push.act?.(context, { kind: "unban", authorExternalId: visitor });
    expect(await write("Sorry.")).not.toBe(to);
    await push.act?.(context, { ...ban, until: new Date(now.getTime() - 1) });
    expect(chat.view(visitor, now).notice).toBeNull();
  });

  it("closes a conversation with a last word; what is written then begins another", async () => {
    const root = await write("Thank you");
    await push.act?.(context, { kind: "close-conversation", rootExternalId: root, text: "You are welcome." });
    expect(chat.view(visitor, now)).toMatchObject({ isClosed: true, messages: [{}, { text: "You are welcome." }] });
    const next = await write("One more thing");
    expect(chat.message(next)?.conversation).toBe(next);
  });

  it("hides, shows again and deletes, and whispers to one visitor", async () => {
    const id = await write("My number is 0170 1234567");
    const texts = (): readonly string[] => chat.view(visitor, now).messages.map(({ text }) => text);
    await push.act?.(context, { kind: "hide", externalId: id });
    expect(texts()).toEqual([]);
    await push.act?.(context, { kind: "unhide", externalId: id });
    await push.act?.(context, { kind: "message", key: "msg_1", toExternalId: visitor, aboutExternalId: id, text: "We took your number away." });
    for (let twice = 0; twice < 2; twice += 1) await push.act?.(context, { kind: "delete", externalId: id });
    expect(texts()).toEqual(["We took your number away."]);
  });

  it.each([
    [404, { kind: "gone", reason: "item-gone" }],
    [410, { kind: "gone", reason: "item-gone" }],
    [403, { kind: "permission", reason: "callback-refused", params: { status: "403" } }],
    [422, { kind: "permission", reason: "callback-refused" }],
    [429, { kind: "throttled" }],
  ] as const)("was certainly not done after %d", async (status, expected) => {
    answered(status);
    await expect(push.act?.(context, reply("chat-1"))).rejects.toMatchObject({ name: "ConnectorError", ...expected });
  });

  it("counts as done where the receiver has it already, and without a name goes by its key", async () => {
    answered(409, '{"external_id":"chat-9","url":"https://shop.example/chat#9"}');
    await expect(push.act?.(context, reply("chat-1"))).resolves.toMatchObject({ outcome: "done", externalId: "chat-9", url: "https://shop.example/chat#9" });
    answered(204, "");
    await expect(push.act?.(context, reply("chat-1"))).resolves.toEqual({ outcome: "done", externalId: "rpl_1", url: undefined, at: now });
  });

  it.each([
    ["a fault of the receiver", { kind: "server-error" }, "server-error"],
    ["a cut after it was taken", { kind: "accept-then-cut" }, "cut-short"],
    ["a page instead of an answer", { kind: "wrong-type" }, "answer-not-understood"],
    ["silence", { kind: "hang" }, "timed-out"],
  ] as const)("is unknown after %s, and asked for by its key", async (_what, fault, why) => {
    const to = await write("Where is my parcel?");
    dial.next(fault);
    await expect(push.act?.(impatient(context, 200), reply(to))).resolves.toEqual({ outcome: "unknown", why });
    const wasTaken = brandSaid().length === 1;
    const found = await push.findSaid?.(context, reply(to), now);
    expect(found === null).toBe(!wasTaken);
    await push.act?.(context, reply(to));
    expect(brandSaid()).toEqual(["Hello, it left this morning."]);
  });
});
