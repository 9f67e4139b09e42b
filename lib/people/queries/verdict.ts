import { z } from "zod";

import { verdictSchema, type Verdict } from "../verdict-model/verdicts";
import type { AuthorId, WorkspaceId } from "#lib/core/ids";
import { db } from "#lib/db/client";

const standingSchema = z.array(z.object({ verdict: verdictSchema, confidence: z.number(), isOverridden: z.boolean() }));

export type Standing = { readonly verdict: Verdict; readonly confidence: number; readonly isOverridden: boolean };

/** Who somebody is to the brand: a manager's word, or else what is counted of the person. Whoever nothing is kept of is not known. */
export const getStanding = async (workspaceId: WorkspaceId, authorId: AuthorId): Promise<Standing> => {
  const [standing] = standingSchema.parse(
    await db().$queryRaw`SELECT coalesce(p.override_verdict, p.verdict) AS verdict, CASE WHEN p.override_verdict IS NULL THEN p.confidence ELSE 1 END AS confidence,
        p.override_verdict IS NOT NULL AS "isOverridden"
      FROM author a JOIN profile p ON p.subject_id = coalesce(a.person_id, a.id) AND p.workspace_id = a.workspace_id WHERE a.id = ${authorId} AND a.workspace_id = ${workspaceId}`,
  );
  return standing ?? { verdict: "not-enough-known", confidence: 0, isOverridden: false };
};
