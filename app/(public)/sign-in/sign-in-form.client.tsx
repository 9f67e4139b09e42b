"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { TextInput } from "@mantine/core";

import { Fields } from "../../_ui/controls/form-parts";
import { PasswordField } from "../_public/password-field.client";
import { PublicForm } from "../_public/public-form.client";
import { signIn, typedIn } from "../_public/session";

type Props = { readonly goTo: string; readonly refused: string | null };

export const SignInForm = ({ goTo, refused }: Props) => {
  const t = useTranslations("public.signIn");
  const failureOf = useRefusal();
  const [failure, setFailure] = useState(refused === null ? null : failureOf(refused));
  const [isBusy, setBusy] = useState(false);
  const enter = async (form: FormData): Promise<void> => {
    setBusy(true);
    const outcome = await signIn(typedIn(form, "email"), typedIn(form, "password"));
    if (outcome.kind === "in") {
      // A whole load, so that nothing of the visitor's page stays behind.
      window.location.assign(goTo);
      return;
    }
    setBusy(false);
    setFailure(outcome.kind === "offline" ? t("offline") : failureOf(outcome.reason));
  };
  return (
    <PublicForm title={t("title")} go={t("go")} isBusy={isBusy} failure={failure} onSubmit={(form) => void enter(form)}>
      <Fields>
        <TextInput name="email" type="email" label={t("email")} autoComplete="username" required withAsterisk={false} autoFocus maxLength={320} />
        <PasswordField label={t("password")} autoComplete="current-password" />
      </Fields>
    </PublicForm>
  );
};

const useRefusal = (): ((reason: string) => string) => {
  const t = useTranslations("public.signIn");
  const errors = useTranslations("errors");
  return (reason) => {
    if (reason === "CredentialsSignin") return t("wrong");
    return errors(errors.has(reason) ? reason : "unexpected");
  };
};
