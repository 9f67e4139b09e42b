import { z } from "zod";

import { readNewestTexts, readTaught } from "../store/taught";
import { retagStatusSchema, type ConfusionCell, type LearntVersion, type RetagProgress, type TaggerPage } from "../tagger-model";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { env } from "#lib/core/env";
import { dayMs } from "#lib/core/time";
import { db } from "#lib/db/client";
import { taughtHeads, type TaughtHead } from "#lib/tagging/adjusting-model";
import { mostCorrectedWords } from "#lib/tagging/adjusting/corrected-words";
import { isConfirmed } from "#lib/tagging/adjusting/lesson";
import { shippedWeights } from "#lib/tagging/embedded/shipped-tagger";
import { getLearning, type Learning } from "#lib/tagging/queries/learning";

/** All that the page on the tagger shows; confusion over the corrections of the last `days`. */
export const getTaggerPage = async (actor: Actor, { days }: { readonly days: number }, now: Date): Promise<TaggerPage> => {
  requirePermission(actor, "desk:read");
  const { workspaceId } = actor;
  const [learning, confusion, corrections, correctedWords, retag] = await Promise.all([
    getLearning(actor),
    readConfusion(workspaceId, new Date(now.getTime() - days * dayMs)),
    countCorrections(workspaceId),
    readCorrectedWords(workspaceId),
    findLastRetag(workspaceId),
  ]);
  const versions = learning.versions.map((row) => versionOf(row, learning));
  return {
    reading: {
      kind: env().tagger.kind,
      version: learning.version,
      since: learning.since?.toISOString() ?? null,
      chosenBy: learning.chosenById === null ? null : await nameOf(workspaceId, learning.chosenById),
    },
    learning: { isAsked: learning.isAsked, ...corrections },
    versions,
    words: learning.versions.find(({ version }) => version === learning.version)?.figures.words ?? [],
    correctedWords,
    confusion,
    retag,
  };
};

const versionOf = ({ version, at, base, verdict, figures, hasDelta }: Learning["versions"][number], { version: active }: Learning): LearntVersion => {
  const { taught, heldBack, heads, confirmed, elsewhere, others } = figures;
  const isOutdated = base !== shippedWeights().name;
  return {
    version,
    at: at.toISOString(),
    verdict,
    isActive: version === active,
    isOutdated,
    isKept: hasDelta,
    taught,
    heldBack,
    heads,
    confirmed,
    elsewhere,
    others,
  };
};

const nameOf = async (workspaceId: string, memberId: string): Promise<string | null> =>
  (await db().member.findFirst({ where: { id: memberId, workspaceId }, select: { user: { select: { name: true } } } }))?.user.name ?? null;

const confusionSchema = z.array(z.object({ head: z.enum(taughtHeads), said: z.string(), became: z.string(), count: z.int() }));

/** What the tagger says today of the tags that people decided on since then, against their last word. */
const readConfusion = async (workspaceId: string, since: Date): Promise<TaggerPage["confusion"]> => {
  const rows = confusionSchema.parse(
    await db().$queryRaw`SELECT head, coalesce(said, '') AS said, became, count(*)::int AS count FROM (
        SELECT DISTINCT ON (c.item_id, c.head) c.head, c.became, CASE c.head WHEN 'tones' THEN
            (SELECT string_agg(flag.key, ',' ORDER BY flag.key) FROM jsonb_each(CASE jsonb_typeof(i.machine_tags->'tone') WHEN 'object' THEN i.machine_tags->'tone' ELSE '{}' END) AS flag
              WHERE (flag.value->>'on')::boolean)
          ELSE i.machine_tags#>>ARRAY[c.head, 'label'] END AS said
        FROM tag_correction c JOIN item i ON i.id = c.item_id AND i.workspace_id = ${workspaceId}
        WHERE c.workspace_id = ${workspaceId} AND c.head <> 'language' AND c.at >= ${since}
        ORDER BY c.item_id, c.head, c.at DESC, c.id DESC) AS decided
      GROUP BY head, said, became ORDER BY head, said, became`,
  );
  const cellsOf = (head: TaughtHead): readonly ConfusionCell[] =>
    rows.filter((row) => row.head === head).map(({ said, became, count }) => ({ said, became, count }));
  return { sentiment: cellsOf("sentiment"), intent: cellsOf("intent"), tones: cellsOf("tones") };
};

/** The latest of each; older ones say little of what the tagger gets wrong today. */
const textsCompared = 2_000;

const readCorrectedWords = async (workspaceId: string): Promise<TaggerPage["correctedWords"]> => {
  const [taught, all] = await Promise.all([readTaught(workspaceId, textsCompared), readNewestTexts(workspaceId, textsCompared)]);
  const corrected = new Map(taught.filter((text) => !isConfirmed(text)).map(({ itemId, text }) => [itemId, text]));
  return mostCorrectedWords([...corrected.values()], all);
};

const countsSchema = z.tuple([z.object({ corrections: z.int(), fresh: z.int() })]);

/** How many tags people decided on, and how many words are newer than the last learning. */
const countCorrections = async (workspaceId: string): Promise<{ readonly corrections: number; readonly fresh: number }> => {
  const [counts] = countsSchema.parse(
    await db().$queryRaw`SELECT count(DISTINCT (item_id, head))::int AS corrections,
        count(*) FILTER (WHERE at > coalesce((SELECT max(known_until) FROM tag_adjustment WHERE workspace_id = ${workspaceId}), '-infinity'))::int AS fresh
      FROM tag_correction WHERE workspace_id = ${workspaceId} AND head <> 'language'`,
  );
  return counts;
};

const findLastRetag = async (workspaceId: string): Promise<RetagProgress | null> => {
  const run = await db().retagRun.findFirst({ where: { workspaceId }, select: retagColumns, orderBy: [{ startedAt: "desc" }, { id: "desc" }] });
  return run === null
    ? null
    : { ...run, status: retagStatusSchema.parse(run.status), startedAt: run.startedAt.toISOString(), finishedAt: run.finishedAt?.toISOString() ?? null };
};

const retagColumns = { id: true, status: true, total: true, done: true, changed: true, startedAt: true, finishedAt: true } as const;

/** How far the reading of the history has come. */
export const retagProgress = async (actor: Actor): Promise<RetagProgress | null> => {
  requirePermission(actor, "desk:read");
  return findLastRetag(actor.workspaceId);
};

/** Runs of the whole installation that are under way. */
export const listRunningRetags = async (): Promise<readonly { readonly workspaceId: string; readonly runId: string }[]> => {
  const runs = await db().retagRun.findMany({ where: { status: "running" }, select: { id: true, workspaceId: true }, orderBy: { startedAt: "asc" } });
  return runs.map(({ id, workspaceId }) => ({ workspaceId, runId: id }));
};
