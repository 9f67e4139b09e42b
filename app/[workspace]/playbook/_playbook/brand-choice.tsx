import { getTranslations } from "next-intl/server";
import Link from "next/link";

import type { BrandView } from "#lib/sources/brand-model";

import classes from "./playbook.module.css";

type Props = { readonly brands: readonly BrandView[]; readonly chosen: BrandView; readonly hrefOf: (slug: string) => string };

/** Whose rules and settings these are; nothing to choose where there is one brand. */
export const BrandChoice = async ({ brands, chosen, hrefOf }: Props) => {
  const t = await getTranslations("playbook");
  if (brands.length === 1) return <h2>{chosen.name}</h2>;
  return (
    <nav className={classes["choice"]} aria-label={t("brandChoice")}>
      {brands.map(({ slug, name }) => (
        <Link key={slug} href={hrefOf(slug)} prefetch={false} aria-current={slug === chosen.slug ? "page" : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
};
