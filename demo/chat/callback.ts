import { z } from "zod";

import type { ChatMessage, ChatRoom, Saying } from "./chat-room";
import { json, parsed } from "./json";
import type { SiteRequest, SiteResponse } from "../site/site-model";
import { verifyWebhook } from "#lib/core/webhook-signature";

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

/** Whether the signature proves that it is Parley who asks. */
export const isFromParley = ({ headers, body }: SiteRequest, { secret, now }: { readonly secret: string; readonly now: Date }): boolean => {
  const signed = new Headers(Object.entries(headers).flatMap(([name, value]): [string, string][] => (value === undefined ? [] : [[name, value]])));
  return verifyWebhook({ rawBody: Buffer.from(body, "utf8"), headers: signed, secrets: [secret], now }).verdict === "ok";
};

/** Does what Parley says. */
export const obey = (room: ChatRoom, body: string, at: Date): SiteResponse => {
  const asked = callbackSchema.safeParse(parsed(body));
  return asked.success ? carryOut(room, asked.data, at) : json(400, { error: "not-understood" });
};

// oxlint-disable-next-line complexity -- one branch for each thing that can be asked
const carryOut = (room: ChatRoom, asked: Callback, at: Date): SiteResponse => {
  switch (asked.type) {
    case "hello":
      return json(200, { capabilities: ["reply", "private-message", "hide", "unhide", "delete", "ban", "close-conversation"] });
    case "find":
      return told(room.saidUnder(asked.key));
    case "reply":
      return say(room, asked.parent_external_id, { ...asked, isPrivate: false, at });
    case "message":
      return say(room, asked.about_external_id, { ...asked, isPrivate: true, at });
    case "close-conversation":
      return close(room, asked, at);
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

const say = (room: ChatRoom, about: string, { at, ...saying }: Omit<Saying, "to"> & { readonly at: Date }): SiteResponse => {
  const to = room.message(about);
  return to === undefined ? gone() : told(room.say({ ...saying, to }, at));
};

const close = (room: ChatRoom, { key, root_external_id: root, text }: Extract<Callback, { type: "close-conversation" }>, at: Date): SiteResponse => {
  const to = room.message(root);
  if (to === undefined) return gone();
  if (text !== "") room.say({ key, to, text, isPrivate: false }, at);
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
