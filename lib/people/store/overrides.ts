import { z } from "zod";

import { noFeatures } from "../verdict-model/features";
import { verdictSchema, type Verdict } from "../verdict-model/verdicts";
import { newId, type MemberId, type WorkspaceId } from "#lib/core/ids";
import type { Db } from "#lib/db/transaction";

/** A manager's word on somebody, as it is kept. */
export type KeptOverride = { readonly verdict: Verdict; readonly note: string; readonly byId: MemberId; readonly at: Date };

const standingSchema = z.object({ verdict: verdictSchema, confidence: z.number(), items: z.number(), overrideVerdict: verdictSchema.nullable() });

/** What is counted of somebody, and what was said; null while nothing is kept. */
export const lockStanding = async (tx: Db, workspaceId: WorkspaceId, subjectId: string): Promise<z.output<typeof standingSchema> | null> => {
  const rows = z
    .array(standingSchema)
    .parse(
      await tx.$queryRaw`SELECT verdict, confidence, items, override_verdict AS "overrideVerdict" FROM profile WHERE workspace_id = ${workspaceId} AND subject_id = ${subjectId} FOR UPDATE`,
    );
  return rows[0] ?? null;
};

/** Keeps a manager's word, or null: there is none any more. */
export const writeOverride = async (
  tx: Db,
  workspaceId: WorkspaceId,
  { subjectId, override, now }: { readonly subjectId: string; readonly override: KeptOverride | null; readonly now: Date },
): Promise<void> => {
  const said = {
    overrideVerdict: override?.verdict ?? null,
    overrideNote: override?.note ?? null,
    overrideById: override?.byId ?? null,
    overrideAt: override?.at ?? null,
  };
  await tx.profile.upsert({
    where: { subjectId, workspaceId },
    update: said,
    create: { subjectId, workspaceId, features: noFeatures, items: 0, verdict: "not-enough-known", confidence: 0, judgedAt: now, ...said },
    select: { subjectId: true },
  });
};

const overrideSchema = z.object({ overrideVerdict: verdictSchema, overrideNote: z.string(), overrideById: z.string(), overrideAt: z.date() });

/** The latest word said on any of these; null where there is none. */
export const latestOverride = async (tx: Db, workspaceId: WorkspaceId, subjectIds: readonly string[]): Promise<KeptOverride | null> => {
  const row = await tx.profile.findFirst({
    where: { workspaceId, subjectId: { in: [...subjectIds] }, overrideVerdict: { not: null } },
    select: { overrideVerdict: true, overrideNote: true, overrideById: true, overrideAt: true },
    orderBy: { overrideAt: "desc" },
  });
  if (row === null) return null;
  const { overrideVerdict, overrideNote, overrideById, overrideAt } = overrideSchema.parse(row);
  return { verdict: overrideVerdict, note: overrideNote, byId: overrideById, at: overrideAt };
};

type Said = {
  readonly subjectId: string;
  readonly kind: "overridden" | "override-ended";
  readonly verdict: Verdict;
  readonly confidence: number;
  readonly items: number;
  readonly memberId: MemberId;
  readonly note: string | null;
  readonly at: Date;
};

export const appendSaid = async (tx: Db, workspaceId: WorkspaceId, said: Said): Promise<void> => {
  await tx.verdictEntry.create({ data: { id: newId("verdictEntry"), workspaceId, ...said }, select: { id: true } });
};
