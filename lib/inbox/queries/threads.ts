import { z } from "zod";

import { isWaiting } from "./where";
import { Prisma } from "#db";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notFound } from "#lib/core/errors";
import type { SourceId, ThreadId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import { momentOf, momentWord } from "#lib/people/place-word";
import { getThreadVersion } from "#lib/replies/queries";

const rowSchema = z.object({
  id: z.string(),
  title: z.string().nullable(),
  url: z.string().nullable(),
  sourceId: z.string(),
  sourceName: z.string(),
  platform: z.string(),
  brandSlug: z.string(),
  brandName: z.string(),
  firstItemAt: z.date(),
  lastItemAt: z.date(),
  items: z.number(),
  waiting: z.number(),
});
/** A conversation with how much was said in it and how much of it waits. */
export type ThreadFacts = z.output<typeof rowSchema>;

const columns = Prisma.sql`t.id, t.title, t.url, t.source_id AS "sourceId", s.name AS "sourceName", s.platform, b.slug AS "brandSlug", b.name AS "brandName",
  t.first_item_at AS "firstItemAt", t.last_item_at AS "lastItemAt", c.items, c.waiting`;

const joins = Prisma.sql`JOIN source s ON s.id = t.source_id JOIN brand b ON b.id = t.brand_id
  CROSS JOIN LATERAL (SELECT count(*)::int AS items, (count(*) FILTER (WHERE ${isWaiting}))::int AS waiting FROM item i WHERE i.thread_id = t.id) c`;

type Wanted = { readonly sourceIds: readonly SourceId[]; readonly after?: string | undefined; readonly limit: number };

/** Conversations of some sources, or of all where none is named: the one with the latest words first. */
export const listThreads = async (
  actor: Actor,
  { sourceIds, after, limit }: Wanted,
): Promise<{ readonly threads: readonly ThreadFacts[]; readonly next: string | null }> => {
  requirePermission(actor, "desk:read");
  const place = after === undefined ? null : momentOf(after);
  const behind = place === null ? Prisma.empty : Prisma.sql`AND (t.last_item_at, t.id) < (${place.at}, ${place.id})`;
  const ofSources = sourceIds.length === 0 ? Prisma.empty : Prisma.sql`AND t.source_id = ANY (${[...sourceIds]})`;
  const found = z.array(rowSchema).parse(
    await db().$queryRaw`WITH t AS MATERIALIZED (SELECT t.* FROM thread t WHERE t.workspace_id = ${actor.workspaceId} ${ofSources} ${behind}
        ORDER BY t.last_item_at DESC, t.id DESC LIMIT ${limit + 1})
      SELECT ${columns} FROM t ${joins} ORDER BY t.last_item_at DESC, t.id DESC`,
  );
  const threads = found.slice(0, limit);
  const last = threads.at(-1);
  return { threads, next: found.length > limit && last !== undefined ? momentWord({ at: last.lastItemAt, id: last.id }) : null };
};

/** One conversation, and the word for how it stands now: sent back with a reply it says that nothing changed meanwhile. Throws `not-found`. */
export const getThread = async (actor: Actor, threadId: ThreadId): Promise<ThreadFacts & { readonly version: string }> => {
  requirePermission(actor, "desk:read");
  const version = await getThreadVersion(actor, threadId);
  const [thread] = z
    .array(rowSchema)
    .parse(await db().$queryRaw`SELECT ${columns} FROM thread t ${joins} WHERE t.id = ${threadId} AND t.workspace_id = ${actor.workspaceId}`);
  if (thread === undefined) throw notFound("The thread");
  return { ...thread, version };
};
