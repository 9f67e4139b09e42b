import { z } from "zod";

import { outcomeSchema, type Outcome } from "../model/case-machine";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { db } from "#lib/db/client";

const countedSchema = z.array(z.object({ outcome: outcomeSchema, count: z.number() }));

/** Row "case outcome" of docs/metrics.md: rounds that ended in `[from, to)` by what the customer said; silence is counted apart. */
export const countOutcomes = async (actor: Actor, { from, to }: { readonly from: Date; readonly to: Date }): Promise<Readonly<Record<Outcome, number>>> => {
  requirePermission(actor, "desk:read");
  const rows = countedSchema.parse(
    await db().$queryRaw`SELECT details->>'outcome' AS outcome, count(*)::int AS count FROM case_event
      WHERE workspace_id = ${actor.workspaceId} AND kind = 'concluded' AND at >= ${from} AND at < ${to} GROUP BY 1`,
  );
  return toOutcomes(rows);
};

/** Each outcome with its count, those that did not occur too. */
export const toOutcomes = (rows: z.output<typeof countedSchema>): Readonly<Record<Outcome, number>> => {
  const of = (wanted: Outcome): number => rows.find(({ outcome }) => outcome === wanted)?.count ?? 0;
  return { satisfied: of("satisfied"), "not-satisfied": of("not-satisfied"), unconfirmed: of("unconfirmed") };
};
