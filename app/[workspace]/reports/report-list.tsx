import Link from "next/link";
import { useLocale, useTranslations } from "next-intl";

import { localeSchema } from "#lib/auth/actor";

import { addDays } from "#lib/core/time";
import { isUnderWay, progressOf, type ReportRow } from "#lib/reports/model";
import { languageOf, sayDays } from "#lib/reports/words/words";

import { ProgressBar } from "../../_ui/controls/progress-bar";
import { Table } from "../../_ui/tables/table";
import { Ago } from "../../_ui/time/moment";
import classes from "./reports.module.css";

type Props = { readonly reports: readonly ReportRow[]; readonly workspace: string; readonly zone: string; readonly now: Date };

/** The weeks there are, the latest first. */
export const ReportList = ({ reports, workspace, zone, now }: Props) => {
  const t = useTranslations("reports.list");
  const days = useWeek();
  return (
    <Table
      label={t("title")}
      head={
        <>
          <th scope="col">{t("week")}</th>
          <th scope="col">{t("for")}</th>
          <th scope="col">{t("made")}</th>
          <th scope="col">{t("state")}</th>
        </>
      }
    >
      {reports.map((report) => (
        <tr key={report.id} data-report-row={report.status}>
          <td className="mid">
            <Link className="link" href={`/${workspace}/reports/${report.id}`}>
              {days(report.week)}
            </Link>
          </td>
          <td className="ink2">{report.audience === "group" ? (report.groupName ?? t("goneGroup")) : t(`audience.${report.audience}`)}</td>
          <td className="ink2">
            <Ago at={report.madeAt ?? report.requestedAt} zone={zone} now={now} />
          </td>
          <td className={classes["state"]}>
            <State report={report} />
          </td>
        </tr>
      ))}
    </Table>
  );
};

/** Says a week by its first and last day. */
export const useWeek = (): ((week: ReportRow["week"]) => string) => {
  const language = languageOf(localeSchema.catch("en").parse(useLocale()));
  return ({ from, to }) => sayDays(language, { first: from, last: addDays(to, -1) });
};

/** How far it has come, or what became of its letters. */
const State = ({ report: { status, letters } }: { readonly report: ReportRow }) => {
  const t = useTranslations("reports.list");
  if (isUnderWay(status))
    return (
      <>
        <ProgressBar share={progressOf(status)} label={t(`status.${status}`)} />
        <span className="ink2 small">{t(`status.${status}`)}</span>
      </>
    );
  if (status === "failed") return t("status.failed");
  const waiting = letters.queued + letters.sending;
  const said = [
    ...(letters.sent > 0 ? [t("sent", { count: letters.sent })] : []),
    ...(waiting > 0 ? [t("waiting", { count: waiting })] : []),
    ...(letters.failed > 0 ? [t("failed", { count: letters.failed })] : []),
  ];
  return said.length === 0 ? t("status.made") : said.join(", ");
};
