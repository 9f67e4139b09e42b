import { defineConnector, type Connector, type ConnectorContext, type Page } from "./contract";
import { act } from "./vk/actions";
import { callback } from "./vk/callback";
import { recognise } from "./vk/discover";
import { findSaid } from "./vk/find-said";
import { identify } from "./vk/identify";
import { secretOf, secretSchema, settingsSchema } from "./vk/model";
import { verify } from "./vk/presence";
import { sweep } from "./vk/sweep";
import { walkWall } from "./vk/walk";

/** The wall of a VK community: read and moderated with the key of an administrator, answered with that of the community. */
export const vk: Connector = defineConnector({
  platform: "vk",
  polls: true,
  settings: settingsSchema,
  secret: secretSchema,
  pace: { fastestMs: 30_000, slowestMs: 15 * 60_000 },
  recognise,
  identify,
  streams: (context) => (secretOf(context) === null ? [] : ["wall", "sweep"]),
  poll: (context, stream, cursor) => poll(context, stream, cursor),
  verify,
  act,
  findSaid,
  callback,
});

const poll = (context: ConnectorContext, stream: string, cursor: unknown): AsyncIterable<Page> => {
  switch (stream) {
    case "wall":
      return walkWall(context, cursor);
    case "sweep":
      return sweep(context, cursor);
    default:
      throw new Error(`VK has no stream ${stream}.`);
  }
};
