import type { RuleBook } from "../rule-model";
import { findRulesBrand, type RulesAddress } from "../store/public-rules";
import { readRuleBooks } from "../store/rules";
import type { Actor } from "#lib/auth/actor";
import { requirePermission } from "#lib/auth/permissions";

export type PublicRules = {
  readonly brandName: string;
  /** The zone in which its dates are told. */
  readonly zone: string;
  /** Oldest first. */
  readonly books: readonly RuleBook[];
};

/** What a brand tells everybody: every version it ever published. Null where no rules were published at the address. */
export const findPublicRules = async (address: RulesAddress): Promise<PublicRules | null> => {
  const brand = await findRulesBrand(address);
  return brand === null ? null : { brandName: brand.name, zone: brand.zone, books: await readRuleBooks(brand.workspaceId, brand.id) };
};

/** The address of a brand's public page: the short one where it is this brand's. */
export const rulesPathOf = async (actor: Actor, { id, slug }: { readonly id: string; readonly slug: string }): Promise<string> => {
  requirePermission(actor, "desk:read");
  const holder = await findRulesBrand({ brandSlug: slug });
  return holder?.id === id ? `/rules/${slug}` : `/rules/${actor.workspaceSlug}/${slug}`;
};
