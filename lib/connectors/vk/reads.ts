import { z } from "zod";

import type { ConnectorContext, SetAside } from "../contract";
import { excerptOf } from "../text";
import { apiHost, executeAll, notAnAnswer, requireValue, type Call } from "./api";
import { codeOfVk } from "./errors";
import { namesIn, type Names } from "./items";
import { commentSchema, type VkComment } from "./model";

/**
 * A stretch of a list of comments that is still to be read: `pages` pages of a post's first level, or of the answers to `top`. A list moves
 * up when something in it is removed, so each page begins a little before the end of the one before, and must show a comment of `joint`.
 */
export const readSchema = z.object({
  post: z.number(),
  top: z.number().nullable(),
  offset: z.number(),
  pages: z.number(),
  joint: z.array(z.number()),
});
export type Read = z.infer<typeof readSchema>;

export const rowsPerPage = 100;
const overlap = 10;
const step = rowsPerPage - overlap;
/** Each page may bring ten answers to each of its hundred comments; more than this at once VK calls too much. */
const pagesPerRequest = 10;
const inlineMax = 10;

/** A list from its beginning. */
export const wholeList = (post: number, top: number | null = null): Read => ({ post, top, offset: 0, pages: 1, joint: [] });

/** The end of a list of which `level` comments are known. */
export const endOfList = (post: number, level: number): Read => ({ post, top: null, offset: Math.max(0, level - step), pages: 1, joint: [] });

/** What one stretch showed. */
export type Stretch = {
  readonly read: Read;
  readonly comments: readonly VkComment[];
  /** Comments of this level alone, as VK counts them. */
  readonly level: number;
  /** False where rows could not be understood, or the list is not there. */
  readonly isWhole: boolean;
  /** True when this stretch ends with the list. */
  readonly isLast: boolean;
};

export type Batch = {
  readonly stretches: readonly Stretch[];
  /** What these stretches showed to be read next. */
  readonly followUps: readonly Read[];
  readonly left: readonly Read[];
  readonly names: Names;
  readonly setAside: readonly SetAside[];
  readonly receivedAt: Date;
};

/** Reads as many of the stretches as one request takes. */
export const readBatch = async (context: ConnectorContext, ownerId: number, reads: readonly Read[]): Promise<Batch> => {
  const taken = fitting(reads);
  const calls = taken.map((read) => Array.from({ length: read.pages }, (_, page) => listCall(ownerId, read, page)));
  const { outcomes, receivedAt } = await executeAll(context, "person", calls.flat());
  const names = new Map(outcomes.flatMap((outcome) => ("value" in outcome ? [...namesIn(outcome.value)] : [])));
  const setAside: SetAside[] = [];
  const stretches: Stretch[] = [];
  const followUps: Read[] = [];
  let from = 0;
  for (const read of taken) {
    const answers = outcomes.slice(from, from + read.pages);
    from += read.pages;
    // The post was removed meanwhile, or its comments were shut: the list is not there to be read.
    if (answers.some((answer) => "error" in answer && isNoList(codeOfVk(answer.error)))) continue;
    const pages = answers.map((answer) => pageIn(requireValue(answer), context));
    setAside.push(...pages.flatMap((page) => page.setAside));
    const { stretch, next } = joined(read, pages);
    stretches.push(stretch);
    followUps.push(...next, ...longThreads(stretch));
  }
  return { stretches, followUps, left: reads.slice(taken.length), names, setAside, receivedAt };
};

/** A comment with the answers VK sent along with it. */
export const withInline = (comment: VkComment): readonly VkComment[] => [comment, ...inlineOf(comment)];

/** The answers VK sent along with a comment. */
export const inlineOf = (comment: VkComment): readonly VkComment[] =>
  (comment.thread?.items ?? []).flatMap((row) => {
    const parsed = commentSchema.safeParse(row);
    return parsed.success ? [parsed.data] : [];
  });

