import { z } from "zod";

import type { MoodMark, SaidBy, SaidPage, WaitingView } from "../model";
import { momentOf, momentWord } from "../place-word";
import { accountsAsked, latestMax, theirs, theirsAmong, type Cut } from "./written";
import { Prisma } from "#db";
import type { Actor } from "#lib/auth/actor";
import type { AuthorId, ItemId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import { sentimentSchema, toneSchema } from "#lib/tagging/model";

const excerptLength = 200;

const rowSchema = z.object({
  itemId: z.string(),
  at: z.date(),
  isOurs: z.boolean(),
  authorId: z.string(),
  name: z.string(),
  excerpt: z.string(),
  sentiment: sentimentSchema,
  tones: z.array(toneSchema),
  sourceName: z.string(),
});

type Page = { readonly authorId: AuthorId; readonly after?: string | undefined; readonly limit: number };

/** What somebody wrote from all their accounts, and what they were answered, newest first; costs the same however much that is. Throws `not-found`. */
export const listSaid = async (actor: Actor, { by, ...page }: Page & { readonly by: SaidBy }): Promise<SaidPage> =>
  readPage(actor, page, (cut) => Prisma.join([...(by === "ours" ? [] : [theirs(cut)]), ...(by === "theirs" ? [] : [ours(cut)])], " UNION ALL "));

/** What of these items somebody wrote, newest first. Throws `not-found`. */
export const listSaidAmong = async (actor: Actor, { itemIds, ...page }: Page & { readonly itemIds: readonly ItemId[] }): Promise<SaidPage> =>
  readPage(actor, page, (cut) => theirsAmong(cut, itemIds));

const readPage = async (actor: Actor, { authorId, after, limit }: Page, idsOf: (cut: Cut) => Prisma.Sql): Promise<SaidPage> => {
  const accounts = await accountsAsked(actor, authorId);
  const { workspaceId } = actor;
  const ids = idsOf({ accounts, workspaceId, behind: after === undefined ? null : momentOf(after), limit: limit + 1 });
  const found = z.array(rowSchema).parse(
    await db().$queryRaw`
      SELECT i.id AS "itemId", i.posted_at AS at, i.is_brand AS "isOurs", i.author_id AS "authorId", a.name, left(i.text, ${excerptLength}) AS excerpt, i.sentiment, i.tones, s.name AS "sourceName"
      FROM (SELECT DISTINCT id FROM (${ids}) AS said) AS page
      JOIN item i ON i.id = page.id AND i.workspace_id = ${workspaceId} JOIN author a ON a.id = i.author_id JOIN source s ON s.id = i.source_id
      ORDER BY i.posted_at DESC, i.id DESC LIMIT ${limit + 1}`,
  );
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    rows: rows.map(({ authorId: writer, at, excerpt, ...row }) => ({
      ...row,
      at: at.toISOString(),
      excerpt: excerpt.replace(/\s+/g, " ").trim(),
      isLinked: !row.isOurs && writer !== authorId,
    })),
    next: found.length > limit && last !== undefined ? momentWord({ at: last.at, id: last.itemId }) : null,
  };
};

// An answer stands at the moment it answers by, for each item it answers.
const ours = ({ accounts, workspaceId, behind, limit }: Cut): Prisma.Sql => {
  const older =
    behind === null ? Prisma.empty : Prisma.sql`AND i.answered_at <= ${behind.at} AND (i.answered_at, i.answered_by_item_id) < (${behind.at}, ${behind.id})`;
  return Prisma.sql`(SELECT t.id FROM unnest(${[...accounts]}::text[]) AS v (author_id) CROSS JOIN LATERAL (
    SELECT DISTINCT i.answered_at, i.answered_by_item_id AS id FROM item i WHERE i.author_id = v.author_id AND i.workspace_id = ${workspaceId}
      AND i.answered_at IS NOT NULL AND i.answered_by_item_id IS NOT NULL ${older} ORDER BY i.answered_at DESC, i.answered_by_item_id DESC LIMIT ${limit}) AS t
    ORDER BY t.answered_at DESC, t.id DESC LIMIT ${limit})`;
};

const marksSchema = z.array(z.object({ itemId: z.string(), at: z.date(), sentiment: sentimentSchema, authorId: z.string() }));

/** The mood of somebody along their latest items, oldest first. Throws `not-found`. */
export const listMood = async (actor: Actor, authorId: AuthorId): Promise<readonly MoodMark[]> => {
  const accounts = await accountsAsked(actor, authorId);
  const rows = marksSchema.parse(
    await db().$queryRaw`
      SELECT i.id AS "itemId", i.posted_at AS at, i.sentiment, i.author_id AS "authorId"
      FROM (${theirs({ accounts, workspaceId: actor.workspaceId, behind: null, limit: latestMax })}) AS page JOIN item i ON i.id = page.id AND i.workspace_id = ${actor.workspaceId}
      ORDER BY i.posted_at, i.id`,
  );
  return rows.map(({ authorId: writer, at, ...mark }) => ({ ...mark, at: at.toISOString(), isLinked: writer !== authorId }));
};

const waitingSchema = z.array(z.object({ needed: z.number(), answered: z.number(), waiting: z.number(), medianMinutes: z.number().nullable() }));

/** How long they waited for answers, of their latest items. Throws `not-found`. */
export const getWaiting = async (actor: Actor, authorId: AuthorId): Promise<WaitingView> => {
  const accounts = await accountsAsked(actor, authorId);
  const [waiting] = waitingSchema.parse(
    await db().$queryRaw`
      SELECT count(i.needed_since)::int AS needed, (count(*) FILTER (WHERE i.needed_since IS NOT NULL AND i.answered_at IS NOT NULL))::int AS answered,
        (count(*) FILTER (WHERE i.needed_since IS NOT NULL AND i.answered_at IS NULL AND i.closed_at IS NULL))::int AS waiting,
        (percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM i.answered_at - i.needed_since) / 60) FILTER (WHERE i.answered_at IS NOT NULL AND i.needed_since IS NOT NULL))::float8 AS "medianMinutes"
      FROM (${theirs({ accounts, workspaceId: actor.workspaceId, behind: null, limit: latestMax })}) AS page JOIN item i ON i.id = page.id AND i.workspace_id = ${actor.workspaceId}`,
  );
  return waiting ?? { needed: 0, answered: 0, waiting: 0, medianMinutes: null };
};
