import { headers } from "next/headers";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";

import { requireActor } from "#lib/auth/session";
import { readClock } from "#lib/core/clock";
import { servedBuild } from "#lib/core/served-build";
import { listBrands } from "#lib/sources/queries/brands";
import { initialsOf } from "#lib/team/model";
import { getWorkspace } from "#lib/team/queries";

import { ClientMessages } from "../_i18n/client-messages";
import { ClockProvider } from "../_ui/time/clock.client";
import { AnnounceProvider } from "./_shell/announce.client";
import { countForRail } from "./_shell/counts";
import { BrandSwitcher } from "./_shell/brand-switcher.client";
import { ShellDoorsProvider } from "./_shell/doors.client";
import { FindButton, KeysButton } from "./_shell/find-button.client";
import { KeysProvider } from "./_shell/keys.client";
import { LiveProvider } from "./_shell/live.client";
import { NoticeBell } from "./_shell/notice-bell.client";
import { Nouns } from "./_shell/rail.client";
import classes from "./_shell/shell.module.css";
import { UserMenu } from "./_shell/user-menu.client";

type Props = { readonly children: ReactNode; readonly params: Promise<{ workspace: string }> };

const DeskLayout = async ({ children, params }: Props) => {
  const { workspace } = await params;
  const actor = await requireActor(workspace);
  const [view, brands, counts, t, sent] = await Promise.all([
    getWorkspace(actor),
    listBrands(actor),
    countForRail(actor, readClock()),
    getTranslations("shell"),
    headers(),
  ]);
  const isApple = /Mac|iPhone|iPad/u.test(sent.get("user-agent") ?? "");
  const shown = brands.map(({ slug, name }) => ({ slug, name }));
  const user = { workspace, name: actor.name, initials: initialsOf(actor.name), locale: actor.locale };
  return (
    <ClientMessages zone={actor.zone}>
      <ClockProvider>
        <AnnounceProvider>
          <LiveProvider workspace={workspace} build={servedBuild()}>
            <KeysProvider>
              <ShellDoorsProvider workspace={workspace} brands={shown}>
                <div className={classes["app"]}>
                  <a href="#main" className={classes["skip"]}>
                    {t("skip")}
                  </a>
                  <aside className={classes["rail"]} aria-label={t("rail")}>
                    <BrandSwitcher brands={shown} workspaceName={view.name} />
                    <FindButton place="rail" isApple={isApple} />
                    <Nouns workspace={workspace} counts={counts} place="rail" />
                    <div className={classes["railFoot"]}>
                      <UserMenu {...user} place="rail" />
                      <NoticeBell workspace={workspace} zone={actor.zone} counts={counts} place="rail" />
                      <KeysButton />
                    </div>
                  </aside>
                  <header className={classes["head"]}>
                    <BrandSwitcher brands={shown} workspaceName={view.name} />
                    <span className="grow" />
                    <FindButton place="head" isApple={isApple} />
                    <NoticeBell workspace={workspace} zone={actor.zone} counts={counts} place="head" />
                    <UserMenu {...user} place="head" />
                  </header>
                  <main id="main" tabIndex={-1} className={classes["main"]}>
                    {children}
                  </main>
                  <footer className={classes["foot"]}>
                    <Nouns workspace={workspace} counts={counts} place="foot" />
                  </footer>
                </div>
              </ShellDoorsProvider>
            </KeysProvider>
          </LiveProvider>
        </AnnounceProvider>
      </ClockProvider>
    </ClientMessages>
  );
};

export default DeskLayout;
