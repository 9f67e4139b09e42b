import type { Metadata } from "next";
import { getFormatter, getTranslations } from "next-intl/server";

import { listStanding } from "#lib/alerts/queries/alerts";
import type { Actor } from "#lib/auth/actor";
import { requireActor } from "#lib/auth/session";
import { listCasesDueToday } from "#lib/cases/queries/mentions";
import { readClock } from "#lib/core/clock";
import { dayOf, startOfDay } from "#lib/core/time";
import type { Overview } from "#lib/coverage/model";
import { getOverview } from "#lib/coverage/queries/overview";
import { agreementWithAdvice } from "#lib/replies/queries";
import { listBrands } from "#lib/sources/queries/brands";
import { listSourceHealth } from "#lib/sources/queries/health";

import { ClientMessages } from "../../_i18n/client-messages";
import type { ChartDay } from "../../_ui/charts/day-model";
import { DayPanel } from "../../_ui/charts/day-panel.client";
import { Choice, Choices } from "../../_ui/controls/choices";
import { PageBar } from "../../_ui/controls/page-bar";
import { ExportButton } from "../_export/export-button.client";
import { AdviceAgreement } from "./advice-agreement";
import { AlertsNow } from "./alerts-now";
import { CasesToday } from "./cases-today";
import { CoverageRows } from "./coverage-rows";
import { Figures } from "./figures";
import { IllSources } from "./ill-sources";
import { LiveRefresh } from "./live-refresh.client";
import { Counting } from "../_figures/counting";
import frame from "../_figures/frame.module.css";
import { Heat } from "../_figures/heat";
import { NothingYet } from "../_figures/nothing-yet";
import { noonOf } from "../_figures/noon-of";
import classes from "./overview.module.css";
import { overviewSearchSchema, rangeDays, wordsOf, type OverviewSearch } from "./search";

type Props = { readonly params: Promise<{ workspace: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("overview"))("title") });

const OverviewPage = async ({ params, searchParams }: Props) => {
  const [{ workspace }, raw, t] = await Promise.all([params, searchParams, getTranslations("overview")]);
  const actor = await requireActor(workspace);
  const search = overviewSearchSchema.parse(raw);
  const now = readClock();
  const [brands, allSources] = await Promise.all([listBrands(actor), listSourceHealth(actor, now)]);
  const chosen = brands.filter(({ slug }) => slug === search.brand);
  const brandIds = chosen.map(({ id }) => id);
  const [overview, dueToday, alerts] = await Promise.all([
    getOverview(actor, { brandIds, range: { days: search.days } }, now),
    listCasesDueToday(actor, { brandIds }, now),
    listStanding(actor),
  ]);
  const { from, to, zone } = overview.range;
  const agreement = await agreementWithAdvice(actor.workspaceId, { from: startOfDay(from, zone), to: startOfDay(to, zone), brandIds });
  const sources = allSources.filter(({ brand }) => search.brand === undefined || brand.slug === search.brand);
  if (allSources.length === 0) return <NothingYet title={t("title")} workspace={workspace} />;
  const address = { workspace, brand: search.brand };
  return (
    <ClientMessages areas={["exports"]} zone={actor.zone}>
      <LiveRefresh />
      <PageBar title={t("title")}>
        <RangePicker overview={overview} search={search} actor={actor} />
        <ExportButton workspace={workspace} what="figures" filters={wordsOf(search)} isTool />
      </PageBar>
      <div className={frame["page"]}>
        <Counting daysLeft={overview.daysLeft} />
        <Figures overview={overview} {...address} now={now} />
        <div className={frame["columns"]}>
          <div className={frame["left"]}>
            <div className={frame["block"]}>
              <Days overview={overview} now={now} />
            </div>
            <section className={frame["block"]}>
              <Heat heat={overview.heat} />
            </section>
          </div>
          <div className={frame["right"]}>
            <AlertsNow alerts={alerts} workspace={workspace} zone={actor.zone} />
            <CoverageRows overview={overview} {...address} />
            <CasesToday cases={dueToday} actor={actor} now={now} />
            <AdviceAgreement {...agreement} />
            <IllSources sources={sources} workspace={workspace} now={now} />
          </div>
        </div>
      </div>
    </ClientMessages>
  );
};

export default OverviewPage;

const RangePicker = async ({ overview, search, actor }: { readonly overview: Overview; readonly search: OverviewSearch; readonly actor: Actor }) => {
  const t = await getTranslations("overview.range");
  const format = await getFormatter();
  const say = (day: string): string => format.dateTime(noonOf(day), { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" });
  const days = overview.byDay.filter(({ isBefore }) => !isBefore);
  const [first, last] = [days[0], days.at(-1)];
  const brand = search.brand === undefined ? "" : `&brand=${encodeURIComponent(search.brand)}`;
  return (
    <div className={classes["pick"]}>
      {first && last ? <span className={classes["span"]}>{t("days", { from: say(first.day), to: say(last.day) })}</span> : null}
      <Choices label={t("label")}>
        {rangeDays.map((count) => (
          <Choice key={count} href={`/${actor.workspaceSlug}/overview?days=${count}${brand}`} isOn={count === search.days}>
            {t(`d${count}`)}
          </Choice>
        ))}
      </Choices>
    </div>
  );
};

const Days = async ({ overview, now }: { readonly overview: Overview; readonly now: Date }) => {
  const t = await getTranslations("overview.byDay");
  const format = await getFormatter();
  const length = overview.range.days;
  const today = dayOf(now, overview.range.zone);
  const isShort = length <= 7;
  const days = overview.byDay.map((row): ChartDay => {
    const at = noonOf(row.day);
    const short = isShort
      ? `${format.dateTime(at, { weekday: "short", timeZone: "UTC" })} ${at.getUTCDate()}`
      : format.dateTime(at, { month: "short", day: "numeric", timeZone: "UTC" });
    return {
      ...row,
      label: row.day === today ? t("today") : short,
      full: format.dateTime(at, { weekday: "long", day: "numeric", month: "long", timeZone: "UTC" }),
    };
  });
  const sum = (isBefore: boolean): number => days.filter((day) => day.isBefore === isBefore).reduce((all, day) => all + day.received, 0);
  const words = {
    day: t("day"),
    received: t("received"),
    negative: t("negative"),
    needed: t("needed"),
    answered: t("answered"),
    before: t("before", { days: length, count: sum(true) }),
    now: t("now", { days: length, count: sum(false) }),
    asTable: t("table"),
    asChart: t("chart"),
  };
  return <DayPanel title={t("title")} days={days} words={words} />;
};
