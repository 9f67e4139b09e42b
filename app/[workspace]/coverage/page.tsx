import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { readClock } from "#lib/core/clock";
import { dayOf } from "#lib/core/time";
import { listAnnotations } from "#lib/coverage/queries/annotations";
import { getCoverage } from "#lib/coverage/queries/coverage";
import { listBrands } from "#lib/sources/queries/brands";
import { listSourceHealth } from "#lib/sources/queries/health";

import { ClientMessages } from "../../_i18n/client-messages";
import { PageBar } from "../../_ui/controls/page-bar";
import { Counting } from "../_figures/counting";
import frame from "../_figures/frame.module.css";
import { Heat } from "../_figures/heat";
import { NothingYet } from "../_figures/nothing-yet";
import { LiveRefresh } from "../_shell/live-refresh.client";
import { coverageSearchSchema, wantedRange } from "./address";
import { AgentTable } from "./agent-table";
import { Annotations } from "./annotations";
import { behindOf } from "./behind";
import { BreakdownTable } from "./breakdown-table";
import { Cards } from "./cards";
import { ResponseTimes, WaitingAges } from "./histograms";
import { Picker } from "./picker";
import { RangeWords } from "./range-words";
import { Trend } from "./trend";

type Props = { readonly params: Promise<{ workspace: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("coverage"))("title") });

const CoveragePage = async ({ params, searchParams }: Props) => {
  const [{ workspace }, raw, t] = await Promise.all([params, searchParams, getTranslations("coverage")]);
  const actor = await requireActor(workspace);
  const now = readClock();
  const search = coverageSearchSchema.parse(raw);
  const [brands, sources] = await Promise.all([listBrands(actor), listSourceHealth(actor, now)]);
  if (sources.length === 0) return <NothingYet title={t("title")} workspace={workspace} />;
  const brand = brands.find(({ slug }) => slug === search.brand);
  const offered = sources.filter((source) => brand === undefined || source.brand.slug === brand.slug);
  const source = offered.find(({ id }) => id === search.source);
  const wanted = { brandIds: brand ? [brand.id] : [], sourceIds: source ? [source.id] : [], range: wantedRange(search), compare: search.compare };
  const coverage = await getCoverage(actor, wanted, now);
  const annotations = await listAnnotations(actor, { brandIds: wanted.brandIds, ranges: [coverage.compared, coverage.range] });
  const behind = behindOf(workspace, { brand: brand?.slug, source: source?.id }, coverage);
  return (
    <ClientMessages areas={["coverage"]} zone={actor.zone}>
      <LiveRefresh kinds={["figures"]} />
      <PageBar title={t("title")}>
        <RangeWords coverage={coverage} />
      </PageBar>
      <Picker workspace={workspace} search={search} range={coverage.range} sources={offered} />
      <div className={frame["page"]}>
        <Counting daysLeft={coverage.daysLeft} />
        <Cards coverage={coverage} behind={behind} />
        <div className={frame["columns"]}>
          <div className={frame["left"]}>
            <div className={frame["block"]}>
              <Trend coverage={coverage} annotations={annotations} behind={behind} />
            </div>
            <Annotations
              workspace={workspace}
              annotations={annotations}
              brands={brands.map(({ id, name }) => ({ id, name }))}
              today={dayOf(now, coverage.range.zone)}
              mayAnnotate={may(actor, "figures:annotate")}
            />
            <BreakdownTable by="source" rows={coverage.bySource} behind={behind} />
            <BreakdownTable by="sentiment" rows={coverage.bySentiment} behind={behind} />
            <section className={frame["block"]}>
              <Heat heat={coverage.heat} hrefOf={(weekday, hour) => behind.inWeeks({ state: "received", hour: `${weekday}-${hour}` })} />
            </section>
          </div>
          <div className={frame["right"]}>
            <div className={frame["block"]}>
              <ResponseTimes bars={coverage.distribution} behind={behind} />
            </div>
            <div className={frame["block"]}>
              <WaitingAges bars={coverage.waiting.ages} behind={behind} />
            </div>
            <BreakdownTable by="language" rows={coverage.byLanguage} behind={behind} />
            <AgentTable rows={coverage.byAgent} behind={behind} />
          </div>
        </div>
      </div>
    </ClientMessages>
  );
};

export default CoveragePage;
