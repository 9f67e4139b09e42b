import { z } from "zod";

import { banCost, spans, type BanCostRow } from "../displacement-model/ban-cost";
import { findSubject } from "../store/accounts";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import type { AuthorId } from "#lib/core/ids";
import { dayMs } from "#lib/core/time";
import { db } from "#lib/db/client";
import { notFound } from "#lib/core/errors";

type Ban = { readonly authorId: AuthorId; readonly at: Date };
export type BanCost = {
  /** Whose accounts are counted: the same for each account of a person. */
  readonly subjectId: string;
  readonly bannedAt: string;
  readonly rows: readonly BanCostRow[];
  /** Items within thirty days of accounts that nobody has decided on yet. */
  readonly undecided: number;
};

const countsSchema = z.array(z.object({ days: z.number(), before: z.number(), after: z.number(), undecided: z.number() }));

/** What a ban cost [P3]: the person's items before it, and those of accounts confirmed to be theirs after it. Throws `not-found`. */
export const getBanCost = async (actor: Actor, { authorId, at }: Ban, now: Date): Promise<BanCost> => {
  requirePermission(actor, "desk:read");
  const { workspaceId } = actor;
  const subject = await findSubject(db(), workspaceId, authorId);
  if (subject === null) throw notFound("The person");
  const accounts = [...subject.accounts];
  const windows = spans.map((days) => ({ days, from: new Date(at.getTime() - days * dayMs), to: new Date(at.getTime() + days * dayMs) }));
  const counts = countsSchema.parse(
    await db().$queryRaw`
      WITH undecided AS (
        SELECT CASE WHEN author_id = ANY(${accounts}::text[]) THEN other_id ELSE author_id END AS id FROM author_link
        WHERE workspace_id = ${workspaceId} AND state IN ('suggested', 'unsure') AND (author_id = ANY(${accounts}::text[]) OR other_id = ANY(${accounts}::text[]))
      )
      SELECT v.days,
        (SELECT count(*)::int FROM item i WHERE i.workspace_id = ${workspaceId} AND i.author_id = ANY(${accounts}::text[]) AND i.posted_at >= v.since AND i.posted_at < ${at}) AS before,
        (SELECT count(*)::int FROM item i WHERE i.workspace_id = ${workspaceId} AND i.author_id = ANY(${accounts}::text[]) AND i.author_id <> ${authorId}
          AND i.posted_at >= ${at} AND i.posted_at < v.until AND i.posted_at <= ${now}) AS after,
        (SELECT count(*)::int FROM item i WHERE i.workspace_id = ${workspaceId} AND i.author_id IN (SELECT id FROM undecided) AND i.posted_at >= ${at} AND i.posted_at < v.until) AS undecided
      FROM unnest(${windows.map(({ days }) => days)}::int[], ${windows.map(({ from }) => from)}::timestamptz[], ${windows.map(({ to }) => to)}::timestamptz[]) AS v (days, since, until) ORDER BY v.days`,
  );
  const rows = banCost({ before: counts.map(({ before }) => before), after: counts.map(({ after }) => after) }, at, now);
  return { subjectId: subject.subjectId, bannedAt: at.toISOString(), rows, undecided: counts[0]?.undecided ?? 0 };
};
