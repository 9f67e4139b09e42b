"use client";

import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { SyntheticEvent } from "react";

import type { InvitationOffer } from "#lib/team/queries";

import { Button } from "../../../_ui/controls/button";
import { Fields, FormFailure } from "../../../_ui/controls/form-parts";
import { useAct } from "../../../_ui/controls/use-act.client";
import { PasswordField } from "../../_public/password-field.client";
import classes from "../../_public/public.module.css";
import { signIn, typedIn } from "../../_public/session";
import { acceptInvitation } from "../../actions";

type Props = { readonly token: string; readonly locale: string; readonly offer: InvitationOffer };

export const InvitationForm = ({ token, locale, offer }: Props) => {
  const t = useTranslations("public.invitation");
  const setup = useTranslations("public.setup");
  const fields = useTranslations("public.signIn");
  const common = useTranslations("common");
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    run(
      () => acceptInvitation(form),
      ({ email, workspaceSlug }) => {
        void signIn(email, typedIn(form, "password")).then(() => window.location.assign(`/${workspaceSlug}/inbox`));
      },
    );
  };
  return (
    <form onSubmit={submit} method="post">
      <h1>{t("title", { workspace: offer.workspaceName })}</h1>
      <p className={classes["lead"]}>{t("lead", { role: common(`role.${offer.role}`), email: offer.email })}</p>
      <input type="hidden" name="token" value={token} />
      <input type="hidden" name="email" autoComplete="username" value={offer.email} />
      {offer.hasAccount ? (
        <>
          <p className={classes["lead"]}>{t("has")}</p>
          {/* The account keeps its own name and language: the schema asks for them, the command leaves them alone. */}
          <input type="hidden" name="name" value={offer.email} />
          <input type="hidden" name="locale" value={locale} />
          <PasswordField label={fields("password")} autoComplete="current-password" />
        </>
      ) : (
        <Fields>
          <TextInput name="name" label={setup("name")} required withAsterisk={false} maxLength={100} autoFocus autoComplete="name" />
          <PasswordField label={fields("password")} description={setup("passwordHint")} autoComplete="new-password" />
          <NativeSelect
            name="locale"
            label={common("languageLabel")}
            defaultValue={locale}
            data={(["en", "ru", "fr"] as const).map((value) => ({ value, label: common(`language.${value}`) }))}
          />
        </Fields>
      )}
      <FormFailure>{failure}</FormFailure>
      <div className={classes["go"]}>
        <Button type="submit" look="main" size="wide" busy={isBusy}>
          {t("go")}
        </Button>
      </div>
    </form>
  );
};
