import { z } from "zod";

import { caseColumns, caseJoins, caseRow, caseRowSchema, casesWhere } from "./rows";
import { Prisma } from "#db";
import type { CaseMention, OtherCase } from "../model";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import type { AuthorId, BrandId } from "#lib/core/ids";
import { db } from "#lib/db/client";

const mostMentioned = 20;

/** The cases in which an author's words are, open ones first, then the latest. */
export const listCasesOf = async (actor: Actor, { authorId }: { readonly authorId: AuthorId }): Promise<readonly CaseMention[]> => {
  requirePermission(actor, "desk:read");
  const isTheirs = Prisma.sql`c.workspace_id = ${actor.workspaceId} AND c.status <> 'merged'
    AND c.id = ANY (ARRAY(SELECT case_id FROM case_item WHERE workspace_id = ${actor.workspaceId} AND author_id = ${authorId}))`;
  return mentions(
    Prisma.sql`WITH ${casesWhere(isTheirs)} SELECT ${caseColumns} FROM c ${caseJoins} ORDER BY c.status = 'open' DESC, c.opened_at DESC, c.id LIMIT ${mostMentioned}`,
  );
};

type Chosen = { readonly brandIds: readonly BrandId[] };

/** Open cases of these brands (none: of all) in which something is due before today ends in the brand's zone, the nearest first. */
export const listCasesDueToday = async (actor: Actor, { brandIds }: Chosen, now: Date): Promise<readonly CaseMention[]> => {
  requirePermission(actor, "desk:read");
  const isChosen = brandIds.length === 0 ? Prisma.sql`true` : Prisma.sql`c.brand_id = ANY (${[...brandIds]})`;
  const isOpen = Prisma.sql`c.workspace_id = ${actor.workspaceId} AND c.status = 'open' AND ${isChosen}`;
  const endOfToday = Prisma.sql`((date_trunc('day', ${now}::timestamptz AT TIME ZONE b.zone) + interval '1 day') AT TIME ZONE b.zone)`;
  return mentions(
    Prisma.sql`WITH ${casesWhere(isOpen)} SELECT ${caseColumns} FROM c ${caseJoins} WHERE c.nearest_at < ${endOfToday} ORDER BY c.nearest_at, c.id LIMIT ${mostMentioned}`,
  );
};

const othersMax = 200;

/** The other cases of a case's brand, open ones first, then the latest: those it can be merged or linked with. */
export const listOtherCases = async (actor: Actor, { number }: { readonly number: number }): Promise<readonly OtherCase[]> => {
  requirePermission(actor, "desk:read");
  const { workspaceId } = actor;
  const rows = await db().$queryRaw`SELECT number, title, status = 'open' AS "isOpen" FROM case_file
    WHERE workspace_id = ${workspaceId} AND status <> 'merged' AND number <> ${number}
      AND brand_id = (SELECT brand_id FROM case_file WHERE workspace_id = ${workspaceId} AND number = ${number})
    ORDER BY status = 'open' DESC, opened_at DESC, id LIMIT ${othersMax}`;
  return z.array(z.object({ number: z.number(), title: z.string(), isOpen: z.boolean() })).parse(rows);
};

const mentions = async (statement: Prisma.Sql): Promise<readonly CaseMention[]> =>
  z
    .array(caseRowSchema)
    .parse(await db().$queryRaw(statement))
    .map(caseRow)
    .map(({ id, number, title, step, status, owner, promiseAt, dueAt, outcome }) => ({ id, number, title, step, status, owner, promiseAt, dueAt, outcome }));

const countsSchema = z.array(z.object({ slug: z.string(), count: z.number() }));

/** Open cases by the slug of their brand: the number on the rail. */
export const countCases = async (actor: Actor): Promise<Readonly<Record<string, number>>> => {
  requirePermission(actor, "desk:read");
  const rows = countsSchema.parse(
    await db()
      .$queryRaw`SELECT b.slug, count(*)::int AS count FROM case_file c JOIN brand b ON b.id = c.brand_id WHERE c.workspace_id = ${actor.workspaceId} AND c.status = 'open' GROUP BY b.slug`,
  );
  return Object.fromEntries(rows.map(({ slug, count }) => [slug, count]));
};
