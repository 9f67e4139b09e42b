import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";

import { currentUser, requireActor } from "#lib/auth/session";

import classes from "../_settings/settings.module.css";
import { EndSessions, LanguageChoice, NameForm, PasswordForm } from "./account-forms.client";

type Props = { readonly params: Promise<{ workspace: string }> };

export const generateMetadata = async (): Promise<Metadata> => ({ title: (await getTranslations("settings.account"))("title") });

const AccountPage = async ({ params }: Props) => {
  const { workspace } = await params;
  const [actor, user, t, common] = await Promise.all([requireActor(workspace), currentUser(), getTranslations("settings.account"), getTranslations("common")]);
  return (
    <div className={classes["narrow"]}>
      <section className={classes["section"]}>
        <h2>{actor.name}</h2>
        <p className="ink3">
          {user?.email} · {common(`role.${actor.role}`)}
        </p>
      </section>
      <section className={classes["section"]}>
        <NameForm key={actor.name} workspace={workspace} name={actor.name} />
      </section>
      <section className={classes["section"]}>
        <LanguageChoice workspace={workspace} locale={actor.locale} />
      </section>
      <section className={classes["section"]}>
        <h2 className={classes["head"]}>{t("password")}</h2>
        <PasswordForm workspace={workspace} email={user?.email ?? ""} />
      </section>
      <section className={classes["section"]}>
        <h2 className={classes["head"]}>{t("sessions")}</h2>
        <p className={classes["hint"]}>{t("sessionsHint")}</p>
        <EndSessions workspace={workspace} />
      </section>
    </div>
  );
};

export default AccountPage;
