import { hash } from "node:crypto";

import { z } from "zod";

import { ConnectorError, type ConnectorContext } from "../contract";

/** What is kept with a VK source beside its address. */
export const settingsSchema = z.object({
  /** Where the interface stands, without `/method`. */
  api: z.url().default("https://api.vk.com"),
  /** Number of the community, where the link named it. */
  groupId: z.number().int().positive().optional(),
  /** The short name in the link, where it named no number. */
  domain: z.string().optional(),
  /** What the interface takes of one person's key. */
  requestsPerSecond: z.number().positive().default(3),
});

const optionalText = z
  .string()
  .trim()
  .transform((text) => (text === "" ? undefined : text))
  .optional();

/** Two keys and two words: VK lets only a person (or a service) read walls and moderate, and only a community write in its own name. */
export const secretSchema = z.object({
  /** Of an administrator; that of a service can read but not moderate. */
  userToken: z.string().trim().min(1),
  communityToken: optionalText,
  /** What the Callback API expects as the answer to its greeting. */
  confirmation: optionalText,
  /** What the Callback API puts into each event to be known by. */
  callbackSecret: optionalText,
});
export type Secret = z.output<typeof secretSchema>;

/** The credential of this source, or null where none was entered. Throws `credentials-unreadable`. */
export const secretOf = (context: Pick<ConnectorContext, "secret">): Secret | null => {
  if (context.secret === null || context.secret === undefined) return null;
  const parsed = secretSchema.safeParse(context.secret);
  if (parsed.success) return parsed.data;
  throw new ConnectorError("credentials", "credentials-unreadable", { message: "The stored credential is not what VK takes. Enter it again." });
};

const unixDate = z
  .number()
  .int()
  .nonnegative()
  .transform((seconds) => new Date(seconds * 1000));
const attachments = z.array(z.object({ type: z.string() })).default([]);
const flag = z.union([z.boolean(), z.number()]).transform(Boolean).default(false);

const commentFields = {
  id: z.number().int().positive(),
  from_id: z.number().int().default(0),
  date: unixDate,
  text: z.string().default(""),
  attachments,
  parents_stack: z.array(z.number().int()).default([]),
  reply_to_comment: z.number().int().optional(),
  deleted: flag,
};

export const commentSchema = z.object({
  ...commentFields,
  /** Its first answers, at most ten; the others are asked for with its id. */
  thread: z.object({ count: z.number().int().nonnegative(), items: z.array(z.unknown()).default([]) }).optional(),
});
export type VkComment = z.output<typeof commentSchema>;

export const postSchema = z.object({
  id: z.number().int().positive(),
  from_id: z.number().int(),
  date: unixDate,
  edited: unixDate.optional(),
  text: z.string().default(""),
  attachments,
  is_pinned: flag,
  is_deleted: flag,
  comments: z.object({ count: z.number().int().nonnegative().default(0) }).default({ count: 0 }),
});
export type VkPost = z.output<typeof postSchema>;

/** Posts and comments of a wall are numbered in one row; our ids say which is which. */
export const postId = (id: number): string => `post-${id}`;
export const commentId = (id: number): string => `comment-${id}`;

/** The number behind one of our ids, or null when it names something else. */
export const numberOf = (externalId: string, kind: "post" | "comment"): number | null => {
  const match = /^(post|comment)-(\d+)$/u.exec(externalId);
  return match?.[1] === kind ? Number(match[2]) : null;
};

/** VK knows a message by a number of 31 bits: the same for each try of one intention. */
export const randomIdOf = (key: string): number => Number.parseInt(hash("sha256", key).slice(0, 8), 16) & 0x7fffffff;
