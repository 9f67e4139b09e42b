import { z } from "zod";

import type { ChatMessage, ChatRoom } from "./chat-room";
import type { SiteRequest, SiteResponse } from "../site/site-model";
import { verifyPush } from "#lib/connectors/push/signature";

export const json = (status: number, body: unknown): SiteResponse => ({
  status,
  headers: { "content-type": "application/json; charset=utf-8" },
  body: JSON.stringify(body),
});

const callbackSchema = z.discriminatedUnion("type", [
  z.object({ type: z.literal("hello") }),
  z.object({ type: z.literal("find"), key: z.string() }),
  z.object({ type: z.literal("reply"), key: z.string(), parent_external_id: z.string(), text: z.string() }),
  z.object({ type: z.literal("message"), key: z.string(), about_external_id: z.string(), text: z.string() }),
  z.object({ type: z.literal("close-conversation"), key: z.string(), root_external_id: z.string(), text: z.string() }),
  z.object({ type: z.enum(["hide", "unhide", "delete"]), external_id: z.string() }),
  z.object({ type: z.literal("ban"), author_external_id: z.string(), until: z.coerce.date().nullable(), notice: z.string() }),
  z.object({ type: z.literal("unban"), author_external_id: z.string() }),
]);
type Callback = z.output<typeof callbackSchema>;

const gone = (): SiteResponse => json(404, { error: "gone" });

/** Does what Parley says, where the signature proves that it is Parley. */
export const answerCallback = (
  room: ChatRoom,
  { headers, body }: SiteRequest,
  { secret, now }: { readonly secret: string; readonly now: Date },
): SiteResponse => {
  const signed = new Headers(Object.entries(headers).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]])));
  if (verifyPush({ rawBody: Buffer.from(body, "utf8"), headers: signed, secrets: [secret], now }).verdict !== "ok") return json(401, {});
  const asked = callbackSchema.safeParse(parsed(body));
  return asked.success ? obey(room, asked.data) : json(400, { error: "not-understood" });
};

// eslint-disable-next-line complexity -- one branch for each thing that can be asked
const obey = (room: ChatRoom, asked: Callback): SiteResponse => {
  switch (asked.type) {
    case "hello":
      return json(200, { capabilities: ["reply", "private-message", "hide", "unhide", "delete", "ban", "close-conversation"] });
    case "find":
      return told(room.saidUnder(asked.key));
    case "reply":
      return say(room, asked.key, { to: asked.parent_external_id, text: asked.text, isPrivate: false });
    case "message":
      return say(room, asked.key, { to: asked.about_external_id, text: asked.text, isPrivate: true });
    case "close-conversation":
      return close(room, asked);
    case "hide":
    case "unhide":
    case "delete":
      return moderate(room, asked);
    case "ban":
      if (!room.knowsVisitor(asked.author_external_id)) return gone();
      room.block(asked.author_external_id, asked.notice, asked.until);
      return json(200, {});
    case "unban":
      room.unblock(asked.author_external_id);
      return json(200, {});
  }
};

const say = (room: ChatRoom, key: string, { to, ...words }: { readonly to: string; readonly text: string; readonly isPrivate: boolean }): SiteResponse => {
  const target = room.message(to);
  return target === undefined ? gone() : told(room.say(key, target, words));
};

const close = (room: ChatRoom, { key, root_external_id: root, text }: Extract<Callback, { type: "close-conversation" }>): SiteResponse => {
  const first = room.message(root);
  if (first === undefined) return gone();
  if (text !== "") room.say(key, first, { text, isPrivate: false });
  room.close(root);
  return json(200, {});
};

const moderate = (room: ChatRoom, { type, external_id: id }: Extract<Callback, { type: "hide" | "unhide" | "delete" }>): SiteResponse => {
  if (type === "delete") room.remove(id);
  else if (room.message(id) === undefined) return gone();
  else room.hide(id, type === "hide");
  return json(200, {});
};

const told = (message: ChatMessage | undefined): SiteResponse =>
  message === undefined ? gone() : json(200, { external_id: message.id, at: message.at.toISOString() });

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
};
