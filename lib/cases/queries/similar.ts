import { z } from "zod";

import type { CaseDetails, SimilarCase } from "../model";
import { outcomeSchema } from "../model/case-machine";
import { mostSimilar } from "../model/similar";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { db } from "#lib/db/client";

/** So many of the latest closed cases are compared, and so many shown. */
const compared = 500;
const shown = 3;

const closedSchema = z.array(
  z.object({
    id: z.string(),
    number: z.number(),
    title: z.string(),
    brand: z.string(),
    customerCircumstances: z.string(),
    bridge: z.string(),
    fairness: z.string(),
    outcome: outcomeSchema,
    rounds: z.number(),
    openedAt: z.date(),
    closedAt: z.date(),
  }),
);

/** Closed cases of the like, the likest first: what the team has met before, and what helped. */
export const listSimilarCases = async (actor: Actor, { id, title, card }: Pick<CaseDetails, "id" | "title" | "card">): Promise<readonly SimilarCase[]> => {
  requirePermission(actor, "desk:read");
  const closed = closedSchema.parse(
    await db().$queryRaw`
      SELECT c.id, c.number, c.title, b.name AS brand, c.customer_circumstances AS "customerCircumstances", c.bridge, c.fairness, c.outcome, c.round AS rounds,
        c.opened_at AS "openedAt", c.closed_at AS "closedAt"
      FROM case_file c JOIN brand b ON b.id = c.brand_id
      WHERE c.workspace_id = ${actor.workspaceId} AND c.status = 'closed' AND c.id <> ${id} ORDER BY c.closed_at DESC, c.id LIMIT ${compared}`,
  );
  const told = closed.map((one) => ({ id: one.id, text: wordsOf(one.title, one.customerCircumstances, one.bridge) }));
  const likest = mostSimilar(wordsOf(title, card.customerCircumstances, card.bridge), told, shown);
  return likest.flatMap((likeId) => closed.filter((one) => one.id === likeId)).map(similarCase);
};

const wordsOf = (...texts: readonly string[]): string => texts.join(" ");

const similarCase = ({ number, title, brand, bridge, fairness, outcome, rounds, openedAt, closedAt }: z.output<typeof closedSchema>[number]): SimilarCase => ({
  number,
  title,
  brand,
  bridge,
  fairness,
  outcome,
  rounds,
  tookMs: closedAt.getTime() - openedAt.getTime(),
});
