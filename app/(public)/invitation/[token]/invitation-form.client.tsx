"use client";

import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";

import type { InvitationOffer } from "#lib/team/queries";

import { Fields } from "../../../_ui/controls/form-parts";
import { useAct } from "../../../_ui/controls/use-act.client";
import { LocaleField } from "../../_public/locale-field.client";
import { PasswordField } from "../../_public/password-field.client";
import { PublicForm } from "../../_public/public-form.client";
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
  const join = (form: FormData): void =>
    run(
      () => acceptInvitation(form),
      ({ email, workspaceSlug }) => {
        void signIn(email, typedIn(form, "password")).then(() => window.location.assign(`/${workspaceSlug}/inbox`));
      },
    );
  return (
    <PublicForm
      title={t("title", { workspace: offer.workspaceName })}
      lead={t("lead", { role: common(`role.${offer.role}`), email: offer.email })}
      go={t("go")}
      isBusy={isBusy}
      failure={failure}
      onSubmit={join}
    >
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
          <LocaleField locale={locale} />
        </Fields>
      )}
    </PublicForm>
  );
};
