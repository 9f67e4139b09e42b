import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { readClock } from "#lib/core/clock";

import { ClientMessages } from "../../../_i18n/client-messages";
import { Crumb } from "../../../_ui/controls/crumb";
import { PageBar } from "../../../_ui/controls/page-bar";
import { PageBody } from "../../../_ui/controls/page-body";
import { LiveRefresh } from "../../_shell/live-refresh.client";
import { AlertActs } from "../_alert/alert-acts.client";
import { alertOrNotFound } from "../_alert/alert-or-not-found";
import { Story } from "./story";
import { Why } from "./why";

type Props = { readonly params: Promise<{ workspace: string; id: string }> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("alerts.why"))("title") });

const AlertPage = async ({ params }: Props) => {
  const { workspace, id } = await params;
  const [actor, t] = await Promise.all([requireActor(workspace), getTranslations("alerts")]);
  const alert = await alertOrNotFound(actor, id);
  const now = readClock();
  return (
    <ClientMessages areas={["alerts"]} zone={actor.zone}>
      <LiveRefresh kinds={["alerts"]} />
      <PageBar
        title={
          <Crumb href={`/${workspace}/alerts`} of={t("title")}>
            {t(`kind.${alert.evidence.kind}`)}
          </Crumb>
        }
      >
        {may(actor, "alerts:acknowledge") ? <AlertActs workspace={workspace} alertId={alert.id} state={alert.state} /> : null}
      </PageBar>
      <PageBody>
        <Why alert={alert} workspace={workspace} zone={actor.zone} />
        <Story alert={alert} zone={actor.zone} now={now} />
      </PageBody>
    </ClientMessages>
  );
};

export default AlertPage;
