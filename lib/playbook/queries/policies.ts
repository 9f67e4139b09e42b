import { answerPolicyAt } from "../model";
import { defaultSlaTerms, promiseFor, termsAt, type SaidTerms } from "../sla-model";
import { readAnswerPolicies, readSlaPolicies } from "../store/policies";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";
import type { BusinessHours } from "#lib/core/business-time";
import type { SettlePolicies } from "#lib/items/model";

/** All policies of a workspace, ready to be asked by settling. */
export const loadPolicies = async (workspaceId: string): Promise<SettlePolicies> => {
  const [sla, answer] = await Promise.all([readSlaPolicies(workspaceId), readAnswerPolicies(workspaceId)]);
  const slaOf = byBrand(sla);
  const answerOf = byBrand(answer);
  return {
    excludedReasons: (brandId, postedAt) => answerPolicyAt(answerOf.get(brandId) ?? [], postedAt),
    promiseFor: (brandId, item) => promiseFor(slaOf.get(brandId) ?? [], item),
  };
};

/** The business hours each brand had when something was posted; null: around the clock. */
export const loadBusinessHours = async (workspaceId: string): Promise<(brandId: string, at: Date) => BusinessHours | null> => {
  const slaOf = byBrand(await readSlaPolicies(workspaceId));
  return (brandId, at) => termsAt(slaOf.get(brandId) ?? [], at)?.hours ?? null;
};

const byBrand = <Policy extends { readonly brandId: string }>(policies: readonly Policy[]): ReadonlyMap<string, readonly Policy[]> => {
  const groups = new Map<string, Policy[]>();
  for (const policy of policies) groups.set(policy.brandId, [...(groups.get(policy.brandId) ?? []), policy]);
  return groups;
};

export type BrandPolicy = { readonly brandId: string; readonly terms: SaidTerms; readonly excludes: readonly string[] };

/** What is promised now at each brand that has said something of its own; the rest keeps the defaults. */
export const listPolicies = async (actor: Actor, now: Date): Promise<{ readonly defaults: SaidTerms; readonly brands: readonly BrandPolicy[] }> => {
  requirePermission(actor, "sources:read");
  const [sla, answer] = await Promise.all([readSlaPolicies(actor.workspaceId), readAnswerPolicies(actor.workspaceId)]);
  const [slaOf, answerOf] = [byBrand(sla), byBrand(answer)];
  return {
    defaults: defaultSlaTerms,
    brands: [...new Set([...slaOf.keys(), ...answerOf.keys()])].map((brandId) => ({
      brandId,
      terms: termsAt(slaOf.get(brandId) ?? [], now) ?? defaultSlaTerms,
      excludes: answerPolicyAt(answerOf.get(brandId) ?? [], now),
    })),
  };
};
