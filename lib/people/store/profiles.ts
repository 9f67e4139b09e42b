import { z } from "zod";

import type { Features } from "../verdict-model/features";
import { nothingCounted, steps, type Counted, type Place } from "../verdict-model/history";
import { verdictSchema, type Verdict } from "../verdict-model/verdicts";
import { newId } from "#lib/core/ids";
import type { Sql } from "#lib/db/sql";

const versionSchema = z.object({ version: z.literal(1) });

/** Features as they were kept; those of another version count as none. */
export const featuresSchema = z.custom<Features>((value) => versionSchema.safeParse(value).success);

const placed = { countedAt: z.date().nullable(), countedStep: z.number().nullable(), countedId: z.string().nullable() };

const profileSchema = z.object({
  subjectId: z.string(),
  accounts: z.array(z.string()),
  features: featuresSchema.nullable().catch(null),
  ...placed,
  sinceCheckpoint: z.number().nullable(),
  verdict: verdictSchema.nullable(),
  confidence: z.number().nullable(),
});

/** What is kept of somebody, and which accounts are theirs. */
export type Kept = {
  readonly subjectId: string;
  readonly accounts: readonly string[];
  readonly counted: Counted;
  readonly sinceCheckpoint: number;
  readonly verdict: Verdict | null;
  readonly confidence: number;
};

/** The profiles of these people and accounts; of whom none is kept yet, an empty one. */
export const readProfiles = async (tx: Sql, workspaceId: string, subjectIds: readonly string[]): Promise<readonly Kept[]> => {
  const rows = await tx.query({
    name: "read-profiles",
    text: `SELECT v.subject_id AS "subjectId", a.accounts, p.features, p.counted_at AS "countedAt", p.counted_step AS "countedStep", p.counted_id AS "countedId",
        p.since_checkpoint AS "sinceCheckpoint", p.verdict, p.confidence
      FROM unnest($2::text[]) AS v (subject_id)
      CROSS JOIN LATERAL (SELECT coalesce(array_agg(id ORDER BY id), '{}') AS accounts FROM author WHERE workspace_id = $1 AND (id = v.subject_id OR person_id = v.subject_id)) AS a
      LEFT JOIN profile p ON p.subject_id = v.subject_id AND p.workspace_id = $1 ORDER BY v.subject_id`,
    values: [workspaceId, subjectIds],
  });
  return z
    .array(profileSchema)
    .parse(rows)
    .map(({ subjectId, accounts, sinceCheckpoint, verdict, confidence, ...counted }) => ({
      subjectId,
      accounts,
      counted: countedOf(counted),
      sinceCheckpoint: sinceCheckpoint ?? 0,
      verdict,
      confidence: confidence ?? 0,
    }));
};

type Placed = { readonly features: Features | null; readonly countedAt: Date | null; readonly countedStep: number | null; readonly countedId: string | null };

const countedOf = ({ features, ...at }: Placed): Counted => {
  const place = placeOf(at);
  return features === null || place === null ? nothingCounted : { features, place };
};

const placeOf = ({ countedAt, countedStep, countedId }: Omit<Placed, "features">): Place => {
  const step = steps[countedStep ?? -1];
  return countedAt === null || step === undefined ? null : { at: countedAt, step, itemId: countedId ?? "" };
};

const checkpointSchema = z.array(z.object({ features: featuresSchema, ...placed }));

/** Goes back to the last features that were put by before a moment, and forgets those put by since. */
export const rewind = async (tx: Sql, workspaceId: string, { subjectId, before }: { readonly subjectId: string; readonly before: Date }): Promise<Counted> => {
  await tx.query({
    name: "forget-checkpoints",
    text: "DELETE FROM profile_checkpoint WHERE workspace_id = $1 AND subject_id = $2 AND counted_at >= $3",
    values: [workspaceId, subjectId, before],
  });
  const [last] = checkpointSchema.catch([]).parse(
    await tx.query({
      name: "last-checkpoint",
      text: `SELECT features, counted_at AS "countedAt", counted_step AS "countedStep", counted_id AS "countedId" FROM profile_checkpoint
        WHERE workspace_id = $1 AND subject_id = $2 ORDER BY counted_at DESC, counted_step DESC, counted_id DESC LIMIT 1`,
      values: [workspaceId, subjectId],
    }),
  );
  return last === undefined ? nothingCounted : countedOf(last);
};

