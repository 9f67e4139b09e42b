import { defineConnector, type Connector, type ConnectorContext, type Page } from "./contract";
import { act, findSaid } from "./wordpress/actions";
import { secretOf } from "./wordpress/api";
import { recognise } from "./wordpress/discover";
import { identify } from "./wordpress/identify";
import { commentItem, commentSchema, numberOf, postItem, postSchema, secretSchema, settingsSchema } from "./wordpress/model";
import { fatesOf } from "./wordpress/presence";
import { sweep } from "./wordpress/sweep";
import { walkList, type Walk } from "./wordpress/walk";

const overlapMs = 60_000;
// A comment is binned or marked as spam some time after it was written, and keeps the date it was written.
const asideOverlapMs = 60 * 60_000;

/** WordPress through its REST API; as a stranger it shows what is public, with an application password all comments, and takes replies. */
export const wordpress: Connector = defineConnector({
  platform: "wordpress",
  polls: true,
  settings: settingsSchema,
  secret: secretSchema,
  pace: { fastestMs: 15_000, slowestMs: 10 * 60_000 },
  recognise,
  identify,
  // The sweep before the long walk: on a site with years of comments the newest are there at once.
  streams: (context) => ["posts", "pages", "sweep", "comments", ...(secretOf(context) === null ? [] : ["spam", "trash"])],
  poll: (context, stream, cursor) => poll(context, stream, cursor),
  verify: async (context, externalIds) => {
    const ids = externalIds.flatMap((externalId) => numberOf(externalId, "comment") ?? []);
    const states = new Map((await fatesOf(context, ids)).map(({ id, state }) => [`comment-${id}`, state]));
    return externalIds.map((externalId) => ({ externalId, state: states.get(externalId) ?? "unknown" }));
  },
  act,
  findSaid,
});

async function* poll(context: ConnectorContext, stream: string, cursor: unknown): AsyncGenerator<Page> {
  switch (stream) {
    case "posts":
    case "pages":
      yield* walkList(context, postsWalk(context, stream), cursor);
      return;
    case "comments":
      yield* walkList(context, commentsWalk(context, secretOf(context) === null ? "approve" : "all"), cursor);
      return;
    case "spam":
    case "trash":
      yield* walkList(context, commentsWalk(context, stream), cursor);
      return;
    case "sweep":
      yield* sweep(context, cursor);
      return;
    default:
      throw new Error(`WordPress has no stream ${stream}.`);
  }
}

const postsWalk = (context: ConnectorContext, path: "posts" | "pages"): Walk<ReturnType<typeof postSchema.parse>> => {
  const name = settingsSchema.parse(context.settings ?? {}).name ?? new URL(context.url).host;
  return {
    list: { path: `wp/v2/${path}`, query: { orderby: "modified", status: "publish" }, schema: postSchema },
    afterParameter: "modified_after",
    dateOf: (post) => post.modified_gmt,
    itemOf: (post) => postItem(post, name),
    overlapMs,
    optional: path === "pages",
  };
};

const commentsWalk = (context: ConnectorContext, status: "approve" | "all" | "spam" | "trash"): Walk<ReturnType<typeof commentSchema.parse>> => ({
  list: { path: "wp/v2/comments", query: { orderby: "date_gmt", ...(status === "approve" ? {} : { status }) }, schema: commentSchema },
  afterParameter: "after",
  dateOf: (comment) => comment.date_gmt,
  itemOf: (comment) => commentItem(comment, context),
  ...(status === "spam" || status === "trash" ? {} : { commentOf: (comment) => comment }),
  overlapMs: status === "spam" || status === "trash" ? asideOverlapMs : overlapMs,
});
