"use client";

import { NativeSelect, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState, useSyncExternalStore } from "react";

import { Fields } from "../../_ui/controls/form-parts";
import { useAct } from "../../_ui/controls/use-act.client";
import { LocaleField } from "../_public/locale-field.client";
import { PasswordField } from "../_public/password-field.client";
import { PublicForm } from "../_public/public-form.client";
import { signIn, typedIn } from "../_public/session";
import { setUp } from "../actions";

type Props = { readonly token: string; readonly locale: string; readonly zones: readonly string[] };

export const SetupForm = ({ token, locale, zones }: Props) => {
  const t = useTranslations("public.setup");
  const fields = useTranslations("public.signIn");
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const ownZone = useSyncExternalStore(neverChanges, browserZone, () => "UTC");
  const [zone, setZone] = useState<string | null>(null);
  const open = (form: FormData): void =>
    run(
      () => setUp(form),
      ({ workspaceSlug }) => {
        void signIn(typedIn(form, "email"), typedIn(form, "password")).then(() => window.location.assign(`/${workspaceSlug}/sources/add`));
      },
    );
  return (
    <PublicForm title={t("title")} lead={t("lead")} go={t("go")} isBusy={isBusy} failure={failure} onSubmit={open}>
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
        <LocaleField locale={locale} />
      </Fields>
    </PublicForm>
  );
};

const withUtc = (zones: readonly string[]): string[] => (zones.includes("UTC") ? [...zones] : ["UTC", ...zones]);
const neverChanges = () => () => undefined;
const browserZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
