import { z } from "zod";

import { defineConnector, type Connector, type ConnectorContext, type Page } from "./contract";
import { act, findSaid } from "./mastodon/actions";
import { tokenOf } from "./mastodon/api";
import { recognise } from "./mastodon/discover";
import { accountIdOf, identify } from "./mastodon/identify";
import { attachTerms } from "./mastodon/media";
import { addressedTo, namingNobody, shortNameOf } from "./mastodon/mentions";
import { secretSchema, settingsSchema, statusSchema, type MastodonStatus } from "./mastodon/model";
import { fatesOf } from "./mastodon/presence";
import { sweepThreads } from "./mastodon/threads";
import { walkList, type Walk } from "./mastodon/walk";

/** Mastodon through the API of the account's own server; as a stranger it shows public posts and the first answers, with a token everything that names the brand. */
export const mastodon: Connector = defineConnector({
  platform: "mastodon",
  polls: true,
  settings: settingsSchema,
  secret: secretSchema,
  pace: { fastestMs: 30_000, slowestMs: 10 * 60_000 },
  recognise,
  identify,
  // The threads before the long walks: on an account of many years the newest are there at once.
  streams: (context) => ["threads", ...(tokenOf(context) === null ? [] : ["mentions"]), "posts"],
  poll: (context, stream, cursor) => poll(context, stream, cursor),
  verify: async (context, externalIds) => (await fatesOf(context, externalIds)).map(({ id, state }) => ({ externalId: id, state })),
  act,
  attach: attachTerms,
  shown: ({ text, toHandle }) => (toHandle === null ? namingNobody(text) : addressedTo(shortNameOf(toHandle), text)),
  findSaid,
});

async function* poll(given: ConnectorContext, stream: string, cursor: unknown): AsyncGenerator<Page> {
  const account = await accountIdOf(given);
  const context = { ...given, ownIds: [...new Set([account, ...given.ownIds])] };
  switch (stream) {
    case "threads":
      yield* sweepThreads(context, cursor);
      return;
    case "mentions":
      yield* walkList(context, mentionsWalk, cursor);
      return;
    case "posts":
      yield* walkList(context, postsWalk(account), cursor);
      return;
    default:
      throw new Error(`Mastodon has no stream ${stream}.`);
  }
}

const notificationSchema = z.object({ id: z.string(), status: statusSchema.nullish() });

// Late arrivals from other servers get old numbers; the numbers of notifications are the server's own and only grow.
const mentionsWalk: Walk<z.output<typeof notificationSchema>> = {
  list: () => ({ path: "notifications", query: [["types[]", "mention"]] }),
  schema: notificationSchema,
  idOf: ({ id }) => id,
  statusOf: ({ status }) => status ?? null,
  isWindow: true,
  goneBy: "author",
};

// Of the brand's answers of years ago those are read that stand in the conversations read otherwise; from then on each.
const postsWalk = (account: string): Walk<MastodonStatus> => ({
  list: (isCaughtUp) => ({
    path: `accounts/${account}/statuses`,
    query: [["exclude_reblogs", "true"], ...(isCaughtUp ? [] : ([["exclude_replies", "true"]] as const))],
  }),
  schema: statusSchema,
  idOf: ({ id }) => id,
  statusOf: (status) => status,
  isWindow: false,
  goneBy: "brand",
});
