import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";

import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { methodOf } from "#lib/playbook/queries/method";
import { listAllTemplates } from "#lib/playbook/queries/templates";
import { listBrands } from "#lib/sources/queries/brands";

import { BrandChoice } from "../_playbook/brand-choice";
import { chosenBrand } from "../_playbook/chosen-brand";
import { NoBrand } from "../_playbook/no-brand";
import classes from "../_playbook/playbook.module.css";
import { MethodForm } from "./method-form.client";

type Props = { readonly params: Promise<{ workspace: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("playbook.tabs"))("method") });

const MethodPage = async ({ params, searchParams }: Props) => {
  const { workspace } = await params;
  const actor = await requireActor(workspace);
  const search = z.object({ brand: z.string().optional().catch(undefined) }).parse(await searchParams);
  const [brands, templates, t] = await Promise.all([listBrands(actor), listAllTemplates(actor), getTranslations("playbook.method")]);
  const brand = chosenBrand(brands, search.brand);
  if (brand === null) return <NoBrand />;
  const holding = templates.filter(
    ({ situation, archivedAt, brandId }) => situation === "holding" && archivedAt === null && (brandId ?? brand.id) === brand.id,
  );
  return (
    <>
      <div className={classes["head"]}>
        <BrandChoice brands={brands} chosen={brand} hrefOf={(slug) => `/${workspace}/playbook/method?brand=${slug}`} />
      </div>
      <p className={classes["hint"]}>{t("hint")}</p>
      <MethodForm
        key={brand.id}
        workspace={workspace}
        brand={{ id: brand.id, name: brand.name }}
        method={await methodOf(actor.workspaceId, brand.id)}
        holding={holding.map(({ id, title, language }) => ({ id, title, language }))}
        canManage={may(actor, "playbook:manage")}
      />
    </>
  );
};

export default MethodPage;
