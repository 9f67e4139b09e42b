import type { z } from "zod";

import type { setAnswerPolicySchema } from "../model";
import { requireBrand } from "../require-brand";
import {
  changedTerms,
  defaultSlaTerms,
  inZone,
  problemOf,
  slaTermsSchema,
  termsAt,
  type setSlaPolicySchema,
  type SaidTerms,
  type SlaTerms,
} from "../sla-model";
import { countSources, putAnswerPolicy, putSlaPolicy, readSlaPoliciesOf } from "../store/policies";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import { AppError } from "#lib/core/errors";
import { inTransaction, type Db } from "#lib/db/transaction";
import { recordAudit } from "#lib/team/audit";

/**
 * Promises answers by these terms from now on, within hours of the zone the brand has now; what was posted before keeps the promise of its
 * day. What is not said has its default. Throws `invalid` with what is wrong as its reason.
 */
export const setSlaPolicy = async (actor: Actor, { brandId, ...said }: z.input<typeof setSlaPolicySchema>, now: Date): Promise<void> => {
  requirePermission(actor, "brands:manage");
  const wanted = slaTermsSchema.parse(said);
  const problem = problemOf(wanted);
  if (problem !== null) throw new AppError("invalid", "These terms cannot be promised.", { reason: problem });
  await inTransaction(async (tx) => {
    const { zone } = await requireBrand(tx, actor, brandId);
    await requireSources(tx, actor, { brandId, terms: wanted });
    const terms = inZone(wanted, zone);
    const was = termsAt(await readSlaPoliciesOf(tx, actor.workspaceId, brandId), now) ?? inZone(defaultSlaTerms, zone);
    await putSlaPolicy(tx, { workspaceId: actor.workspaceId, brandId, effectiveFrom: now }, terms);
    await recordAudit(tx, { actor, action: "sla-policy.set", subjectId: brandId, details: detailsOf(was, terms), now });
  });
};

/** What was promised before and what is promised now, of what became another. */
const detailsOf = (was: SlaTerms, is: SlaTerms): Readonly<Record<string, unknown>> => {
  const changed = changedTerms(was, is);
  const of = (terms: SlaTerms): Readonly<Record<string, unknown>> => Object.fromEntries(changed.map((key) => [key, terms[key]]));
  return { changed, before: of(was), after: of(is) };
};

const requireSources = async (
  tx: Db,
  { workspaceId }: Actor,
  { brandId, terms }: { readonly brandId: string; readonly terms: Pick<SaidTerms, "exceptions"> },
): Promise<void> => {
  const named = [...new Set(terms.exceptions.flatMap(({ sourceId }) => (sourceId === null ? [] : [sourceId])))];
  if ((await countSources(tx, workspaceId, { brandId, sourceIds: named })) < named.length)
    throw new AppError("invalid", "An exception names a source of another brand.", { reason: "exception-source" });
};

/** From now on these kinds of items need no answer at this brand. */
export const setAnswerPolicy = async (actor: Actor, { brandId, excludes }: z.output<typeof setAnswerPolicySchema>, now: Date): Promise<void> => {
  requirePermission(actor, "brands:manage");
  await inTransaction(async (tx) => {
    await requireBrand(tx, actor, brandId);
    await putAnswerPolicy(tx, { workspaceId: actor.workspaceId, brandId, effectiveFrom: now }, excludes);
    await recordAudit(tx, { actor, action: "answer-policy.set", subjectId: brandId, details: { excludes }, now });
  });
};
