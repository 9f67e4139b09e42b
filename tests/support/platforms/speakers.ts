import { createChatSite } from "../../../demo/chat/chat-site";
import { createFaultDial, type FaultDial } from "../../../demo/site/faults";
import { serveSites } from "../../../demo/site/serve-sites";
import type { Connector, ConnectorContext, Saying } from "#lib/connectors/contract";
import { mastodon } from "#lib/connectors/mastodon";
import { push } from "#lib/connectors/push";
import { wordpress } from "#lib/connectors/wordpress";

import { aContext } from "./context";
import { mastodonSecret, peerNow, startMastodon, startWordPressSite, wordpressSecret } from "./peers";

type Reply = Extract<Saying, { readonly kind: "reply" }>;

/** A platform that takes answers, seen the same way whatever it is. */
export type Speaker = {
  readonly connector: Connector;
  readonly context: ConnectorContext;
  /** Somebody asks; the reply is addressed to it. */
  readonly ask: () => Omit<Reply, "kind" | "key" | "text">;
  /** Whatever the brand said there. */
  readonly said: () => readonly string[];
  readonly dial: FaultDial;
  readonly close: () => Promise<void>;
};

export const speakers: readonly { readonly name: string; readonly start: () => Promise<Speaker> }[] = [
  { name: "wordpress", start: () => wordpressSpeaker() },
  { name: "mastodon", start: () => mastodonSpeaker() },
  { name: "push with a callback", start: () => callbackSpeaker() },
];

const wordpressSpeaker = async (): Promise<Speaker> => {
  const { site, url, dial, close } = await startWordPressSite();
  const settings = { api: `${url}/wp-json/` };
  return {
    connector: wordpress,
    context: aContext(url, { settings, secret: wordpressSecret, ownIds: ["user-1"], now: () => peerNow }),
    ask: () => ({ rootExternalId: "post-1", parentExternalId: `comment-${site.addComment({ post: 1, author: "Ann", content: "why?", date: peerNow }).id}` }),
    said: () => site.comments().flatMap(({ userId, content }) => (userId === 1 ? [content] : [])),
    dial,
    close,
  };
};

const mastodonSpeaker = async (): Promise<Speaker> => {
  const { site, url, dial, post, ann, close } = await startMastodon();
  const settings = { account: site.own.id };
  return {
    connector: mastodon,
    context: aContext(`${url}/@brand`, { settings, secret: mastodonSecret, ownIds: [site.own.id], now: () => peerNow }),
    ask: () => ({ rootExternalId: post, parentExternalId: site.write({ by: ann, text: "@brand why?", at: peerNow, inReplyToId: post }).id }),
    said: () => site.statuses().flatMap(({ accountId, id, text }) => (accountId === site.own.id && id !== post ? [text.replace("@ann@a.example ", "")] : [])),
    dial,
    close,
  };
};

const callbackSpeaker = async (): Promise<Speaker> => {
  const dial = createFaultDial();
  const connection = { address: "https://parley.example/", secret: "whsec_cHVzaGVk", callbackSecret: "whsec_Y2FsbGVkIGJhY2s=" };
  const chat = createChatSite({
    name: "Chat",
    brand: "Chat",
    now: () => peerNow,
    connection: () => connection,
    onRequest: dial.onRequest,
    send: () => Promise.resolve(),
  });
  const { url, close } = await serveSites({ host: "127.0.0.1", port: 0, sites: new Map([["", chat]]) });
  const settings = { callbackUrl: `${url}/callback` };
  return {
    connector: push,
    context: aContext(url, { settings, secret: { callbackSecret: connection.callbackSecret }, now: () => peerNow }),
    ask: () => {
      const asked = chat.write({ visitor: "6f2b0a52-3a0f-4c1b-9a53-0f8f5f5b7a11", text: "why?" }, peerNow);
      return { rootExternalId: asked?.conversation ?? "", parentExternalId: asked?.id ?? "" };
    },
    said: () => chat.messages().flatMap(({ by, text }) => (by === "brand" ? [text] : [])),
    dial,
    close,
  };
};
