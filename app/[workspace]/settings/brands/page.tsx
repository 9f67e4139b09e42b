import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { readClock } from "#lib/core/clock";
import { excludableReasons } from "#lib/playbook/model";
import { listPolicies } from "#lib/playbook/queries/policies";
import { listBrands } from "#lib/sources/queries/brands";
import { listSourceHealth } from "#lib/sources/queries/health";

import { EmptyState } from "../../../_ui/controls/states";
import classes from "../_settings/settings.module.css";
import { AddBrand } from "./add-brand.client";
import { BrandForm } from "./brand-form.client";

type Props = { readonly params: Promise<{ workspace: string }> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("settings.brands"))("title") });

const BrandsPage = async ({ params }: Props) => {
  const { workspace } = await params;
  const actor = await requireActor(workspace);
  const now = readClock();
  const [brands, policies, sources, t] = await Promise.all([
    listBrands(actor),
    listPolicies(actor, now),
    listSourceHealth(actor, now),
    getTranslations("settings.brands"),
  ]);
  const canManage = may(actor, "brands:manage");
  const policyOf = (id: string) => policies.brands.find(({ brandId }) => brandId === id);
  const zones = Intl.supportedValuesOf("timeZone");
  return (
    <section className={classes["section"]}>
      <div className={classes["head"]}>
        <p className="ink3">{t("count", { count: brands.length })}</p>
        <span className="grow" />
        {canManage ? <AddBrand workspace={workspace} zone={actor.zone} /> : null}
      </div>
      <p className={classes["hint"]}>{t("hint")}</p>
      {brands.length === 0 ? (
        <EmptyState place="list" title={t("none")}>
          {t("noneHint")}
        </EmptyState>
      ) : null}
      {brands.map((brand) => (
        <BrandForm
          key={brand.id}
          workspace={workspace}
          brand={brand}
          terms={policyOf(brand.id)?.terms ?? policies.defaults}
          excludes={excludableReasons.filter((reason) => policyOf(brand.id)?.excludes.includes(reason))}
          zones={zones.includes(brand.zone) ? zones : [brand.zone, ...zones]}
          sources={sources.filter((source) => source.brand.id === brand.id).map(({ id, name }) => ({ id, name }))}
          canManage={canManage}
        />
      ))}
    </section>
  );
};

export default BrandsPage;
