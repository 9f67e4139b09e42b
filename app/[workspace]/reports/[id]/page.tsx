import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { z } from "zod";

import { locales, localeSchema } from "#lib/auth/actor";
import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { readClock } from "#lib/core/clock";
import { progressOf, type ReportRow } from "#lib/reports/model";
import { findSnapshotFor, listLetters, listLinks } from "#lib/reports/queries/reports";
import { sheetOf } from "#lib/reports/words/sheet";

import { ClientMessages } from "../../../_i18n/client-messages";
import { ButtonLink } from "../../../_ui/controls/button";
import { Choice, Choices } from "../../../_ui/controls/choices";
import { Crumb } from "../../../_ui/controls/crumb";
import { PageBar } from "../../../_ui/controls/page-bar";
import { ProgressBar } from "../../../_ui/controls/progress-bar";
import { EmptyState, ErrorState } from "../../../_ui/controls/states";
import { ReportSheet } from "../../../_ui/report/sheet";
import { LiveRefresh } from "../../_shell/live-refresh.client";
import { useWeek } from "../report-list";
import classes from "../reports.module.css";
import { Letters } from "./letters";
import { reportOrNotFound } from "./report-or-not-found";
import { ShareReport } from "./share.client";

type Props = { readonly params: Promise<{ workspace: string; id: string }>; readonly searchParams: Promise<Record<string, string | string[] | undefined>> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("reports"))("title") });

const searchSchema = z.object({ language: localeSchema.optional().catch(undefined) });

/** One week, as it was when it was made, in any of the languages. */
const ReportPage = async ({ params, searchParams }: Props) => {
  const [{ workspace, id }, search] = await Promise.all([params, searchParams.then((given) => searchSchema.parse(given))]);
  const actor = await requireActor(workspace);
  const report = await reportOrNotFound(actor, id);
  const [snapshot, t] = await Promise.all([findSnapshotFor(actor, id), getTranslations("reports")]);
  const now = readClock();
  const locale = search.language ?? actor.locale;
  const manages = may(actor, "reports:manage") && report.status === "made";
  const [letters, links] = await Promise.all([manages ? listLetters(actor, id) : [], manages ? listLinks(actor, id, now) : []]);
  return (
    <ClientMessages areas={["reports"]} zone={actor.zone}>
      <LiveRefresh kinds={["reports"]} />
      <PageBar
        title={
          <Crumb href={`/${workspace}/reports`} of={t("title")}>
            <Week report={report} />
          </Crumb>
        }
      >
        {manages ? <ShareReport workspace={workspace} reportId={id} links={links} /> : null}
        {report.status === "made" ? (
          <ButtonLink look="main" href={`/${workspace}/reports/${id}/pdf/${locale}`} prefetch={false}>
            {t("pdf")}
          </ButtonLink>
        ) : null}
      </PageBar>
      <div className={classes["ground"]}>
        {snapshot === null ? (
          <Unmade report={report} />
        ) : (
          <>
            <div className={classes["tools"]}>
              <Choices label={t("language")}>
                {locales.map((one) => (
                  <Choice key={one} href={`/${workspace}/reports/${id}?language=${one}`} isOn={one === locale}>
                    {t(`groups.language.${one}`)}
                  </Choice>
                ))}
              </Choices>
              {report.status === "printing" ? <span className="ink3">{t("list.status.printing")}</span> : null}
            </div>
            <ReportSheet sheet={sheetOf(snapshot, locale)} />
          </>
        )}
        {letters.length === 0 ? null : (
          <div className={classes["under"]}>
            <Letters letters={letters} workspace={workspace} zone={actor.zone} now={now} />
          </div>
        )}
      </div>
    </ClientMessages>
  );
};

export default ReportPage;

const Week = ({ report }: { readonly report: ReportRow }) => useWeek()(report.week);

const Unmade = async ({ report }: { readonly report: ReportRow }) => {
  const t = await getTranslations("reports");
  if (report.status === "failed") return <ErrorState title={t("list.status.failed")}>{t("failedHint")}</ErrorState>;
  return (
    <EmptyState title={t(`list.status.${report.status}`)}>
      <ProgressBar share={progressOf(report.status)} label={t(`list.status.${report.status}`)} />
      <p>{t("underWayHint")}</p>
    </EmptyState>
  );
};
