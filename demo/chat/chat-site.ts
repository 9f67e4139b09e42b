import { z } from "zod";

import type { Tick } from "../tick";
import { isFromParley, obey } from "./callback";
import { chatPage } from "./chat-page";
import { createChatRoom, type ChatMessage, type ChatRoom } from "./chat-room";
import type { ChatConnection } from "./connection";
import { json, parsed } from "./json";
import { createPostbox } from "./postbox";
import type { Fault } from "../site/faults";
import type { Site } from "../site/site";
import type { SiteRequest, SiteResponse } from "../site/site-model";
import { signWebhook } from "#lib/core/webhook-signature";

export type ChatSite = Site & ChatRoom & { readonly close: () => void };

/** What changed the chat, so that it can be done again; and how far its messages have come. */
export type ChatEvent =
  | { readonly line: "chat"; readonly at: Date; readonly door: "say" | "callback"; readonly body: string }
  | { readonly line: "chat-arrived"; readonly upTo: string };

type Options = {
  readonly name: string;
  /** Whose words its answers are. */
  readonly brand: string;
  readonly now: () => Date;
  /** Asked for each request: another secret may be made while the chat goes on. */
  readonly connection: () => ChatConnection | null;
  readonly onRequest?: (request: SiteRequest) => Fault | null;
  /** Takes a signed push away; sends it over the network unless told otherwise. */
  readonly send?: (push: SignedPush) => Promise<unknown>;
  readonly tick?: Tick;
  /** What was said before the chat was tied to Parley: it is passed on first. */
  readonly history?: (room: ChatRoom) => void;
  readonly past?: readonly ChatEvent[];
  readonly keep?: (event: ChatEvent) => void;
};

export type SignedPush = { readonly address: string; readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** A small reference chat: what visitors write goes to Parley as signed pushes, what the desk decides comes back by callback and takes effect on the page. */
export const createChatSite = ({ name, brand, now, connection, ...options }: Options): ChatSite => {
  const { onRequest = () => null, send = overNetwork, tick, history = () => undefined, past = [], keep = () => undefined } = options;
  const room = createChatRoom();
  let baseUrl = "";
  const sendSigned = async (messages: readonly ChatMessage[]): Promise<boolean> => {
    const tie = connection();
    if (tie !== null) await send(signedPush(tie, { messages, room, brand, now: now() }));
    return tie !== null;
  };
  const postbox = createPostbox({ send: sendSigned, onArrived: (upTo) => keep({ line: "chat-arrived", upTo }), tick });
  history(room);
  postbox.put(relive(room, past));

  const hear = ({ body }: SiteRequest, at: Date): SiteResponse => {
    const heard = write(room, body, at);
    if ("refusal" in heard) return heard.refusal;
    keep({ line: "chat", at, door: "say", body });
    postbox.put([heard.message]);
    return json(200, {});
  };
  const beTold = (request: SiteRequest, at: Date): SiteResponse => {
    const secret = connection()?.callbackSecret;
    if (secret === undefined) return json(404, {});
    if (!isFromParley(request, { secret, now: at })) return json(401, {});
    const answer = obey(room, request.body, at);
    if (answer.status === 200) keep({ line: "chat", at, door: "callback", body: request.body });
    return answer;
  };

  return {
    ...room,
    name,
    baseUrl: () => baseUrl,
    rebase: (url) => {
      baseUrl = url;
    },
    onRequest,
    answer: (request) => {
      switch (`${request.method} ${request.path}`) {
        case "GET /":
          return { status: 200, headers: { "content-type": "text/html; charset=utf-8" }, body: chatPage(name) };
        case "GET /state":
          return json(200, room.view(request.query.get("visitor") ?? "", now()));
        case "POST /say":
          return hear(request, now());
        case "POST /callback":
          return beTold(request, now());
        default:
          return json(404, {});
      }
    },
    close: postbox.close,
  };
};

/** Does again what was done before; the messages that have not reached Parley yet. */
const relive = (room: ChatRoom, past: readonly ChatEvent[]): readonly ChatMessage[] => {
  const told = [...room.messages()];
  let arrived = "";
  for (const event of past) {
    if (event.line === "chat-arrived") arrived = event.upTo;
    else if (event.door === "callback") obey(room, event.body, event.at);
    else {
      const heard = write(room, event.body, event.at);
      if ("message" in heard) told.push(heard.message);
    }
  }
  return told.slice(told.findIndex(({ id }) => id === arrived) + 1);
};

const writingSchema = z.object({ visitor: z.uuid(), name: z.string().trim().max(60).optional(), text: z.string().trim().min(1).max(2_000) });

const write = (room: ChatRoom, body: string, at: Date): { readonly message: ChatMessage } | { readonly refusal: SiteResponse } => {
  const writing = writingSchema.safeParse(parsed(body));
  if (!writing.success) return { refusal: json(400, { error: "not-understood" }) };
  const message = room.write(writing.data, at);
  return message === null ? { refusal: json(403, room.view(writing.data.visitor, at)) } : { message };
};

type Letter = { readonly messages: readonly ChatMessage[]; readonly room: ChatRoom; readonly brand: string; readonly now: Date };

/** Named after its last message: the same letter has the same name however often it is sent. */
const signedPush = ({ address, secret }: ChatConnection, { messages, room, brand, now }: Letter): SignedPush => {
  const body = JSON.stringify(messages.map((message) => payloadOf(message, message.by === "brand" ? brand : room.nameOf(message.visitor))));
  return { address, headers: signWebhook(Buffer.from(body, "utf8"), { id: messages.at(-1)?.id ?? "", at: now, secrets: [secret] }), body };
};

const payloadOf = ({ id, conversation, parent, visitor, by, text, at }: ChatMessage, name: string) => ({
  external_id: id,
  kind: "message",
  root_external_id: conversation,
  ...(parent === null ? {} : { parent_external_id: parent }),
  author: { id: by === "brand" ? name : visitor, name },
  is_brand: by === "brand",
  text,
  created_at: at.toISOString(),
});

const overNetwork = async ({ address, headers, body }: SignedPush): Promise<void> => {
  const answer = await fetch(address, { method: "POST", headers: { "content-type": "application/json", ...headers }, body });
  if (!answer.ok) throw new Error(`it answered ${answer.status}.`);
};
