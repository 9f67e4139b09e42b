import { z } from "zod";

import type { DigestDay } from "../digest-model";
import { digestSchema, type Digest } from "../feed-model";
import { db } from "#lib/db/client";

const openMax = 20;

/** What happened in the feed of a workspace in a range, and what nobody had a word for at its end. */
export const sumUpRange = async (workspaceId: string, { from, to }: Pick<DigestDay, "from" | "to">): Promise<Digest> => {
  const rows = z.array(digestSchema).parse(
    await db().$queryRaw`SELECT
        (SELECT count(*)::int FROM feed_entry WHERE workspace_id = ${workspaceId} AND shared_at >= ${from} AND shared_at < ${to}) AS shared,
        (SELECT count(*)::int FROM hint WHERE workspace_id = ${workspaceId} AND given_at >= ${from} AND given_at < ${to}) AS hints,
        (SELECT count(*)::int FROM hint WHERE workspace_id = ${workspaceId} AND helped_at >= ${from} AND helped_at < ${to}) AS helped,
        (SELECT count(*)::int FROM audit_entry WHERE workspace_id = ${workspaceId} AND action = 'feed.make-template' AND at >= ${from} AND at < ${to}) AS templates,
        ARRAY(SELECT e.id FROM feed_entry e WHERE e.workspace_id = ${workspaceId} AND e.shared_at < ${to} AND e.withdrawn_at IS NULL
          AND NOT EXISTS (SELECT FROM hint h WHERE h.entry_id = e.id AND h.given_at < ${to}) ORDER BY e.shared_at, e.id LIMIT ${openMax}) AS "openEntryIds"`,
  );
  return rows[0] ?? { shared: 0, hints: 0, helped: 0, templates: 0, openEntryIds: [] };
};

/** Keeps a day's digest; one that is there already stays as it was. */
export const putDigest = async (
  workspaceId: string,
  { day, content, now }: { readonly day: string; readonly content: Digest; readonly now: Date },
): Promise<void> => {
  await db().feedDigest.createMany({ data: [{ workspaceId, day, content, computedAt: now }], skipDuplicates: true });
};

export const findDigest = async (workspaceId: string, day: string): Promise<Digest | null> => {
  const row = await db().feedDigest.findUnique({ where: { workspaceId_day: { workspaceId, day } }, select: { content: true } });
  return row === null ? null : digestSchema.parse(row.content);
};

const zonesSchema = z.array(z.object({ workspaceId: z.string(), zone: z.string(), latest: z.string().nullable() }));

/** Every workspace with a feed, its zone and the latest day that was summed up. */
export const listFeeds = async (): Promise<z.output<typeof zonesSchema>> =>
  zonesSchema.parse(
    await db().$queryRaw`SELECT w.id AS "workspaceId", w.zone, (SELECT max(day) FROM feed_digest d WHERE d.workspace_id = w.id) AS latest
      FROM workspace w WHERE EXISTS (SELECT FROM feed_entry e WHERE e.workspace_id = w.id)`,
  );

export const findZone = async (workspaceId: string): Promise<string | null> =>
  (await db().workspace.findUnique({ where: { id: workspaceId }, select: { zone: true } }))?.zone ?? null;
