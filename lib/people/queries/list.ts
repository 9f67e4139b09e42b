import { z } from "zod";

import type { PeopleFilters, PeoplePage } from "../model";
import { afterPlace, placeWord } from "../place-word";
import { placeColumns } from "./account-views";
import { anyNameLike } from "./name-like";
import { verdictSchema } from "../verdict-model/verdicts";
import { Prisma } from "#db";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { platformSchema } from "#lib/connectors/contract";
import { db } from "#lib/db/client";

const rowSchema = z.object({
  authorId: z.string(),
  name: z.string(),
  platform: platformSchema,
  sourceName: z.string().nullable(),
  accounts: z.number(),
  items: z.number(),
  verdict: verdictSchema,
  confidence: z.number(),
  isOverridden: z.boolean(),
  lastSeenAt: z.date(),
});

type Wanted = { readonly after?: string | undefined; readonly limit: number };

/** People of the workspace, whoever wrote last first; several accounts of one person are one row, the account that wrote last. `next` is handed back as `after`. */
export const listPeople = async (actor: Actor, filters: PeopleFilters, { after, limit }: Wanted): Promise<PeoplePage> => {
  requirePermission(actor, "desk:read");
  const found = z.array(rowSchema).parse(
    await db().$queryRaw`
      SELECT a.id AS "authorId", a.name, ${placeColumns}, a.last_seen_at AS "lastSeenAt", coalesce(p.items, 0) AS items, coalesce(p.override_verdict, p.verdict, 'not-enough-known') AS verdict,
        CASE WHEN p.override_verdict IS NULL THEN coalesce(p.confidence, 0) ELSE 1 END AS confidence, p.override_verdict IS NOT NULL AS "isOverridden",
        CASE WHEN a.person_id IS NULL THEN 1 ELSE (SELECT count(*)::int FROM author o WHERE o.person_id = a.person_id AND o.workspace_id = a.workspace_id) END AS accounts
      FROM author a LEFT JOIN profile p ON p.subject_id = coalesce(a.person_id, a.id) AND p.workspace_id = a.workspace_id
      WHERE a.workspace_id = ${actor.workspaceId} AND NOT a.is_brand AND ${isLatestOfPerson} AND ${matching(filters)} ${behind(after)}
      ORDER BY a.last_seen_at DESC, a.id DESC LIMIT ${limit + 1}`,
  );
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return {
    rows: rows.map(({ lastSeenAt, ...row }) => ({ ...row, lastSeenAt: lastSeenAt.toISOString() })),
    next: found.length > limit && last !== undefined ? placeWord({ at: last.lastSeenAt, id: last.authorId }) : null,
  };
};

const isLatestOfPerson = Prisma.sql`(a.person_id IS NULL OR NOT EXISTS (SELECT FROM author o WHERE o.person_id = a.person_id AND o.workspace_id = a.workspace_id
  AND (o.last_seen_at, o.id) > (a.last_seen_at, a.id)))`;

const matching = ({ q, verdict }: PeopleFilters): Prisma.Sql => {
  const named = q === undefined || q === "" ? Prisma.sql`TRUE` : anyNameLike(q);
  return verdict === undefined ? named : Prisma.sql`${named} AND coalesce(p.override_verdict, p.verdict, 'not-enough-known') = ${verdict}`;
};

const behind = (after: string | undefined): Prisma.Sql => {
  if (after === undefined) return Prisma.empty;
  const { at, id } = afterPlace(after);
  return Prisma.sql`AND (a.last_seen_at, a.id) < (${at}, ${id})`;
};
