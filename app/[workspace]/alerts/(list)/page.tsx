import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { listOver, listStanding } from "#lib/alerts/queries/alerts";
import { listRuleViews } from "#lib/alerts/queries/rules";
import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { readClock } from "#lib/core/clock";

import { ClientMessages } from "../../../_i18n/client-messages";
import { ButtonLink } from "../../../_ui/controls/button";
import { PageBar } from "../../../_ui/controls/page-bar";
import { PageBody } from "../../../_ui/controls/page-body";
import { EmptyState } from "../../../_ui/controls/states";
import { LiveRefresh } from "../../_shell/live-refresh.client";
import { AlertKeys } from "../_alert/alert-keys.client";
import { AlertList, type Reader } from "../_alert/alert-list";
import classes from "../_alert/alerts.module.css";

type Props = { readonly params: Promise<{ workspace: string }> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("alerts"))("title") });

const overShown = 30;

/** What calls now, and what was over lately. */
const AlertsPage = async ({ params }: Props) => {
  const { workspace } = await params;
  const [actor, t] = await Promise.all([requireActor(workspace), getTranslations("alerts")]);
  const [standing, over, rules] = await Promise.all([listStanding(actor), listOver(actor, { limit: overShown }), listRuleViews(actor)]);
  const reader: Reader = { workspace, zone: actor.zone, now: readClock(), mayAct: may(actor, "alerts:acknowledge") };
  const isUnarmed = rules.every(({ isOn }) => !isOn);
  return (
    <ClientMessages areas={["alerts"]} zone={actor.zone}>
      <LiveRefresh kinds={["alerts"]} />
      <AlertKeys />
      <PageBar title={t("title")}>
        {may(actor, "alerts:manage") ? (
          <ButtonLink href={`/${workspace}/settings/alerts`} prefetch={false}>
            {t("toRules")}
          </ButtonLink>
        ) : null}
      </PageBar>
      <PageBody>
        <section className={classes["section"]} aria-label={t("standing")}>
          {standing.length === 0 ? (
            <EmptyState place="list" title={t(isUnarmed ? "noRules" : "none")}>
              {t(isUnarmed ? "noRulesText" : "noneText")}
            </EmptyState>
          ) : (
            <AlertList alerts={standing} reader={reader} />
          )}
        </section>
        {over.length === 0 ? null : (
          <section className={classes["section"]}>
            <h2>{t("over")}</h2>
            <AlertList alerts={over} reader={reader} />
          </section>
        )}
      </PageBody>
    </ClientMessages>
  );
};

export default AlertsPage;
