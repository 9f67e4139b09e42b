import { IconPlus } from "@tabler/icons-react";
import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";

import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { readClock } from "#lib/core/clock";
import type { SourceHealth } from "#lib/sources/model";
import { listSourceHealth } from "#lib/sources/queries/health";

import { ClientMessages } from "../../../_i18n/client-messages";
import { ButtonLink } from "../../../_ui/controls/button";
import { Icon } from "../../../_ui/controls/icon";
import { PageBar } from "../../../_ui/controls/page-bar";
import { EmptyState } from "../../../_ui/controls/states";
import { Table } from "../../../_ui/tables/table";
import { LiveRefresh } from "../../_shell/live-refresh.client";
import { HealthRow } from "../_health/health-row";
import classes from "../_health/health.module.css";
import { isIll, stateOf } from "../_health/state";

type Props = { readonly params: Promise<{ workspace: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("sources"))("title") });

const searchSchema = z.object({ brand: z.string().max(60).optional().catch(undefined) });

const SourcesPage = async ({ params, searchParams }: Props) => {
  const { workspace } = await params;
  const actor = await requireActor(workspace);
  const now = readClock();
  const [all, t, search] = await Promise.all([listSourceHealth(actor, now), getTranslations("sources"), searchParams]);
  const { brand } = searchSchema.parse(search);
  const sources = brand === undefined ? all : all.filter((source) => source.brand.slug === brand);
  const ill = sources.filter((source) => isIll(stateOf(source))).length;
  const canManage = may(actor, "sources:manage");
  const addHref = `/${workspace}/sources/add${brand === undefined ? "" : `?brand=${encodeURIComponent(brand)}`}`;
  return (
    <ClientMessages areas={["sources", "sourceErrors"]} zone={actor.zone}>
      <LiveRefresh kinds={["sources", "items"]} />
      <PageBar title={t("title")}>
        {sources.length > 0 ? <span className={classes["summary"]}>{t("summary", { count: sources.length, ill })}</span> : null}
        {canManage && all.length > 0 ? (
          <ButtonLink href={addHref} icon={<Icon of={IconPlus} />} prefetch={false}>
            {t("add")}
          </ButtonLink>
        ) : null}
      </PageBar>
      {sources.length === 0 ? (
        <EmptyState
          title={t(all.length === 0 ? "none" : "noneOfBrand")}
          actions={
            canManage ? (
              <ButtonLink href={addHref} look="main" prefetch={false}>
                {t("add")}
              </ButtonLink>
            ) : null
          }
        >
          {t("noneHint")}
        </EmptyState>
      ) : (
        <div className={`${classes["page"] ?? ""} ${classes["health"] ?? ""}`}>
          <Table label={t("title")} head={<Head />}>
            {byBrand(sources).map(({ name, slug, rows }) => [
              <tr key={slug} className={classes["brand"]}>
                <td colSpan={10}>{name}</td>
              </tr>,
              ...rows.map((source) => <HealthRow key={source.id} workspace={workspace} source={source} zone={actor.zone} now={now} canManage={canManage} />),
            ])}
          </Table>
        </div>
      )}
    </ClientMessages>
  );
};

const Head = async () => {
  const t = await getTranslations("sources");
  return (
    <>
      <th scope="col">{t("col.source")}</th>
      <th scope="col">{t("col.state")}</th>
      <th scope="col" data-right>
        {t("col.success")}
      </th>
      <th scope="col" data-right title={t("lagHint")}>
        {t("col.lag")}
      </th>
      <th scope="col" data-right>
        {t("col.next")}
      </th>
      <th scope="col" data-right>
        {t("col.items")}
      </th>
      <th scope="col">{t("col.day")}</th>
      <th scope="col" data-right>
        {t("col.gaps")}
      </th>
      <th scope="col" data-right>
        {t("col.setAside")}
      </th>
      <th scope="col">
        <span className="vh">{t("col.actions")}</span>
      </th>
    </>
  );
};

/** The list comes by brand already; a heading stands where the brand changes. */
const byBrand = (sources: readonly SourceHealth[]): readonly { readonly slug: string; readonly name: string; readonly rows: readonly SourceHealth[] }[] => {
  const slugs = [...new Set(sources.map(({ brand }) => brand.slug))];
  return slugs.map((slug) => {
    const rows = sources.filter((source) => source.brand.slug === slug);
    return { slug, name: rows[0]?.brand.name ?? slug, rows };
  });
};

export default SourcesPage;
