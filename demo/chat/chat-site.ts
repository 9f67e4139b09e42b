import { z } from "zod";

import { answerCallback, json } from "./callback";
import { chatPage } from "./chat-page";
import { createChatRoom, type ChatMessage, type ChatRoom } from "./chat-room";
import type { Fault } from "../site/faults";
import type { Site } from "../site/site";
import type { SiteRequest, SiteResponse } from "../site/site-model";
import { signPush } from "#lib/connectors/push/signature";

/** Where Parley takes messages, the secret they are signed with, and the one Parley signs with. */
export type ChatConnection = { readonly address: string; readonly secret: string; readonly callbackSecret: string };

export type ChatSite = Site & ChatRoom;

type Options = {
  readonly name: string;
  readonly now: () => Date;
  readonly connection: ChatConnection | null;
  readonly onRequest?: (request: SiteRequest) => Fault | null;
  /** Takes a signed push away; sends it over the network unless told otherwise. */
  readonly send?: (push: SignedPush) => Promise<unknown>;
};

export type SignedPush = { readonly address: string; readonly headers: Readonly<Record<string, string>>; readonly body: string };

/** A small reference chat: what visitors write goes to Parley as signed pushes, what the desk decides comes back by callback and takes effect on the page. */
export const createChatSite = ({ name, now, connection, onRequest, send = overNetwork }: Options): ChatSite => {
  const room = createChatRoom({ now });
  let baseUrl = "";

  const pass = (message: ChatMessage): void => {
    if (connection === null) return;
    const body = JSON.stringify(payloadOf(message));
    const headers = signPush(Buffer.from(body, "utf8"), { id: message.id, at: now(), secret: connection.secret });
    send({ address: connection.address, headers, body }).catch((error: unknown) => {
      process.stderr.write(`chat: a message did not reach Parley: ${error instanceof Error ? error.message : String(error)}\n`);
    });
  };

  return {
    ...room,
    name,
    baseUrl: () => baseUrl,
    rebase: (url) => {
      baseUrl = url;
    },
    onRequest: onRequest ?? (() => null),
    answer: (request) => {
      switch (`${request.method} ${request.path}`) {
        case "GET /":
          return { status: 200, headers: { "content-type": "text/html; charset=utf-8" }, body: chatPage(name) };
        case "GET /state":
          return json(200, room.view(request.query.get("visitor") ?? ""));
        case "POST /say":
          return say(room, request, pass);
        case "POST /callback":
          return connection === null ? json(404, {}) : answerCallback(room, request, { secret: connection.callbackSecret, now: now() });
        default:
          return json(404, {});
      }
    },
  };
};

const saySchema = z.object({ visitor: z.uuid(), text: z.string().trim().min(1).max(2_000) });

const say = (room: ChatRoom, { body }: SiteRequest, pass: (message: ChatMessage) => void): SiteResponse => {
  const said = saySchema.safeParse(parsed(body));
  if (!said.success) return json(400, { error: "not-understood" });
  const message = room.write(said.data.visitor, said.data.text);
  if (message === null) return json(403, room.view(said.data.visitor));
  pass(message);
  return json(200, {});
};

const payloadOf = ({ id, conversation, visitor, text, at }: ChatMessage) => ({
  external_id: id,
  kind: "message",
  root_external_id: conversation,
  ...(conversation === id ? {} : { parent_external_id: conversation }),
  author: { id: visitor, name: `Visitor ${visitor.slice(0, 4)}` },
  text,
  created_at: at.toISOString(),
});

const overNetwork = async ({ address, headers, body }: SignedPush): Promise<void> => {
  const answer = await fetch(address, { method: "POST", headers: { "content-type": "application/json", ...headers }, body });
  if (!answer.ok) throw new Error(`Parley answered ${answer.status}.`);
};

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return null;
  }
};
