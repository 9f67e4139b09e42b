import { z } from "zod";

import { getStanding } from "#lib/people/queries/verdict";
import { isAnswered, isWaiting } from "./where";
import type { AuthorPanel } from "../model";
import { webAddress } from "#lib/connectors/text";
import type { AuthorId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";
import { notFound } from "#lib/core/errors";
import { sentimentSchema } from "#lib/tagging/model";
import { offences } from "#lib/tagging/offences";

const moodLength = 40;
const recentLength = 5;

const factsSchema = z.array(
  z.object({
    id: z.string(),
    name: z.string(),
    url: z.string().nullable(),
    firstSeenAt: z.date(),
    itemCount: z.number(),
    answered: z.number(),
    waiting: z.number(),
    offensive: z.number(),
  }),
);
const recentSchema = z.array(z.object({ itemId: z.string(), excerpt: z.string(), sentiment: sentimentSchema, at: z.date() }));

/** What this account wrote to us: how much, in what mood, and what became of it. */
export const getAuthorPanel = async (
  workspaceId: WorkspaceId,
  { authorId, platform }: { readonly authorId: AuthorId; readonly platform: string },
): Promise<AuthorPanel> => {
  const [facts, recent, { verdict }] = await Promise.all([
    readFacts(workspaceId, authorId),
    readRecent(workspaceId, authorId),
    getStanding(workspaceId, authorId),
  ]);
  const author = facts[0];
  if (author === undefined) throw notFound("The author");
  return {
    ...author,
    url: webAddress(author.url ?? undefined) ?? null,
    platform,
    verdict,
    firstSeenAt: author.firstSeenAt.toISOString(),
    mood: recent.map(({ itemId, sentiment, at }) => ({ itemId, sentiment, at: at.toISOString() })).reverse(),
    recent: recent.slice(0, recentLength).map(({ at, excerpt, ...item }) => ({ ...item, excerpt: excerpt.replace(/\s+/g, " ").trim(), at: at.toISOString() })),
  };
};

const readFacts = async (workspaceId: WorkspaceId, authorId: AuthorId) =>
  factsSchema.parse(
    await db().$queryRaw`
      SELECT a.id, a.name, a.url, a.first_seen_at AS "firstSeenAt", count(i.id)::int AS "itemCount", (count(*) FILTER (WHERE ${isAnswered}))::int AS answered,
        (count(*) FILTER (WHERE ${isWaiting}))::int AS waiting, (count(*) FILTER (WHERE i.tones && ${["toxic", ...offences]}))::int AS offensive
      FROM author a LEFT JOIN item i ON i.author_id = a.id AND i.workspace_id = a.workspace_id WHERE a.id = ${authorId} AND a.workspace_id = ${workspaceId} GROUP BY a.id`,
  );

const readRecent = async (workspaceId: WorkspaceId, authorId: AuthorId) =>
  recentSchema.parse(
    await db().$queryRaw`
      SELECT i.id AS "itemId", left(i.text, 160) AS excerpt, i.sentiment, i.posted_at AS at FROM item i
      WHERE i.author_id = ${authorId} AND i.workspace_id = ${workspaceId} ORDER BY i.posted_at DESC, i.id DESC LIMIT ${moodLength}`,
  );
