import { z } from "zod";

import { ConnectorError, type Callback, type CallbackVerdict, type ConnectorContext, type ConnectorEvent, type DeletedBy, type Page } from "../contract";
import { equalInConstantTime } from "#lib/core/crypto";
import { excerptOf } from "../text";
import { callVk } from "./api";
import { commentEvent, namesIn, postItem, type Names } from "./items";
import { commentId, commentSchema, postSchema, secretOf, settingsSchema, type Secret } from "./model";
import { fatesOf, type Fate } from "./presence";

const eventSchema = z.object({
  type: z.string(),
  group_id: z.number().int(),
  event_id: z.string().min(1).max(256).optional(),
  secret: z.string().optional(),
  object: z.unknown().optional(),
});

const commentTypes = new Set(["wall_reply_new", "wall_reply_edit", "wall_reply_restore"]);
const keptTypes = new Set([...commentTypes, "wall_reply_delete", "wall_post_new"]);

/** The Callback API: no signature, but a secret of our own choosing in each event; VK wants `ok` for whatever it sends. */
export const callback: Callback = {
  judge: (context, rawBody) => {
    const event = eventIn(rawBody);
    const secret = secretOf(context);
    if (event === null || secret === null || !isOurs(context, event.group_id)) return { kind: "refused" };
    // The greeting comes before the secret is known to VK's side: it tells nothing but what the owner entered here.
    if (event.type === "confirmation") return secret.confirmation === undefined ? { kind: "refused" } : { kind: "greeting", answer: secret.confirmation };
    return knowsSecret(event, secret) ? verdictOn(event) : { kind: "refused" };
  },
  read: async (context, rawBody, receivedAt) => {
    const event = eventIn(rawBody);
    if (event === null) return { events: [], setAside: [] };
    const ownerId = -event.group_id;
    if (event.type === "wall_reply_delete") return deletion(event.object, context, receivedAt);
    if (commentTypes.has(event.type)) return comment(event.object, { context, ownerId, receivedAt });
    return post(event.object, { context, ownerId, receivedAt });
  },
};

type VkEvent = z.output<typeof eventSchema>;

const knowsSecret = (event: VkEvent, { callbackSecret }: Secret): boolean =>
  callbackSecret !== undefined && equalInConstantTime(event.secret ?? "", callbackSecret);

const verdictOn = ({ type, event_id: id }: VkEvent): CallbackVerdict =>
  id === undefined || !keptTypes.has(type) ? { kind: "greeting", answer: "ok" } : { kind: "events", id, answer: "ok" };

const eventIn = (rawBody: Uint8Array): VkEvent | null => {
  try {
    const parsed = eventSchema.safeParse(JSON.parse(new TextDecoder().decode(rawBody)));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
};

const isOurs = (context: Pick<ConnectorContext, "settings" | "ownIds">, groupId: number): boolean =>
  settingsSchema.parse(context.settings ?? {}).groupId === groupId || context.ownIds.includes(String(-groupId));

type Told = Pick<Page, "events" | "setAside">;
type Scene = { readonly context: ConnectorContext; readonly ownerId: number; readonly receivedAt: Date };

const told = (event: ConnectorEvent): Told => ({ events: [event], setAside: [] });
const notUnderstood = (object: unknown, error: z.ZodError): Told => ({
  events: [],
  setAside: [{ reason: "row-not-understood", field: error.issues[0]?.path.join("."), excerpt: excerptOf(object) }],
});

const deletionSchema = z.object({ id: z.number().int().positive(), user_id: z.number().int().optional(), deleter_id: z.number().int().optional() });

const deletion = (object: unknown, context: ConnectorContext, seenAt: Date): Told => {
  const parsed = deletionSchema.safeParse(object);
  if (!parsed.success) return notUnderstood(object, parsed.error);
  const { id, deleter_id: deleter, user_id: user } = parsed.data;
  return told({ op: "tombstone", externalId: commentId(id), seenAt, by: deletedBy(deleter ?? user, context) });
};

/** A comment is deleted by who wrote it or by the staff; who is of the staff is known only where VK has told us. */
const deletedBy = (deleter: number | undefined, { ownIds }: ConnectorContext): DeletedBy => {
  if (deleter === undefined) return "unknown";
  if (ownIds.includes(String(deleter))) return "brand";
  return ownIds.some((id) => Number(id) > 0) ? "author" : "unknown";
};

const placedCommentSchema = commentSchema.extend({ post_id: z.number().int().positive() });

/**
 * An event may come late, when polling has seen what became of the comment since: it is asked for, and told as it stands now. Where VK does
 * not tell, the event itself is the word.
 */
const comment = async (object: unknown, { context, ownerId, receivedAt }: Scene): Promise<Told> => {
  const parsed = placedCommentSchema.safeParse(object);
  if (!parsed.success) return notUnderstood(object, parsed.error);
  const { id, post_id: postId } = parsed.data;
  const fate = await fateNow(context, ownerId, id);
  if (fate?.state === "deleted") return told({ op: "tombstone", externalId: commentId(id), seenAt: receivedAt, by: "unknown" });
  return told(commentEvent(fate?.comment ?? parsed.data, postId, { context, ownerId, names: fate?.names ?? new Map(), seenAt: receivedAt }));
};

const fateNow = async (context: ConnectorContext, ownerId: number, id: number): Promise<Fate | undefined> => {
  try {
    return (await fatesOf(context, ownerId, [id]))[0];
  } catch (error) {
    if (error instanceof ConnectorError) return undefined;
    throw error;
  }
};

const post = async (object: unknown, { context, ownerId }: Scene): Promise<Told> => {
  const parsed = postSchema.safeParse(object);
  if (!parsed.success) return notUnderstood(object, parsed.error);
  const names = await namesOf(context, parsed.data.from_id);
  return told({ op: "upsert", item: postItem(parsed.data, { context, ownerId, names }) });
};

/** An event bears numbers only. Where VK will not tell the name now, the number stands for it, and what is said is not kept waiting. */
const namesOf = async (context: ConnectorContext, id: number): Promise<Names> => {
  const call = id < 0 ? { method: "groups.getById", params: { group_id: -id } } : { method: "users.get", params: { user_ids: id, fields: "screen_name" } };
  try {
    const { value } = await callVk(context, "person", call);
    return namesIn(id < 0 ? value : { profiles: value });
  } catch (error) {
    if (error instanceof ConnectorError) return new Map();
    throw error;
  }
};
