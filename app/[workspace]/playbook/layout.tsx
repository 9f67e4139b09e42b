import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { requireActor } from "#lib/auth/session";

import { ClientMessages } from "../../_i18n/client-messages";
import { PageBar } from "../../_ui/controls/page-bar";
import { Tabs } from "../_shell/tabs.client";
import classes from "./_playbook/playbook.module.css";

type Props = { readonly children: ReactNode; readonly params: Promise<{ workspace: string }> };

const pages = ["rules", "templates", "method"] as const;

const PlaybookLayout = async ({ children, params }: Props) => {
  const { workspace } = await params;
  const [actor, t] = await Promise.all([requireActor(workspace), getTranslations("playbook")]);
  return (
    <ClientMessages areas={["playbook"]} zone={actor.zone}>
      <PageBar title={t("title")} />
      <Tabs workspace={workspace} noun="playbook" label={t("title")} tabs={pages.map((path) => ({ path, label: t(`tabs.${path}`) }))} />
      <div className={classes["page"]}>{children}</div>
    </ClientMessages>
  );
};

export default PlaybookLayout;
