import { z } from "zod";

import type { PeopleFilters, PeoplePage, PersonRow } from "../model";
import { momentOf, momentWord, placeOf, wordOf } from "../place-word";
import { verdictSchema } from "../verdict-model/verdicts";
import { placeColumns } from "./account-views";
import { anyNameLike } from "./name-like";
import { Prisma } from "#db";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { platformSchema } from "#lib/connectors/contract";
import type { WorkspaceId } from "#lib/core/ids";
import { placeIdSchema } from "#lib/core/place";
import { db } from "#lib/db/client";

const rowSchema = z.object({
  authorId: z.string(),
  subjectId: z.string(),
  name: z.string(),
  platform: platformSchema,
  sourceName: z.string().nullable(),
  accounts: z.number(),
  items: z.number(),
  verdict: verdictSchema,
  confidence: z.number(),
  isOverridden: z.boolean(),
  need: z.number(),
  isCounted: z.boolean(),
  lastSeenAt: z.date(),
});
type Row = z.output<typeof rowSchema>;

type Wanted = { readonly after?: string | undefined; readonly limit: number };

/**
 * People of the workspace, several accounts of one as one row, the account that wrote last: those who need a look first, or whoever wrote last first.
 * `next` is handed back as `after`, in the same order.
 */
export const listPeople = async (actor: Actor, filters: PeopleFilters, { after, limit }: Wanted): Promise<PeoplePage> => {
  requirePermission(actor, "desk:read");
  const { workspaceId } = actor;
  const isByNeed = filters.sort !== "latest";
  const asked = { workspaceId, filters, after, limit: limit + 1 };
  const found = isByNeed ? await readByNeed(asked) : await readLatest(asked);
  const rows = found.slice(0, limit);
  const last = rows.at(-1);
  return { rows: rows.map(personRow), next: found.length > limit && last !== undefined ? (isByNeed ? needWord : latestWord)(last) : null };
};

const personRow = ({ subjectId: _subject, need: _need, isCounted: _isCounted, lastSeenAt, ...row }: Row): PersonRow => ({
  ...row,
  lastSeenAt: lastSeenAt.toISOString(),
});

type Asked = { readonly workspaceId: WorkspaceId; readonly filters: PeopleFilters; readonly after: string | undefined; readonly limit: number };

const latestWord = ({ lastSeenAt, authorId }: Row): string => momentWord({ at: lastSeenAt, id: authorId });

const readLatest = async ({ workspaceId, filters, after, limit }: Asked): Promise<readonly Row[]> => {
  const place = after === undefined ? null : momentOf(after);
  const behind = place === null ? Prisma.empty : Prisma.sql`AND (a.last_seen_at, a.id) < (${place.at}, ${place.id})`;
  return read(Prisma.sql`${columns} FROM author a LEFT JOIN profile p ON ${isOfAuthor} WHERE ${matching(workspaceId, filters)} ${behind}
    ORDER BY a.last_seen_at DESC, a.id DESC LIMIT ${limit}`);
};

/** 0: a troll, a spammer or a critic, whom it takes more than a few items to be; the expression of an index. */
const need = Prisma.sql`(CASE WHEN coalesce(p.override_verdict, p.verdict) IN ('troll', 'spammer', 'critic') THEN 0 ELSE 1 END)`;

/** Among the counted: need, items and subject; behind them all whoever is not counted yet. */
const needPlaceSchema = z.union([
  z.tuple([z.literal("counted"), z.int32(), z.int32(), placeIdSchema]).transform(([, rank, items, id]) => ({ rank, items, id })),
  z.tuple([z.literal("uncounted"), placeIdSchema]).transform(([, id]) => ({ rank: null, items: 0, id })),
]);

const needWord = (row: Row): string => wordOf(row.isCounted ? ["counted", row.need, row.items, row.subjectId] : ["uncounted", row.authorId]);

const readByNeed = async (asked: Asked): Promise<readonly Row[]> => {
  const place = asked.after === undefined ? null : placeOf(asked.after, needPlaceSchema);
  const counted = place?.rank === null ? [] : await readCounted(asked, place);
  const left = asked.limit - counted.length;
  const { verdict } = asked.filters;
  if (left === 0 || (verdict !== undefined && verdict !== "not-enough-known")) return counted;
  return [...counted, ...(await readUncounted({ ...asked, limit: left }, place?.rank === null ? place.id : ""))];
};

type CountedPlace = { readonly rank: number; readonly items: number; readonly id: string };

const readCounted = async ({ workspaceId, filters, limit }: Asked, place: CountedPlace | null): Promise<readonly Row[]> => {
  const behind = place === null ? Prisma.empty : Prisma.sql`AND (${need}, (-p.items), p.subject_id) > (${place.rank}, ${-place.items}, ${place.id})`;
  return read(Prisma.sql`${columns} FROM profile p JOIN author a ON ${isOfAuthor} WHERE p.workspace_id = ${workspaceId} AND ${matching(workspaceId, filters)} ${behind}
    ORDER BY ${need}, (-p.items), p.subject_id LIMIT ${limit}`);
};

const readUncounted = async ({ workspaceId, filters, limit }: Asked, afterId: string): Promise<readonly Row[]> =>
  read(Prisma.sql`${columns} FROM author a LEFT JOIN profile p ON ${isOfAuthor} WHERE p.subject_id IS NULL AND ${matching(workspaceId, filters)} AND a.id > ${afterId}
    ORDER BY a.id LIMIT ${limit}`);

const read = async (query: Prisma.Sql): Promise<readonly Row[]> => z.array(rowSchema).parse(await db().$queryRaw(query));

const isOfAuthor = Prisma.sql`p.subject_id = coalesce(a.person_id, a.id) AND p.workspace_id = a.workspace_id`;

const columns = Prisma.sql`SELECT a.id AS "authorId", coalesce(a.person_id, a.id) AS "subjectId", a.name, ${placeColumns}, a.last_seen_at AS "lastSeenAt",
  coalesce(p.items, 0) AS items, coalesce(p.override_verdict, p.verdict, 'not-enough-known') AS verdict,
  CASE WHEN p.override_verdict IS NULL THEN coalesce(p.confidence, 0) ELSE 1 END AS confidence, p.override_verdict IS NOT NULL AS "isOverridden",
  ${need} AS need, p.subject_id IS NOT NULL AS "isCounted",
  CASE WHEN a.person_id IS NULL THEN 1 ELSE (SELECT count(*)::int FROM author o WHERE o.person_id = a.person_id AND o.workspace_id = a.workspace_id) END AS accounts`;

const matching = (workspaceId: WorkspaceId, { q, verdict }: PeopleFilters): Prisma.Sql => {
  const named = q === undefined || q === "" ? Prisma.sql`TRUE` : anyNameLike(q);
  const judged = verdict === undefined ? Prisma.sql`TRUE` : Prisma.sql`coalesce(p.override_verdict, p.verdict, 'not-enough-known') = ${verdict}`;
  return Prisma.sql`a.workspace_id = ${workspaceId} AND NOT a.is_brand AND ${isLatestOfPerson} AND ${named} AND ${judged}`;
};

const isLatestOfPerson = Prisma.sql`(a.person_id IS NULL OR NOT EXISTS (SELECT FROM author o WHERE o.person_id = a.person_id AND o.workspace_id = a.workspace_id
  AND (o.last_seen_at, o.id) > (a.last_seen_at, a.id)))`;