/** Whether all answers to a comment came along with it. */
export const isInlineWhole = (comment: VkComment): boolean => (comment.thread?.count ?? 0) <= inlineOf(comment).length;

const fitting = (reads: readonly Read[]): readonly Read[] => {
  let pages = 0;
  return reads.filter((read, place) => {
    pages += read.pages;
    return place === 0 || pages <= pagesPerRequest;
  });
};

const listCall = (ownerId: number, { post, top, offset }: Read, page: number): Call => ({
  method: "wall.getComments",
  params: {
    owner_id: ownerId,
    post_id: post,
    ...(top === null ? { thread_items_count: inlineMax } : { comment_id: top }),
    offset: offset + page * step,
    count: rowsPerPage,
    sort: "asc",
    preview_length: 0,
    extended: 1,
    fields: "screen_name",
  },
});

const noListCodes = new Set([15, 18, 19, 30, 100, 212]);
const isNoList = (code: number | null): boolean => code !== null && noListCodes.has(code);

const listSchema = z.object({ current_level_count: z.number().int().optional(), count: z.number().int(), items: z.array(z.unknown()) });

type ListPage = { readonly comments: readonly VkComment[]; readonly setAside: readonly SetAside[]; readonly rows: number; readonly level: number };

const pageIn = (value: unknown, context: ConnectorContext): ListPage => {
  const list = listSchema.safeParse(value);
  if (!list.success) throw notAnAnswer(apiHost(context));
  const comments: VkComment[] = [];
  const setAside: SetAside[] = [];
  for (const row of list.data.items) {
    const parsed = commentSchema.safeParse(row);
    if (parsed.success) comments.push(parsed.data);
    else setAside.push({ reason: "row-not-understood", field: parsed.error.issues[0]?.path.join("."), excerpt: excerptOf(row) });
  }
  return { comments, setAside, rows: list.data.items.length, level: list.data.current_level_count ?? list.data.count };
};

const joined = (read: Read, pages: readonly ListPage[]): { readonly stretch: Stretch; readonly next: readonly Read[] } => {
  let joint = read.joint;
  let reached = 0;
  for (const page of pages) {
    if (!meets(page, joint)) break;
    if (page.rows > 0) joint = page.comments.slice(-overlap).map(({ id }) => id);
    reached += 1;
  }
  const shown = pages.slice(0, reached);
  const level = pages.at(-1)?.level ?? 0;
  const broken = reached < pages.length ? reached : null;
  const next = nextRead(read, { broken, joint, level, isFull: shown.at(-1)?.rows === rowsPerPage });
  const comments = new Map(shown.flatMap((page) => page.comments).map((comment) => [comment.id, comment]));
  const isWhole = pages.every(({ setAside }) => setAside.length === 0);
  return { stretch: { read, comments: [...comments.values()], level, isWhole, isLast: next === null }, next: next === null ? [] : [next] };
};

const meets = ({ rows, comments }: ListPage, joint: readonly number[]): boolean =>
  joint.length === 0 || rows === 0 || comments.some(({ id }) => joint.includes(id));

type End = { readonly broken: number | null; readonly joint: readonly number[]; readonly level: number; readonly isFull: boolean };

const nextRead = (read: Read, { broken, joint, level, isFull }: End): Read | null => {
  if (broken !== null) {
    // More went away than two pages share: a step back until they meet again, at the latest where the list begins.
    const offset = Math.max(0, read.offset + broken * step - rowsPerPage);
    return { ...read, offset, pages: 1, joint: offset === 0 ? [] : [...joint] };
  }
  const offset = read.offset + read.pages * step;
  if (!isFull || offset + overlap >= level) return null;
  return { ...read, offset, pages: Math.min(pagesPerRequest, Math.ceil((level - offset) / step)), joint: [...joint] };
};

const longThreads = ({ read, comments }: Stretch): readonly Read[] =>
  read.top === null ? comments.flatMap((comment) => (isInlineWhole(comment) ? [] : [wholeList(read.post, comment.id)])) : [];
