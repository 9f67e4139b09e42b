import { z } from "zod";

import { askAgainAt } from "../link-model";
import type { LeftOpen, LinkView, QuestionView } from "../model";
import type { Subject } from "../store/accounts";
import { reasonsSchema } from "../store/links";
import { accountColumns, accountSchema, accountView } from "./account-views";
import { Prisma } from "#db";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import type { WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";

const linkSchema = z.object({
  linkId: z.string(),
  score: z.number(),
  reasons: reasonsSchema,
  leftOpenAt: z.date().nullable(),
  leftOpenBy: z.string().nullable(),
});

const linkColumns = Prisma.sql`l.id AS "linkId", l.score, l.reasons, l.decided_at AS "leftOpenAt",
  (SELECT u.name FROM member m JOIN user_account u ON u.id = m.user_id WHERE m.id = l.decided_by_id) AS "leftOpenBy"`;

const ofSomebodyMax = 20;

/** Accounts that may be somebody's too, the likeliest first: those that a human is to look at, then questions left open. */
export const readQuestionsOf = async (workspaceId: WorkspaceId, subject: Subject): Promise<readonly LinkView[]> => {
  const accounts = [...subject.accounts];
  const rows = z.array(accountSchema.extend(linkSchema.shape)).parse(
    await db().$queryRaw`
      SELECT ${accountColumns}, ${linkColumns} FROM author_link l
      JOIN author a ON a.workspace_id = l.workspace_id AND a.id = CASE WHEN l.author_id = ANY(${accounts}::text[]) THEN l.other_id ELSE l.author_id END
      WHERE l.workspace_id = ${workspaceId} AND l.state IN ('suggested', 'unsure') AND (l.author_id = ANY(${accounts}::text[]) OR l.other_id = ANY(${accounts}::text[]))
        AND a.id <> ALL(${accounts}::text[]) ORDER BY l.state, l.score DESC, l.id LIMIT ${ofSomebodyMax}`,
  );
  return rows.map((row) => ({ ...linkOf(row), account: accountView(row) }));
};

const linkOf = ({ linkId, score, reasons, ...left }: z.output<typeof linkSchema>): Omit<LinkView, "account"> => ({
  id: linkId,
  score,
  reasons,
  leftOpen: leftOpenOf(left),
});

const leftOpenOf = ({ leftOpenAt, leftOpenBy }: Pick<z.output<typeof linkSchema>, "leftOpenAt" | "leftOpenBy">): LeftOpen | null =>
  leftOpenAt === null ? null : { byName: leftOpenBy ?? "", at: leftOpenAt.toISOString(), askAgainAt: askAgainAt(leftOpenAt).toISOString() };

const pairSchema = linkSchema.extend({ about: z.string(), other: z.string() });
const ofWorkspaceMax = 50;

/** The pairs of accounts of the whole workspace of which nobody has said yes or no, the likeliest first, questions left open last. */
export const listQuestions = async (actor: Actor): Promise<readonly QuestionView[]> => {
  requirePermission(actor, "desk:read");
  const { workspaceId } = actor;
  const pairs = z.array(pairSchema).parse(
    await db().$queryRaw`
      SELECT ${linkColumns}, one.id AS about, other.id AS other FROM author_link l
      JOIN author one ON one.id = l.author_id AND one.workspace_id = l.workspace_id JOIN author other ON other.id = l.other_id AND other.workspace_id = l.workspace_id
      WHERE l.workspace_id = ${workspaceId} AND l.state IN ('suggested', 'unsure') AND (one.person_id IS NULL OR one.person_id IS DISTINCT FROM other.person_id)
      ORDER BY l.state, l.score DESC, l.id LIMIT ${ofWorkspaceMax}`,
  );
  const accounts = z
    .array(accountSchema)
    .parse(
      await db()
        .$queryRaw`SELECT ${accountColumns} FROM author a WHERE a.workspace_id = ${workspaceId} AND a.id = ANY(${pairs.flatMap(({ about, other }) => [about, other])}::text[])`,
    );
  const byId = new Map(accounts.map((account) => [account.id, accountView(account)]));
  return pairs.flatMap(({ about: aboutId, other: otherId, ...link }): QuestionView[] => {
    const [about, account] = [byId.get(aboutId), byId.get(otherId)];
    return about === undefined || account === undefined ? [] : [{ ...linkOf(link), about, account }];
  });
};
