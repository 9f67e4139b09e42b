import { z } from "zod";

import type { ConnectorContext, Said, Saying } from "../contract";
import { comparableText } from "../text";
import { apiHost, callVk, executeAll, notAnAnswer, requireValue, type Call, type Outcome } from "./api";
import { ownerIdOf } from "./identify";
import { commentUrl, postUrl, readableText } from "./items";
import { commentId, commentSchema, numberOf, postId, randomIdOf, type VkComment } from "./model";
import { readWall } from "./posts";
import { withInline } from "./reads";

const clockSlackMs = 5 * 60_000;

/** Something of ours with this very text, if VK has it. */
export const findSaid = async (context: ConnectorContext, saying: Saying, sentAfter: Date): Promise<Said | null> => {
  const ownerId = await ownerIdOf(context);
  const since = new Date(sentAfter.getTime() - clockSlackMs);
  switch (saying.kind) {
    case "reply":
      return findReply(context, ownerId, { saying, since });
    case "message":
      return findMessage(context, ownerId, { saying, since });
    case "publish": {
      const found = await findPost(context, ownerId, { text: saying.text, since });
      // Posted and not pinned is half of what was meant: `act` does the other half.
      if (found === null || (saying.isPinned && !found.isPinned)) return null;
      return { externalId: postId(found.id), url: postUrl({ ownerId, context }, found.id), at: found.at };
    }
  }
};

export type FoundPost = { readonly id: number; readonly at: Date; readonly isPinned: boolean };

/** The community's own post with this text among the newest. */
export const findPost = async (
  context: ConnectorContext,
  ownerId: number,
  { text, since }: { readonly text: string; readonly since: Date },
): Promise<FoundPost | null> => {
  const [wall] = await readWall(context, ownerId, [0]);
  const found = wall?.posts.find((post) => post.from_id === ownerId && post.date >= since && isSame(post.text, text));
  return found === undefined ? null : { id: found.id, at: found.date, isPinned: found.is_pinned };
};

type Look<Kind extends Saying["kind"]> = { readonly saying: Extract<Saying, { kind: Kind }>; readonly since: Date };

const findReply = async (context: ConnectorContext, ownerId: number, { saying, since }: Look<"reply">): Promise<Said | null> => {
  const post = numberOf(saying.rootExternalId, "post");
  if (post === null) return null;
  const parent = numberOf(saying.parentExternalId, "comment");
  const top = parent === null ? null : await topOf(context, ownerId, parent);
  const { value } = await callVk(context, "person", newestComments(ownerId, post, top));
  const found = commentsIn(value, context).find(
    (comment) => comment.from_id === ownerId && comment.date >= since && (comment.reply_to_comment ?? null) === parent && isSame(comment.text, saying.text),
  );
  return found === undefined
    ? null
    : { externalId: commentId(found.id), url: commentUrl({ ownerId, context }, post, { id: found.id, top: top ?? undefined }), at: found.date };
};

const newestComments = (ownerId: number, post: number, top: number | null): Call => ({
  method: "wall.getComments",
  params: { owner_id: ownerId, post_id: post, count: 100, sort: "desc", preview_length: 0, ...(top === null ? {} : { comment_id: top }) },
});

// Answers stand under the comment of the first level, whichever of its answers they answer.
const topOf = async (context: ConnectorContext, ownerId: number, parent: number): Promise<number> => {
  const { outcomes } = await executeAll(context, "person", [{ method: "wall.getComment", params: { owner_id: ownerId, comment_id: parent } }]);
  const [found] = valuesOf(outcomes[0]).flatMap((value) => commentsIn(value, context));
  return found?.parents_stack[0] ?? parent;
};

const valuesOf = (outcome: Outcome | undefined): readonly unknown[] => (outcome !== undefined && "error" in outcome ? [] : [requireValue(outcome)]);

const listSchema = z.object({ items: z.array(z.unknown()) });

const commentsIn = (value: unknown, context: ConnectorContext): readonly VkComment[] => {
  const list = listSchema.safeParse(value);
  if (!list.success) throw notAnAnswer(apiHost(context));
  return list.data.items.flatMap((row) => {
    const parsed = commentSchema.safeParse(row);
    return parsed.success ? withInline(parsed.data) : [];
  });
};

const historySchema = z.object({
  items: z.array(
    z.object({
      id: z.number().int(),
      date: z.number().int(),
      out: z.union([z.literal(0), z.literal(1)]).default(0),
      text: z.string(),
      random_id: z.number().int().default(0),
    }),
  ),
});
type VkMessage = z.output<typeof historySchema>["items"][number];

const findMessage = async (context: ConnectorContext, ownerId: number, { saying, since }: Look<"message">): Promise<Said | null> => {
  const params = { peer_id: saying.toExternalId, group_id: -ownerId, count: 50 };
  const history = historySchema.safeParse((await callVk(context, "community", { method: "messages.getHistory", params })).value);
  if (!history.success) throw notAnAnswer(apiHost(context));
  const found = history.data.items.find((sent) => sent.out === 1 && sent.date * 1000 >= since.getTime() && isMessage(sent, saying));
  return found === undefined ? null : { externalId: `message-${found.id}`, at: new Date(found.date * 1000) };
};

/** The same words may be said twice: where VK tells the number a message was sent with, that decides. */
const isMessage = ({ random_id: sentAs, text }: VkMessage, saying: Look<"message">["saying"]): boolean =>
  (sentAs === 0 || sentAs === randomIdOf(saying.key)) && isSame(text, saying.text);

const isSame = (there: string, ours: string): boolean => comparableText(readableText(there)) === comparableText(readableText(ours));
