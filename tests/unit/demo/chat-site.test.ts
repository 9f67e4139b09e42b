import { expect, it } from "vitest";
import { z } from "zod";

import { createChatSite, type ChatEvent, type ChatSite, type SignedPush } from "../../../demo/chat/chat-site";
import type { Tick } from "../../../demo/tick";
import { signWebhook } from "#lib/core/webhook-signature";

const now = new Date("2026-11-21T12:00:00Z");
const visitor = "6f2b0a52-3a0f-4c1b-9a53-0f8f5f5b7a11";
const tie = { address: "https://parley.example/api/webhooks/src_1", secret: "whsec_cHVzaGVk", callbackSecret: "whsec_Y2FsbGVkIGJhY2s=" };

/** A chat with two words of history, whose letters, memory and next try are in the test's hands. */
const aChat = ({ past = [] }: { readonly past?: readonly ChatEvent[] } = {}) => {
  const letters: (readonly string[])[] = [];
  const kept = [...past];
  const state = { isTied: true, takes: true };
  let again: (() => void) | undefined;
  const tick: Tick = (_delayMs, run) => {
    again = run;
    return { cancel: () => (again = undefined) };
  };
  const send = ({ body }: SignedPush): Promise<void> => {
    if (!state.takes) return Promise.reject(new Error("it sleeps."));
    letters.push(wordsIn(body));
    return Promise.resolve();
  };
  const history = (room: Pick<ChatSite, "write" | "say">): void => {
    const to = room.write({ visitor: "told-ann", name: "Ann", text: "Is anybody here?" }, now);
    if (to !== null) room.say({ key: "told", to, text: "We are.", isPrivate: false }, now);
  };
  const open = (): ChatSite =>
    createChatSite({
      name: "Chat",
      brand: "Kestrel",
      now: () => now,
      connection: () => (state.isTied ? tie : null),
      send,
      tick,
      history,
      past: [...kept],
      keep: (event) => kept.push(event),
    });
  return { open, letters, state, tryAgain: () => again?.() };
};

const wordsIn = (body: string): readonly string[] =>
  z
    .array(z.object({ author: z.object({ name: z.string() }), text: z.string() }))
    .parse(JSON.parse(body))
    .map(({ author, text }) => `${author.name}: ${text}`);

/** What the postbox does of itself is done when promises have run. */
const settled = async (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

const ask = (chat: ChatSite, path: string, { body, headers = {} }: { readonly body: string; readonly headers?: Readonly<Record<string, string>> }) =>
  chat.answer({ method: "POST", path, query: new URLSearchParams(), headers, body, bytes: Buffer.from(body) });

const say = async (chat: ChatSite, text: string): Promise<number> => {
  const { status } = ask(chat, "/say", { body: JSON.stringify({ visitor, text }) });
  await settled();
  return status;
};

const told = (chat: ChatSite, command: object): number => {
  const body = JSON.stringify(command);
  return ask(chat, "/callback", { body, headers: signWebhook(Buffer.from(body), { id: "1", at: now, secrets: [tie.callbackSecret] }) }).status;
};

it("passes on what was said before it was tied, and then what visitors write, each once and in order", async () => {
  const { open, letters, state, tryAgain } = aChat();
  state.isTied = false;
  const chat = open();
  await say(chat, "Where is my parcel?");
  expect(letters).toEqual([]);
  state.isTied = true;
  tryAgain();
  await settled();
  await say(chat, "Hello?");
  expect(letters).toEqual([["Ann: Is anybody here?", "Kestrel: We are.", "Visitor 6f2b: Where is my parcel?"], ["Visitor 6f2b: Hello?"]]);
});

it("keeps what Parley does not take, also through a restart, and sends it when Parley is back", async () => {
  const { open, letters, state, tryAgain } = aChat();
  const first = open();
  await settled();
  state.takes = false;
  await say(first, "one");
  await say(first, "two");
  first.close();
  open();
  await settled();
  state.takes = true;
  tryAgain();
  await settled();
  expect(letters.slice(1)).toEqual([["Visitor 6f2b: one", "Visitor 6f2b: two"]]);
  open();
  await settled();
  expect(letters).toHaveLength(2);
});

it("is after a restart as visitors and the desk left it: answered, closed, blocked", async () => {
  const { open } = aChat();
  const first = open();
  await say(first, "You thieves!");
  const root = first.messages().at(-1)?.id;
  expect(told(first, { type: "reply", key: "rpl_1", parent_external_id: root, text: "What is missing?" })).toBe(200);
  expect(told(first, { type: "close-conversation", key: "ded_1", root_external_id: root, text: "Goodbye." })).toBe(200);
  expect(told(first, { type: "ban", author_external_id: visitor, until: null, notice: "Clause 2." })).toBe(200);
  const left = first.view(visitor, now);
  expect(left).toMatchObject({ messages: [{}, { text: "What is missing?" }, { text: "Goodbye." }], isClosed: true, notice: "Clause 2." });
  const second = open();
  expect(second.view(visitor, now)).toEqual(left);
  expect(await say(second, "Again!")).toBe(403);
  expect(told(second, { type: "unban", author_external_id: visitor })).toBe(200);
  expect(await say(open(), "Sorry.")).toBe(200);
});
