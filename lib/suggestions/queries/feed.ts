import { z } from "zod";

import type { FeedEntryView, FeedFilters, HintView } from "../feed-model";
import { piecesOf } from "../redact-model";
import { Prisma } from "#db";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { db } from "#lib/db/client";
import { sentimentSchema } from "#lib/tagging/model";

const entriesSchema = z.array(
  z.object({
    id: z.string(),
    brandName: z.string(),
    question: z.string(),
    text: z.string(),
    authorName: z.string().nullable(),
    itemId: z.string(),
    language: z.string(),
    sentiment: sentimentSchema,
    hidden: z.array(z.string()),
    sharedById: z.string(),
    by: z.string(),
    sharedAt: z.date(),
    isPinned: z.boolean(),
  }),
);

const hintsSchema = z.array(
  z.object({
    id: z.string(),
    entryId: z.string(),
    memberId: z.string(),
    by: z.string(),
    text: z.string(),
    givenAt: z.date(),
    helpedBy: z.string().nullable(),
    isTemplate: z.boolean(),
  }),
);

const pageSize = 50;

/** Where a page of the feed ends: what stands behind it comes after this. */
export type FeedPage = { readonly entries: readonly FeedEntryView[]; /** Null at the end. */ readonly next: string | null };

/** The feed, what is pinned first, then the latest; `after` goes on behind an entry. */
export const listFeed = async (actor: Actor, filters: FeedFilters, after: string | null = null): Promise<FeedPage> => {
  requirePermission(actor, "desk:read");
  const { workspaceId } = actor;
  const behind =
    after === null
      ? Prisma.empty
      : Prisma.sql`AND (e.pinned_at IS NOT NULL, e.shared_at, e.id)
    < (SELECT (p.pinned_at IS NOT NULL), p.shared_at, p.id FROM feed_entry p WHERE p.id = ${after} AND p.workspace_id = ${workspaceId})`;
  const rows = entriesSchema.parse(
    await db()
      .$queryRaw`SELECT e.id, b.name AS "brandName", e.question, e.text, e.author_name AS "authorName", e.item_id AS "itemId", e.language, e.sentiment, e.hidden,
        e.shared_by_id AS "sharedById", u.name AS by, e.shared_at AS "sharedAt", e.pinned_at IS NOT NULL AS "isPinned"
      FROM feed_entry e JOIN brand b ON b.id = e.brand_id JOIN member m ON m.id = e.shared_by_id JOIN user_account u ON u.id = m.user_id
      WHERE e.workspace_id = ${workspaceId} AND e.withdrawn_at IS NULL ${filterCondition(filters)} ${behind}
      ORDER BY (e.pinned_at IS NOT NULL) DESC, e.shared_at DESC, e.id DESC LIMIT ${pageSize + 1}`,
  );
  const shown = rows.slice(0, pageSize);
  const hints = await listHints(
    actor,
    shown.map(({ id }) => id),
  );
  return { entries: shown.map((row) => entryView(actor, row, hints)), next: rows.length > pageSize ? (shown.at(-1)?.id ?? null) : null };
};

const filterCondition = ({ brand, q, show }: FeedFilters): Prisma.Sql => {
  const words = (q ?? "").split(/\s+/u).filter((word) => word !== "");
  const conditions = [
    ...(brand === undefined ? [] : [Prisma.sql`b.slug = ${brand}`]),
    ...(show === "open" ? [Prisma.sql`NOT EXISTS (SELECT FROM hint h WHERE h.entry_id = e.id AND h.helped_at IS NOT NULL)`] : []),
    ...words.map(holds),
  ];
  return conditions.length === 0 ? Prisma.empty : Prisma.sql`AND ${Prisma.join(conditions, " AND ")}`;
};

/** The word stands in the case, in the question or in a hint, with or without accents. */
const holds = (word: string): Prisma.Sql => {
  const sought = Prisma.sql`unaccented(lower(${word}))`;
  return Prisma.sql`(strpos(unaccented(lower(e.question || ' ' || e.text || ' ' || coalesce(e.author_name, ''))), ${sought}) > 0
    OR EXISTS (SELECT FROM hint h WHERE h.entry_id = e.id AND strpos(unaccented(lower(h.text)), ${sought}) > 0))`;
};

const listHints = async ({ workspaceId }: Actor, entryIds: readonly string[]): Promise<z.output<typeof hintsSchema>> =>
  hintsSchema.parse(
    await db().$queryRaw`SELECT h.id, h.entry_id AS "entryId", h.member_id AS "memberId", u.name AS by, h.text, h.given_at AS "givenAt", v.name AS "helpedBy",
        h.template_id IS NOT NULL AS "isTemplate"
      FROM hint h JOIN member m ON m.id = h.member_id JOIN user_account u ON u.id = m.user_id
        LEFT JOIN member w ON w.id = h.helped_by_id LEFT JOIN user_account v ON v.id = w.user_id
      WHERE h.workspace_id = ${workspaceId} AND h.entry_id = ANY (${[...entryIds]})
      ORDER BY (h.helped_at IS NOT NULL) DESC, h.given_at, h.id`,
  );

const entryView = (
  actor: Actor,
  { hidden, sharedById, itemId, question, text, sharedAt, ...row }: z.output<typeof entriesSchema>[number],
  hints: z.output<typeof hintsSchema>,
): FeedEntryView => {
  const isMine = sharedById === actor.memberId;
  return {
    ...row,
    question: piecesOf(question),
    pieces: piecesOf(text),
    itemId: isMine || hidden.length === 0 ? itemId : null,
    isMine,
    sharedAt: sharedAt.toISOString(),
    hints: hints.filter(({ entryId }) => entryId === row.id).map((hint) => hintView(actor, hint)),
  };
};

const hintView = ({ memberId: me }: Actor, { id, by, memberId, text, givenAt, helpedBy, isTemplate }: z.output<typeof hintsSchema>[number]): HintView => ({
  ...{ id, by, text, isTemplate },
  isMine: memberId === me,
  givenAt: givenAt.toISOString(),
  helped: helpedBy === null ? null : { by: helpedBy },
});