const checkpointsKept = 4;

/** Puts features by; of each subject the latest few are kept. */
export const putBy = async (tx: Sql, workspaceId: string, { subjectId, counted }: Pick<Kept, "subjectId" | "counted">): Promise<void> => {
  const { place, features } = counted;
  if (place === null) return;
  await tx.query({
    name: "put-checkpoint-by",
    text: `WITH old AS (
        SELECT ctid FROM profile_checkpoint WHERE workspace_id = $1 AND subject_id = $2 ORDER BY counted_at DESC, counted_step DESC, counted_id DESC OFFSET ${checkpointsKept - 1}
      ), forgotten AS (DELETE FROM profile_checkpoint WHERE ctid IN (SELECT ctid FROM old))
      INSERT INTO profile_checkpoint (workspace_id, subject_id, counted_at, counted_step, counted_id, features) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING`,
    values: [workspaceId, subjectId, place.at, steps.indexOf(place.step), place.itemId, JSON.stringify(features)],
  });
};

export type Judged = Kept & { readonly verdict: Verdict };

/** Keeps profiles as they are counted and judged now; a manager's word beside them stays. */
export const writeProfiles = async (tx: Sql, workspaceId: string, { profiles, now }: { readonly profiles: readonly Judged[]; readonly now: Date }): Promise<void> => {
  await tx.query({
    name: "write-profiles",
    text: `INSERT INTO profile (subject_id, workspace_id, features, items, counted_at, counted_step, counted_id, since_checkpoint, verdict, confidence, judged_at)
      SELECT v.subject_id, $1, v.features, v.items, v.counted_at, v.counted_step, v.counted_id, v.since_checkpoint, v.verdict, v.confidence, $2
      FROM unnest($3::text[], $4::jsonb[], $5::int[], $6::timestamptz[], $7::int[], $8::text[], $9::int[], $10::text[], $11::float8[])
        AS v (subject_id, features, items, counted_at, counted_step, counted_id, since_checkpoint, verdict, confidence)
      ON CONFLICT (subject_id) DO UPDATE SET features = excluded.features, items = excluded.items, counted_at = excluded.counted_at, counted_step = excluded.counted_step,
        counted_id = excluded.counted_id, since_checkpoint = excluded.since_checkpoint, verdict = excluded.verdict, confidence = excluded.confidence, judged_at = excluded.judged_at`,
    values: [
      workspaceId,
      now,
      profiles.map(({ subjectId }) => subjectId),
      profiles.map(({ counted }) => JSON.stringify(counted.features)),
      profiles.map(({ counted }) => counted.features.items),
      profiles.map(({ counted }) => counted.place?.at.toISOString() ?? null),
      profiles.map(({ counted }) => (counted.place === null ? null : steps.indexOf(counted.place.step))),
      profiles.map(({ counted }) => counted.place?.itemId ?? null),
      profiles.map(({ sinceCheckpoint }) => sinceCheckpoint),
      profiles.map(({ verdict }) => verdict),
      profiles.map(({ confidence }) => confidence),
    ],
  });
};

/** Writes down that these came to another verdict. */
export const appendVerdicts = async (tx: Sql, workspaceId: string, { profiles, now }: { readonly profiles: readonly Judged[]; readonly now: Date }): Promise<void> => {
  if (profiles.length === 0) return;
  await tx.query({
    name: "append-verdicts",
    text: `INSERT INTO verdict_entry (id, workspace_id, subject_id, kind, verdict, confidence, items, at)
      SELECT v.id, $1, v.subject_id, 'counted', v.verdict, v.confidence, v.items, $2 FROM unnest($3::text[], $4::text[], $5::text[], $6::float8[], $7::int[]) AS v (id, subject_id, verdict, confidence, items)`,
    values: [
      workspaceId,
      now,
      profiles.map(() => newId("verdictEntry")),
      profiles.map(({ subjectId }) => subjectId),
      profiles.map(({ verdict }) => verdict),
      profiles.map(({ confidence }) => confidence),
      profiles.map(({ counted }) => counted.features.items),
    ],
  });
};
