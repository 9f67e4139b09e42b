import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { getQuiet, listChannels, listRuleViews } from "#lib/alerts/queries/rules";
import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";
import { readClock } from "#lib/core/clock";
import { hasMail } from "#lib/mail/send-mail";
import { listBrands } from "#lib/sources/queries/brands";

import { ClientMessages } from "../../../_i18n/client-messages";
import { NoPermission } from "../../../_ui/controls/states";
import { LiveRefresh } from "../../_shell/live-refresh.client";
import { Channels } from "./channels";
import { QuietForm } from "./quiet-form.client";
import { Rules } from "./rules";

type Props = { readonly params: Promise<{ workspace: string }> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("alerts"))("title") });

/** What the workspace wants to be called for, where word of it goes, and when it sleeps. */
const AlertSettingsPage = async ({ params }: Props) => {
  const { workspace } = await params;
  const [actor, common, t] = await Promise.all([requireActor(workspace), getTranslations("common"), getTranslations("alerts")]);
  if (!may(actor, "alerts:manage")) return <NoPermission title={common("noPermission.title")}>{t("mayNot")}</NoPermission>;
  const [rules, channels, quiet, brands] = await Promise.all([listRuleViews(actor), listChannels(actor), getQuiet(actor), listBrands(actor)]);
  const desk = { workspace, brands: brands.map(({ id, name }) => ({ id, name })), channels: channels.map(({ id, name }) => ({ id, name })), zone: actor.zone };
  const now = readClock();
  return (
    <ClientMessages areas={["alerts"]} zone={actor.zone}>
      <LiveRefresh kinds={["alerts"]} />
      <Rules rules={rules} desk={desk} now={now} />
      <Channels channels={channels} workspace={workspace} locale={actor.locale} hasMail={hasMail()} zone={actor.zone} now={now} />
      <QuietForm workspace={workspace} quiet={quiet} zone={actor.zone} />
    </ClientMessages>
  );
};

export default AlertSettingsPage;
