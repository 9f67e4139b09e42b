import { db } from "#lib/db/client";

/** Where a public page of rules is asked for: by the brand's slug, with the workspace's before it where two brands share one. */
export type RulesAddress = { readonly workspaceSlug?: string; readonly brandSlug: string };

export type RulesBrand = { readonly id: string; readonly workspaceId: string; readonly name: string; readonly zone: string };

/** The brand whose rules stand at an address: of several the one that published first, so that a page once public never becomes another's. */
export const findRulesBrand = async ({ workspaceSlug, brandSlug }: RulesAddress): Promise<RulesBrand | null> => {
  const brands = await db().brand.findMany({
    where: { slug: brandSlug, ...(workspaceSlug === undefined ? {} : { workspace: { slug: workspaceSlug } }) },
    select: { id: true, workspaceId: true, name: true, zone: true },
  });
  const first = await db().ruleBook.findFirst({
    where: { brandId: { in: brands.map(({ id }) => id) } },
    orderBy: [{ publishedAt: "asc" }, { id: "asc" }],
    select: { brandId: true },
  });
  return brands.find(({ id }) => id === first?.brandId) ?? null;
};
