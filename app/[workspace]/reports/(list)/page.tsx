import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { readClock } from "#lib/core/clock";
import { hasMail } from "#lib/mail/send-mail";
import { listGroups } from "#lib/reports/queries/groups";
import { listReports } from "#lib/reports/queries/reports";
import { listBrands } from "#lib/sources/queries/brands";

import { ClientMessages } from "../../../_i18n/client-messages";
import { PageBar } from "../../../_ui/controls/page-bar";
import { PageBody } from "../../../_ui/controls/page-body";
import { EmptyState } from "../../../_ui/controls/states";
import { LiveRefresh } from "../../_shell/live-refresh.client";
import { AddGroup } from "../group-dialog.client";
import { GroupList } from "../group-list";
import { MakeNow } from "../make-now.client";
import { ReportList } from "../report-list";
import classes from "../reports.module.css";

type Props = { readonly params: Promise<{ workspace: string }> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("reports"))("title") });

/** Who is sent the week, and the weeks there are. */
const ReportsPage = async ({ params }: Props) => {
  const { workspace } = await params;
  const [actor, t] = await Promise.all([requireActor(workspace), getTranslations("reports")]);
  const mayManage = may(actor, "reports:manage");
  const [reports, groups, brands] = await Promise.all([listReports(actor), mayManage ? listGroups(actor) : [], listBrands(actor)]);
  const now = readClock();
  const choices = { zones: Intl.supportedValuesOf("timeZone"), brands: brands.map(({ id, name }) => ({ id, name })), zone: actor.zone, locale: actor.locale };
  return (
    <ClientMessages areas={["reports"]} zone={actor.zone}>
      <LiveRefresh kinds={["reports"]} />
      <PageBar title={t("title")}>{mayManage ? <MakeNow workspace={workspace} groupId={null} look="main" /> : null}</PageBar>
      <PageBody>
        {mayManage ? (
          <section className={classes["section"]}>
            <div className={classes["head"]}>
              <h2>{t("groups.title")}</h2>
              <span className="grow" />
              <AddGroup workspace={workspace} choices={choices} />
            </div>
            {hasMail() ? null : <p className={classes["note"]}>{t("noMail")}</p>}
            {groups.length === 0 ? (
              <EmptyState place="list" title={t("groups.none")}>
                {t("groups.noneHint")}
              </EmptyState>
            ) : (
              <GroupList groups={groups} {...{ workspace, choices, now }} />
            )}
          </section>
        ) : null}
        <section className={classes["section"]}>
          <div className={classes["head"]}>
            <h2>{t("list.title")}</h2>
          </div>
          {reports.length === 0 ? (
            <EmptyState place="list" title={t("list.none")}>
              {t("list.noneHint")}
            </EmptyState>
          ) : (
            <ReportList reports={reports} workspace={workspace} zone={actor.zone} now={now} />
          )}
        </section>
      </PageBody>
    </ClientMessages>
  );
};

export default ReportsPage;
