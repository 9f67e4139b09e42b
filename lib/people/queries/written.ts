import type { Moment } from "../place-word";
import { findSubject } from "../store/accounts";
import { Prisma } from "#db";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { notFound } from "#lib/core/errors";
import type { AuthorId, ItemId } from "#lib/core/ids";
import { db } from "#lib/db/client";

/** What somebody writes is looked at along so many of their latest items: their mood, how long they waited, what they write about. */
export const latestMax = 300;

/** The accounts of whoever's profile is asked for. Throws `not-found`. */
export const accountsAsked = async (actor: Actor, authorId: AuthorId): Promise<readonly AuthorId[]> => {
  requirePermission(actor, "desk:read");
  const subject = await findSubject(db(), actor.workspaceId, authorId);
  if (subject === null) throw notFound("The person");
  return subject.accounts;
};

/** Which items of somebody's are listed: the latest `limit`, behind a place where there is one. */
export type Cut = {
  readonly accounts: readonly AuthorId[];
  readonly workspaceId: string;
  readonly behind: Moment | null;
  readonly limit: number;
};

/** The ids of what they wrote; account by account, so that the index of each ends the reading. */
export const theirs = ({ accounts, workspaceId, behind, limit }: Cut): Prisma.Sql =>
  Prisma.sql`(SELECT t.id FROM unnest(${[...accounts]}::text[]) AS v (author_id) CROSS JOIN LATERAL (
    SELECT i.id, i.posted_at FROM item i WHERE i.author_id = v.author_id AND i.workspace_id = ${workspaceId} ${olderThan(behind)} ORDER BY i.posted_at DESC, i.id DESC LIMIT ${limit}) AS t
    ORDER BY t.posted_at DESC, t.id DESC LIMIT ${limit})`;

/** The ids of what they wrote among these items. */
export const theirsAmong = ({ accounts, workspaceId, behind, limit }: Cut, itemIds: readonly ItemId[]): Prisma.Sql =>
  Prisma.sql`(SELECT i.id FROM item i WHERE i.id = ANY(${[...itemIds]}::text[]) AND i.author_id = ANY(${[...accounts]}::text[]) AND i.workspace_id = ${workspaceId} ${olderThan(behind)}
    ORDER BY i.posted_at DESC, i.id DESC LIMIT ${limit})`;

const olderThan = (behind: Cut["behind"]): Prisma.Sql =>
  behind === null ? Prisma.empty : Prisma.sql`AND i.posted_at <= ${behind.at} AND (i.posted_at, i.id) < (${behind.at}, ${behind.id})`;
