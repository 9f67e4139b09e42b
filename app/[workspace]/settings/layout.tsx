import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { may } from "#lib/auth/permissions";
import { requireActor } from "#lib/auth/session";

import { ClientMessages } from "../../_i18n/client-messages";
import { PageBar } from "../../_ui/controls/page-bar";
import { Tabs } from "../_shell/tabs.client";
import classes from "./_settings/settings.module.css";

type Props = { readonly children: ReactNode; readonly params: Promise<{ workspace: string }> };

const SettingsLayout = async ({ children, params }: Props) => {
  const { workspace } = await params;
  const [actor, t, e, a, w] = await Promise.all([
    requireActor(workspace),
    getTranslations("settings"),
    getTranslations("exports"),
    getTranslations("alerts"),
    getTranslations("webhooks"),
  ]);
  const shown = [
    { path: "team", label: t("team.title"), isShown: true },
    { path: "brands", label: t("brands.title"), isShown: true },
    { path: "tagger", label: t("tagger.title"), isShown: true },
    { path: "alerts", label: a("title"), isShown: may(actor, "alerts:manage") },
    { path: "tokens", label: t("tokens.title"), isShown: may(actor, "tokens:manage") },
    { path: "webhooks", label: w("title"), isShown: may(actor, "webhooks:manage") },
    { path: "account", label: t("account.title"), isShown: true },
    { path: "audit", label: t("audit.title"), isShown: may(actor, "audit:read") },
    { path: "exports", label: e("title"), isShown: true },
  ].filter(({ isShown }) => isShown);
  return (
    <ClientMessages areas={["settings"]} zone={actor.zone}>
      <PageBar title={t("title")} />
      <Tabs workspace={workspace} noun="settings" label={t("title")} tabs={shown.map(({ path, label }) => ({ path, label }))} />
      <div className={classes["page"]}>{children}</div>
    </ClientMessages>
  );
};

export default SettingsLayout;
