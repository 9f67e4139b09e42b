import { z } from "zod";

import type { ConnectorContext, ConnectorEvent, IncomingItem } from "../contract";
import { brandByName } from "../own-names";
import { plainLine, plainText } from "../text";
import { commentId, postId, type VkComment, type VkPost } from "./model";

/** What is told beside posts and comments: whose numbers they bear. */
export type Names = ReadonlyMap<number, Person>;
type Person = { readonly name: string; readonly handle: string | undefined };

const handle = z.string().optional();
const profiles = z.array(z.object({ id: z.number().int(), first_name: z.string().default(""), last_name: z.string().default(""), screen_name: handle }));
const groups = z.array(z.object({ id: z.number().int(), name: z.string(), screen_name: handle }));
const extendedSchema = z.object({ profiles: profiles.catch([]).default([]), groups: groups.catch([]).default([]) });

/** The names in an extended answer; communities bear negative numbers. */
export const namesIn = (value: unknown): Names => {
  const parsed = extendedSchema.safeParse(value);
  if (!parsed.success) return new Map();
  return new Map([
    ...parsed.data.profiles.map(({ id, first_name: first, last_name: last, screen_name: screen }): [number, Person] => [
      id,
      { name: `${first} ${last}`, handle: screen },
    ]),
    ...parsed.data.groups.map(({ id, name, screen_name: screen }): [number, Person] => [-id, { name, handle: screen }]),
  ]);
};

/** Where a post or comment stands, and who is known there. */
export type Place = { readonly ownerId: number; readonly names: Names; readonly context: Pick<ConnectorContext, "url" | "ownIds" | "ownNames"> };

/** A post of the wall as the item its comments hang under. */
export const postItem = (post: VkPost, place: Place): IncomingItem => {
  const text = textOf(post);
  return {
    externalId: postId(post.id),
    kind: "post",
    parentExternalId: null,
    rootExternalId: postId(post.id),
    author: authorOf(post.from_id, place),
    text,
    title: titleOf(text),
    url: postUrl(place, post.id),
    postedAt: post.date,
    editedAt: post.edited,
    visibility: "public",
  };
};

/** A comment as an item. */
export const commentItem = (comment: VkComment, post: number, place: Place): IncomingItem => {
  const parent = comment.reply_to_comment ?? comment.parents_stack.at(-1);
  return {
    externalId: commentId(comment.id),
    kind: "comment",
    parentExternalId: parent === undefined ? null : commentId(parent),
    rootExternalId: postId(post),
    author: authorOf(comment.from_id, place),
    text: textOf(comment),
    url: commentUrl(place, post, { id: comment.id, top: comment.parents_stack[0] }),
    postedAt: comment.date,
    visibility: "public",
  };
};

/** A comment as what it says happened; one that was removed keeps its place for the sake of its answers. */
export const commentEvent = (comment: VkComment, post: number, { seenAt, ...place }: Place & { readonly seenAt: Date }): ConnectorEvent =>
  comment.deleted ? { op: "tombstone", externalId: commentId(comment.id), seenAt, by: "unknown" } : { op: "upsert", item: commentItem(comment, post, place) };

/** The address of a post, beside that of the community. */
export const postUrl = ({ ownerId, context }: Pick<Place, "ownerId" | "context">, post: number): string => new URL(`wall${ownerId}_${post}`, context.url).href;

/** The address at which a comment stands under its post; `top` is the comment whose answers it is among. */
export const commentUrl = (
  place: Pick<Place, "ownerId" | "context">,
  post: number,
  { id, top }: { readonly id: number; readonly top?: number | undefined },
): string => `${postUrl(place, post)}?reply=${id}${top === undefined ? "" : `&thread=${top}`}`;

/** VK writes whom it names as `[id77|Ann]`: what people see is the name. */
export const readableText = (text: string): string => plainText(text.replace(/\[(?:id|club|public|event)\d+(?::[^|\]]*)?\|([^\]]*)\]/gu, "$1"));

// A picture or a sticker alone says something too: its kind stands for it.
const textOf = ({ text, attachments }: Pick<VkComment, "text" | "attachments">): string =>
  readableText(text) || attachments.map(({ type }) => `[${plainLine(type)}]`).join(" ");

const titleLength = 100;

const titleOf = (text: string): string | undefined => {
  const [first = ""] = text.split("\n");
  if (first === "") return undefined;
  return first.length <= titleLength ? first : `${first.slice(0, titleLength).replace(/\s+\S*$/u, "")}…`;
};

const authorOf = (id: number, { names, ownerId, context }: Place): IncomingItem["author"] => {
  const externalId = String(id);
  const known = names.get(id);
  const profile = id < 0 ? `club${-id}` : `id${id}`;
  const name = plainLine(known?.name ?? "") || profile;
  const isOwn = id === ownerId || context.ownIds.includes(externalId);
  return {
    externalId,
    name,
    handle: known?.handle,
    url: new URL(profile, context.url).href,
    isBrand: isOwn ? "yes" : brandByName(name, context.ownNames),
  };
};
