import { z } from "zod";

import type { ConnectorContext, Presence } from "../contract";
import { callsPerExecute, executeAll, type Call, type Outcome } from "./api";
import { codeOfVk } from "./errors";
import { ownerIdOf } from "./identify";
import { namesIn, type Names } from "./items";
import { commentSchema, numberOf, type VkComment } from "./model";

/** What became of one comment: `comment` where VK still shows it. */
export type Fate = {
  readonly id: number;
  readonly comment: VkComment | null;
  readonly names: Names;
  readonly state: Extract<Presence["state"], "present" | "deleted" | "unknown">;
};

/** Asks VK for comments by number. Only a wall that opens to us at the same moment can say that one of them is gone. */
export const fatesOf = async (context: ConnectorContext, ownerId: number, ids: readonly number[]): Promise<readonly Fate[]> => {
  const fates: Fate[] = [];
  for (let from = 0; from < ids.length; from += callsPerExecute - 1) {
    const asked = ids.slice(from, from + callsPerExecute - 1);
    const { outcomes } = await executeAll(context, "person", [wallCall(ownerId), ...asked.map((id) => commentCall(ownerId, id))]);
    const [wall, ...answers] = outcomes;
    const isOpen = wall !== undefined && "value" in wall;
    fates.push(...asked.map((id, place) => fateOf(id, answers[place], isOpen)));
  }
  return fates;
};

/** What the contract asks of `verify`; posts are asked for in one call. */
export const verify = async (context: ConnectorContext, externalIds: readonly string[]): Promise<readonly Presence[]> => {
  const ownerId = await ownerIdOf(context);
  const comments = externalIds.flatMap((externalId) => numberOf(externalId, "comment") ?? []);
  const posts = externalIds.flatMap((externalId) => numberOf(externalId, "post") ?? []);
  const states = new Map<string, Presence["state"]>((await fatesOf(context, ownerId, comments)).map(({ id, state }) => [`comment-${id}`, state]));
  const there = await postsThere(context, ownerId, posts);
  for (const id of posts) states.set(`post-${id}`, there === null ? "unknown" : there.has(id) ? "present" : "deleted");
  return externalIds.map((externalId) => ({ externalId, state: states.get(externalId) ?? "unknown" }));
};

/** Which of these posts stand on the wall; null where VK does not show us the wall. */
export const postsThere = async (context: ConnectorContext, ownerId: number, ids: readonly number[]): Promise<ReadonlySet<number> | null> => {
  if (ids.length === 0) return new Set();
  const posts = ids.map((id) => `${ownerId}_${id}`).join(",");
  const { outcomes } = await executeAll(context, "person", [wallCall(ownerId), { method: "wall.getById", params: { posts } }]);
  const [wall, found] = outcomes;
  if (wall === undefined || "error" in wall || found === undefined || "error" in found) return null;
  const parsed = postsSchema.safeParse(found.value);
  return parsed.success ? new Set(parsed.data.flatMap(({ id, is_deleted: isDeleted }) => (isDeleted ? [] : [id]))) : null;
};

const postRow = z.object({ id: z.number().int(), is_deleted: z.boolean().default(false) });
const postsSchema = z.union([z.object({ items: z.array(postRow) }).transform(({ items }) => items), z.array(postRow)]);

const wallCall = (ownerId: number): Call => ({ method: "wall.get", params: { owner_id: ownerId, count: 1 } });

const commentCall = (ownerId: number, id: number): Call => ({
  method: "wall.getComment",
  params: { owner_id: ownerId, comment_id: id, extended: 1, fields: "screen_name" },
});

const foundSchema = z.object({ items: z.tuple([commentSchema]) });
const noneSchema = z.object({ items: z.tuple([]) });
/** The words VK has for "no such comment": it may not tell gone from hidden. */
const noCommentCodes = new Set([15, 18, 100, 104, 211]);

const without = (id: number, state: Fate["state"]): Fate => ({ id, comment: null, names: new Map(), state });

const fateOf = (id: number, answer: Outcome | undefined, isWallOpen: boolean): Fate => {
  if (answer === undefined) return without(id, "unknown");
  const isGone = "error" in answer ? noCommentCodes.has(codeOfVk(answer.error) ?? 0) : noneSchema.safeParse(answer.value).success;
  if (isGone) return without(id, isWallOpen ? "deleted" : "unknown");
  return "error" in answer ? without(id, "unknown") : fateIn(id, answer.value);
};

const fateIn = (id: number, value: unknown): Fate => {
  const found = foundSchema.safeParse(value);
  if (!found.success) return without(id, "unknown");
  const [comment] = found.data.items;
  return comment.deleted ? without(id, "deleted") : { id, comment, names: namesIn(value), state: "present" };
};
