"use client";

import { NativeSelect, PasswordInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type SyntheticEvent } from "react";

import type { Locale } from "#lib/auth/actor";

import { Button } from "../../../_ui/controls/button";
import { ConfirmOnce } from "../../../_ui/controls/confirm-once.client";
import { Fields, FormButtons, FormFailure } from "../../../_ui/controls/form-parts";
import { useAct } from "../../../_ui/controls/use-act.client";
import { switchLocale } from "../../actions";
import { endSessions, setPassword } from "../actions";

const locales = ["en", "ru", "fr"] as const satisfies readonly Locale[];

export const LanguageChoice = ({ workspace, locale }: { readonly workspace: string; readonly locale: Locale }) => {
  const common = useTranslations("common");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const choose = (value: string): void => {
    const next = locales.find((known) => known === value);
    if (next)
      run(
        () => switchLocale({ workspace, locale: next }),
        () => router.refresh(),
      );
  };
  return (
    <NativeSelect
      label={common("languageLabel")}
      value={locale}
      disabled={isBusy}
      onChange={(event) => choose(event.currentTarget.value)}
      data={locales.map((value) => ({ value, label: common(`language.${value}`) }))}
    />
  );
};

/** A new password ends every session, this one too: the reader signs in anew. */
export const PasswordForm = ({ workspace, email }: { readonly workspace: string; readonly email: string }) => {
  const t = useTranslations("settings.account");
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [current, setCurrent] = useState("");
  const [next, setNext] = useState("");
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    run(
      () => setPassword({ workspace, current, next }),
      () => window.location.assign("/sign-in"),
    );
  };
  return (
    <form onSubmit={submit}>
      <input type="hidden" autoComplete="username" value={email} readOnly />
      <Fields>
        <PasswordInput
          label={t("current")}
          required
          withAsterisk={false}
          maxLength={200}
          autoComplete="current-password"
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          visibilityToggleButtonProps={{ "aria-label": t("look") }}
        />
        <PasswordInput
          label={t("next")}
          description={t("nextHint")}
          required
          withAsterisk={false}
          minLength={10}
          maxLength={200}
          autoComplete="new-password"
          value={next}
          onChange={(event) => setNext(event.currentTarget.value)}
          visibilityToggleButtonProps={{ "aria-label": t("look") }}
        />
      </Fields>
      <FormFailure>{failure}</FormFailure>
      <FormButtons>
        <Button type="submit" busy={isBusy}>
          {t("change")}
        </Button>
      </FormButtons>
    </form>
  );
};

export const EndSessions = ({ workspace }: { readonly workspace: string }) => {
  const t = useTranslations("settings.account");
  const common = useTranslations("common");
  const { isBusy, run } = useAct({ failAs: "toast" });
  const end = (): void =>
    run(
      () => endSessions({ workspace }),
      () => window.location.assign("/sign-in"),
    );
  return (
    <ConfirmOnce
      question={t("endAsk")}
      confirm={t("end")}
      cancel={common("cancel")}
      onConfirm={end}
      trigger={(open) => (
        <Button busy={isBusy} onClick={open}>
          {t("end")}
        </Button>
      )}
    />
  );
};
