import { listWithChanges, noteChanges, takeChanges, type Change } from "./store/changes";
import { readHappenings } from "./store/history";
import { appendVerdicts, putBy, readProfiles, rewind, writeProfiles, type Judged, type Kept } from "./store/profiles";
import { countOn, isOvertaken, type Happening } from "./verdict-model/history";
import { judge } from "./verdict-model/judge";
import { notifyLiveSql } from "#lib/db/live";
import { inSqlTransaction, sql, type Sql } from "#lib/db/sql";

const authorsAtATime = 200;
/** Of one history at a time: a long one is counted in several goes, and nobody waits for it. */
const stepsAtATime = 400;
/** After as many steps features are put by. */
const checkpointEvery = 200;

type Request = { readonly workspaceId: string; readonly now: Date };

/** `more`: somebody may be left to count. `over`: nothing is due. */
export type UpdateOutcome = { readonly kind: "more" | "over"; readonly authors: number };

/**
 * Counts on the histories that changed in a workspace, some authors at a time, and judges those that are counted to their end. What changed is
 * taken and what it led to is written in one transaction that sees one moment, so that two workers do not count a step twice and none is lost.
 */
export const updateVerdicts = async ({ workspaceId, now }: Request): Promise<UpdateOutcome> =>
  inSqlTransaction(
    async (tx) => {
      const changes = await takeChanges(tx, workspaceId, authorsAtATime);
      if (changes.length === 0) return { kind: "over", authors: 0 };
      const counting = await countAll(tx, workspaceId, changes);
      const profiles = counting.map(judged);
      for (const profile of profiles.filter(isCheckpointDue)) await putBy(tx, workspaceId, profile);
      await writeProfiles(tx, workspaceId, {
        profiles: profiles.map((profile) => (isCheckpointDue(profile) ? { ...profile, sinceCheckpoint: 0 } : profile)),
        now,
      });
      const turned = profiles.filter(hasTurned);
      await appendVerdicts(tx, workspaceId, { profiles: turned, now });
      await noteChanges(tx, workspaceId, { subjectIds: counting.filter(({ isWhole }) => !isWhole).map(({ subjectId }) => subjectId), from: null, now });
      if (turned.length > 0) await notifyLiveSql(tx, { workspaceId, kind: "people", threadIds: [], count: turned.length });
      return { kind: "more", authors: profiles.length };
    },
    { isSnapshot: true, isRepeatable: true },
  );

/** Workspaces of the whole installation with histories that changed before a moment and are not counted. */
export const listWorkspacesToJudge = async (before: Date): ReturnType<typeof listWithChanges> => listWithChanges(sql, before);

type Counting = Kept & { /** Counted to its end. */ readonly isWhole: boolean; readonly before: Kept["verdict"] };

const countAll = async (tx: Sql, workspaceId: string, changes: readonly Change[]): Promise<readonly Counting[]> => {
  const changedFrom = new Map(changes.map(({ subjectId, changedFrom: from }) => [subjectId, from]));
  const kept = await readProfiles(tx, workspaceId, [...changedFrom.keys()]);
  const standing: Kept[] = [];
  for (const profile of kept) standing.push(await stillTrue(tx, workspaceId, { profile, changedFrom: changedFrom.get(profile.subjectId) ?? null }));
  const asked = standing.map(({ subjectId, accounts, counted: { place } }) => ({ subjectId, accounts, place }));
  const happenings = await readHappenings(tx, workspaceId, { asked, limit: stepsAtATime });
  return standing.map((profile) => withSteps(profile, happenings.get(profile.subjectId) ?? []));
};

/** What of a profile still holds when something changed from a moment on. */
const stillTrue = async (
  tx: Sql,
  workspaceId: string,
  { profile, changedFrom }: { readonly profile: Kept; readonly changedFrom: Date | null },
): Promise<Kept> => {
  if (changedFrom === null || !isOvertaken(profile.counted, changedFrom)) return profile;
  return { ...profile, counted: await rewind(tx, workspaceId, { subjectId: profile.subjectId, before: changedFrom }), sinceCheckpoint: 0 };
};

const withSteps = (profile: Kept, happenings: readonly Happening[]): Counting => ({
  ...profile,
  counted: countOn(profile.counted, happenings),
  sinceCheckpoint: profile.sinceCheckpoint + happenings.length,
  isWhole: happenings.length < stepsAtATime,
  before: profile.verdict,
});

/** Half a history is no ground for a verdict: until the rest is counted the last one stands. */
const judged = (counting: Counting): Judged & Counting => {
  if (!counting.isWhole) return { ...counting, verdict: counting.verdict ?? "not-enough-known" };
  const { verdict, confidence } = judge(counting.counted.features);
  return { ...counting, verdict, confidence };
};

const isCheckpointDue = ({ sinceCheckpoint }: Kept): boolean => sinceCheckpoint >= checkpointEvery;

const hasTurned = ({ before, verdict }: Judged & Counting): boolean => verdict !== (before ?? "not-enough-known");
