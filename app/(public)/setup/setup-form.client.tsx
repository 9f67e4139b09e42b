"use client";

import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore, type SyntheticEvent } from "react";

import { Button } from "../../_ui/controls/button";
import { Fields, FormFailure } from "../../_ui/controls/form-parts";
import { useAct } from "../../_ui/controls/use-act.client";
import { PasswordField } from "../_public/password-field.client";
import classes from "../_public/public.module.css";
import { signIn, typedIn } from "../_public/session";
import { setUp } from "../actions";

type Props = { readonly token: string; readonly locale: string; readonly zones: readonly string[] };

export const SetupForm = ({ token, locale, zones }: Props) => {
  const t = useTranslations("public.setup");
  const fields = useTranslations("public.signIn");
  const common = useTranslations("common");
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const ownZone = useSyncExternalStore(neverChanges, browserZone, () => "UTC");
  const [zone, setZone] = useState<string | null>(null);
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    run(
      () => setUp(form),
      ({ workspaceSlug }) => {
        void signIn(typedIn(form, "email"), typedIn(form, "password")).then(() => window.location.assign(`/${workspaceSlug}/sources/add`));
      },
    );
  };
  return (
    <form onSubmit={submit} method="post">
      <h1>{t("title")}</h1>
      <p className={classes["lead"]}>{t("lead")}</p>
      <input type="hidden" name="token" value={token} />
      <Fields>
        <TextInput
          name="workspace"
          label={t("workspace")}
          description={t("workspaceHint")}
          required
          withAsterisk={false}
          maxLength={100}
          autoFocus
          autoComplete="organization"
        />
        <TextInput name="name" label={t("name")} required withAsterisk={false} maxLength={100} autoComplete="name" />
        <TextInput name="email" type="email" label={fields("email")} required withAsterisk={false} maxLength={320} autoComplete="username" />
        <PasswordField label={fields("password")} description={t("passwordHint")} autoComplete="new-password" />
        <NativeSelect name="zone" label={t("zone")} data={withUtc(zones)} value={zone ?? ownZone} onChange={(event) => setZone(event.currentTarget.value)} />
        <NativeSelect
          name="locale"
          label={common("languageLabel")}
          defaultValue={locale}
          data={(["en", "ru", "fr"] as const).map((value) => ({ value, label: common(`language.${value}`) }))}
        />
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

const withUtc = (zones: readonly string[]): string[] => (zones.includes("UTC") ? [...zones] : ["UTC", ...zones]);
const neverChanges = () => () => undefined;
const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
