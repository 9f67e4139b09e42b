"use client";

import { useTranslations } from "next-intl";
import { useState, type SyntheticEvent } from "react";
import { TextInput } from "@mantine/core";

import { Button } from "../../_ui/controls/button";
import { Fields, FormFailure } from "../../_ui/controls/form-parts";
import { PasswordField } from "../_public/password-field.client";
import classes from "../_public/public.module.css";
import { signIn, typedIn } from "../_public/session";

type Props = { readonly goTo: string; readonly refused: string | null };

export const SignInForm = ({ goTo, refused }: Props) => {
  const t = useTranslations("public.signIn");
  const failureOf = useRefusal();
  const [failure, setFailure] = useState(refused === null ? null : failureOf(refused));
  const [isBusy, setBusy] = useState(false);
  const submit = async (event: SyntheticEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
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
    <form onSubmit={submit} method="post">
      <h1>{t("title")}</h1>
      <Fields>
        <TextInput name="email" type="email" label={t("email")} autoComplete="username" required withAsterisk={false} autoFocus maxLength={320} />
        <PasswordField label={t("password")} autoComplete="current-password" />
      </Fields>
      <FormFailure>{failure}</FormFailure>
      <div className={classes["go"]}>
        <Button type="submit" look="main" size="wide" busy={isBusy}>
          {t("go")}
        </Button>
      </div>
    </form>
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
