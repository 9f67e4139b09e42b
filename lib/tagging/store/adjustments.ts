import { z } from "zod";

import { figuresSchema, verdictSchema, type Figures, type Verdict } from "../adjusting-model";
import { db } from "#lib/db/client";
import type { Db } from "#lib/db/transaction";

/** Which adjustment reads, and since when; null: nobody and nothing has chosen yet. */
export type Choice = { readonly version: number | null; readonly since: Date; readonly chosenById: string | null; readonly learnAskedAt: Date | null };

const choiceColumns = { version: true, since: true, chosenById: true, learnAskedAt: true } as const;

export const findChoice = async (workspaceId: string): Promise<Choice | null> =>
  db().taggerChoice.findUnique({ where: { workspaceId }, select: choiceColumns });

/** The choice of a workspace, held until the transaction ends; made where there is none. */
export const lockChoice = async (tx: Db, workspaceId: string, now: Date): Promise<Choice> => {
  await tx.$executeRaw`INSERT INTO tagger_choice (workspace_id, since) VALUES (${workspaceId}, ${now}) ON CONFLICT (workspace_id) DO NOTHING`;
  await tx.$executeRaw`SELECT FROM tagger_choice WHERE workspace_id = ${workspaceId} FOR UPDATE`;
  return tx.taggerChoice.findUniqueOrThrow({ where: { workspaceId }, select: choiceColumns });
};

export const writeChoice = async (tx: Db, workspaceId: string, changes: Partial<Choice>): Promise<void> => {
  await tx.taggerChoice.update({ where: { workspaceId }, data: changes, select: { workspaceId: true } });
};

/** The bytes of one adjustment with the name of the weights it was learnt on. */
export const findDelta = async (workspaceId: string, version: number): Promise<{ readonly base: string; readonly delta: Uint8Array } | null> =>
  db().tagAdjustment.findUnique({ where: { workspaceId_version: { workspaceId, version } }, select: { base: true, delta: true } });

export const hasAdjustment = async (tx: Db, workspaceId: string, version: number): Promise<boolean> =>
  (await tx.tagAdjustment.count({ where: { workspaceId, version } })) === 1;

export type LearntRow = {
  readonly at: Date;
  readonly base: string;
  readonly knownUntil: Date;
  readonly figures: Figures;
  readonly verdict: Verdict;
  readonly delta: Uint8Array<ArrayBuffer>;
};

/** Keeps one learning under the next version; the caller holds the choice, so that no two take the same. */
export const insertAdjustment = async (tx: Db, workspaceId: string, row: LearntRow): Promise<number> => {
  const last = await tx.tagAdjustment.findFirst({ where: { workspaceId }, select: { version: true }, orderBy: { version: "desc" } });
  const version = (last?.version ?? 0) + 1;
  await tx.tagAdjustment.create({ data: { ...row, workspaceId, version }, select: { version: true } });
  return version;
};

export type AdjustmentRow = Omit<LearntRow, "delta" | "knownUntil"> & { readonly version: number };

/** The learnings of a workspace, newest first. */
export const listAdjustmentRows = async (workspaceId: string, limit: number): Promise<readonly AdjustmentRow[]> => {
  const rows = await db().tagAdjustment.findMany({
    where: { workspaceId },
    select: { version: true, at: true, base: true, figures: true, verdict: true },
    orderBy: { version: "desc" },
    take: limit,
  });
  return rows.map((row) => ({ ...row, figures: figuresSchema.parse(row.figures), verdict: verdictSchema.parse(row.verdict) }));
};

const dueSchema = z.array(z.object({ workspaceId: z.string() }));

type Growth = {
  readonly first: number;
  readonly more: number;
  readonly dayAgo: Date;
  /** The weights that ship now. */
  readonly base: string;
  /** One workspace alone. */
  readonly only?: string | undefined;
};

/**
 * Workspaces of the whole installation that should learn: somebody asked; or they have enough corrections for a first time; or corrections
 * have grown by `more` since the last time, or at all when that is a day ago; or what reads was learnt on weights that ship no more.
 */
export const listDueToLearn = async ({ first, more, dayAgo, base, only }: Growth): Promise<readonly { readonly workspaceId: string }[]> =>
  dueSchema.parse(
    await db().$queryRaw`SELECT w.id AS "workspaceId" FROM workspace w
      LEFT JOIN tagger_choice c ON c.workspace_id = w.id
      LEFT JOIN LATERAL (SELECT known_until, at, base FROM tag_adjustment WHERE workspace_id = w.id ORDER BY version DESC LIMIT 1) last ON true
      CROSS JOIN LATERAL (SELECT count(*) AS grown FROM (SELECT FROM tag_correction k WHERE k.workspace_id = w.id AND k.head <> 'language'
        AND k.at > coalesce(last.known_until, '-infinity') LIMIT ${first + more}::int) AS latest) news
      WHERE (${only ?? null}::text IS NULL OR w.id = ${only ?? null}) AND (c.learn_asked_at IS NOT NULL OR (c.version IS NOT NULL AND last.base <> ${base}) OR news.grown >= CASE WHEN last.at IS NULL THEN ${first}::int ELSE ${more}::int END OR (news.grown > 0 AND last.at < ${dayAgo}))`,
  );
