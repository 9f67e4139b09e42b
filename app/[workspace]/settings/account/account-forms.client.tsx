"use client";

import { NativeSelect, PasswordInput, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type SyntheticEvent } from "react";

import type { Locale } from "#lib/auth/actor";

import { Button } from "../../../_ui/controls/button";
import { ConfirmOnce } from "../../../_ui/controls/confirm-once.client";
import { Fields, FormButtons, FormFailure } from "../../../_ui/controls/form-parts";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import { switchLocale } from "../../actions";
import classes from "../_settings/settings.module.css";
import { endSessions, setOwnName, setPassword } from "../actions";

const locales = ["en", "ru", "fr"] as const satisfies readonly Locale[];

/** The name by which colleagues know the reader. */
export const NameForm = ({ workspace, name: known }: { readonly workspace: string; readonly name: string }) => {
  const t = useTranslations("settings.account");
  const common = useTranslations("common");
  const router = useRouter();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [name, setName] = useState(known);
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    run(
      () => setOwnName({ workspace, name }),
      () => {
        router.refresh();
        showToast({ text: t("renamed", { name: name.trim() }) });
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <div className={classes["inline"]}>
        <TextInput
          label={t("name")}
          required
          withAsterisk={false}
          maxLength={100}
          autoComplete="name"
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" busy={isBusy} disabled={name.trim() === "" || name.trim() === known}>
          {common("save")}
        </Button>
      </div>
      <p className={classes["under"]}>{t("nameHint")}</p>
      <FormFailure>{failure}</FormFailure>
    </form>
  );
};

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
