import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";

import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { listPublishPlaces } from "#lib/conduct/queries/publishing";
import { readClock } from "#lib/core/clock";
import { rulesPathOf } from "#lib/playbook/queries/public-rules";
import { getRules, type RulesView } from "#lib/playbook/queries/rules";
import { houseRules } from "#lib/playbook/shipped/house-rules";
import { listBrands } from "#lib/sources/queries/brands";

import { BrandChoice } from "../_playbook/brand-choice";
import { chosenBrand } from "../_playbook/chosen-brand";
import { NoBrand } from "../_playbook/no-brand";
import classes from "../_playbook/playbook.module.css";
import { PostRules } from "./post-rules.client";
import { RulesEditor } from "./rules-editor.client";
import { VersionView } from "./version-view";
import { Versions } from "./versions";

type Props = { readonly params: Promise<{ workspace: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("playbook.tabs"))("rules") });

const searchSchema = z.object({ brand: z.string().optional().catch(undefined), version: z.coerce.number().int().optional().catch(undefined) });

const RulesPage = async ({ params, searchParams }: Props) => {
  const { workspace } = await params;
  const actor = await requireActor(workspace);
  const search = searchSchema.parse(await searchParams);
  const now = readClock();
  const [brands, t] = await Promise.all([listBrands(actor), getTranslations("playbook.rules")]);
  const brand = chosenBrand(brands, search.brand);
  if (brand === null) return <NoBrand />;
  const [{ versions, versionInForce, draft }, publicPath, [firstPlace, ...otherPlaces]] = await Promise.all([
    getRules(actor, brand.id, now),
    rulesPathOf(actor, brand),
    listPublishPlaces(actor, brand.id),
  ]);
  const base = `/${workspace}/playbook/rules`;
  const shown = versions.find(({ version }) => version === search.version);
  const canManage = may(actor, "playbook:manage");
  const writing = beingWritten({ versions, draft });
  return (
    <>
      <div className={classes["head"]}>
        <BrandChoice brands={brands} chosen={brand} hrefOf={(slug) => `${base}?brand=${slug}`} />
        <span className="grow" />
        {versionInForce === null || firstPlace === undefined ? null : (
          <PostRules key={brand.id} workspace={workspace} places={[firstPlace, ...otherPlaces]} locale={actor.locale} />
        )}
        {versionInForce === null ? null : (
          <a className="link" href={publicPath} target="_blank" rel="noreferrer">
            {t("publicPage")}
          </a>
        )}
      </div>
      <div className={classes["split"]}>
        <div>
          {shown ? (
            <VersionView
              workspace={workspace}
              brandId={brand.id}
              book={shown}
              before={versions.find(({ version }) => version === shown.version - 1) ?? null}
              locale={actor.locale}
              canWithdraw={canManage && shown.version === versionInForce}
            />
          ) : (
            <RulesEditor
              key={`${brand.id}:${writing.nextVersion}:${writing.state}`}
              workspace={workspace}
              brandId={brand.id}
              {...writing}
              locale={actor.locale}
              canManage={canManage}
            />
          )}
        </div>
        <Versions
          versions={versions}
          versionInForce={versionInForce}
          shown={shown?.version ?? null}
          zone={brand.zone}
          hrefOf={(version) => hrefOf(base, brand.slug, version)}
        />
      </div>
    </>
  );
};

/** The draft, else what was published last, else a text to start from. */
const beingWritten = ({ versions: [latest], draft }: Pick<RulesView, "versions" | "draft">) => ({
  rules: draft ?? latest ?? houseRules,
  state: draft ? ("draft" as const) : latest ? ("as-published" as const) : ("new" as const),
  nextVersion: (latest?.version ?? 0) + 1,
});

const hrefOf = (base: string, brand: string, version: number | null): string => `${base}?brand=${brand}${version === null ? "" : `&version=${version}`}`;

export default RulesPage;
