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

/** The bytes of one adjustment with the name of the weights it was learnt on; null where they were dropped. */
export const findDelta = async (workspaceId: string, version: number): Promise<{ readonly base: string; readonly delta: Uint8Array } | null> => {
  const row = await db().tagAdjustment.findUnique({ where: { workspaceId_version: { workspaceId, version } }, select: { base: true, delta: true } });
  return row?.delta == null ? null : { base: row.base, delta: row.delta };
};

export const hasDelta = async (tx: Db, workspaceId: string, version: number): Promise<boolean> =>
  (await tx.tagAdjustment.count({ where: { workspaceId, version, delta: { not: null } } })) === 1;

/** Drops the bytes of old versions but one; what they brought stays known. */
export const dropDeltas = async (tx: Db, workspaceId: string, { until, except }: { readonly until: number; readonly except: number | null }): Promise<void> => {
  await tx.$executeRaw`UPDATE tag_adjustment SET delta = NULL
    WHERE workspace_id = ${workspaceId} AND version <= ${until} AND version IS DISTINCT FROM ${except}::int AND delta IS NOT NULL`;
};

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

const rowsSchema = z.array(
  z.object({ version: z.int(), at: z.date(), base: z.string(), figures: figuresSchema, verdict: verdictSchema, hasDelta: z.boolean() }),
);
export type AdjustmentRow = z.output<typeof rowsSchema>[number];

/** The latest learnings of a workspace, newest first, and the one that reads. */
export const listAdjustmentRows = async (workspaceId: string, limit: number): Promise<readonly AdjustmentRow[]> =>
  rowsSchema.parse(
    await db().$queryRaw`SELECT version, at, base, figures, verdict, delta IS NOT NULL AS "hasDelta" FROM tag_adjustment WHERE workspace_id = ${workspaceId}
      AND (version IN (SELECT version FROM tag_adjustment WHERE workspace_id = ${workspaceId} ORDER BY version DESC LIMIT ${limit}::int)
        OR version = (SELECT version FROM tagger_choice WHERE workspace_id = ${workspaceId})) ORDER BY version DESC`,
  );

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
