"use client";

import { Checkbox, NativeSelect, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type SyntheticEvent } from "react";

import type { Scope } from "#lib/auth/scopes";

import { Button } from "../../../_ui/controls/button";
import { ConfirmOnce } from "../../../_ui/controls/confirm-once.client";
import { FormFailure } from "../../../_ui/controls/form-parts";
import { ShownOnce } from "../../../_ui/controls/shown-once.client";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import classes from "../_settings/settings.module.css";
import { createToken, revokeToken } from "../actions";

const terms = [30, 90, 365, null] as const;

type FormProps = { readonly workspace: string; /** What the maker's role can lend. */ readonly scopes: readonly Scope[] };

export const TokenForm = ({ workspace, scopes }: FormProps) => {
  const t = useTranslations("settings.tokens");
  const router = useRouter();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<readonly Scope[]>(["items:read"]);
  const [term, setTerm] = useState("90");
  const [made, setMade] = useState<{ readonly name: string; readonly token: string } | null>(null);
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    run(
      () => createToken({ workspace, name, scopes: [...chosen], expiresInDays: term === "" ? null : Number(term) }),
      ({ token }) => {
        setMade({ name, token });
        setName("");
        router.refresh();
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <div className={classes["inline"]}>
        <TextInput
          label={t("name")}
          placeholder={t("nameExample")}
          required
          withAsterisk={false}
          maxLength={100}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
          autoComplete="off"
        />
        <NativeSelect
          label={t("until")}
          value={term}
          onChange={(event) => setTerm(event.currentTarget.value)}
          data={terms.map((days) => ({ value: days === null ? "" : String(days), label: days === null ? t("untilRevoked") : t("days", { count: days }) }))}
        />
        <Button type="submit" busy={isBusy} disabled={chosen.length === 0}>
          {t("create")}
        </Button>
      </div>
      {(["read", "write"] as const).map((manner) => (
        <fieldset key={manner} className={classes["checks"]}>
          <legend>{t(manner === "read" ? "mayRead" : "mayChange")}</legend>
          {scopes
            .filter((scope) => scope.endsWith(manner))
            .map((scope) => (
              <Checkbox
                key={scope}
                size="xs"
                label={t(`scopes.${scope.replace(":", "-")}`)}
                checked={chosen.includes(scope)}
                onChange={(event) => setChosen(event.currentTarget.checked ? [...chosen, scope] : chosen.filter((one) => one !== scope))}
              />
            ))}
        </fieldset>
      ))}
      <FormFailure>{failure}</FormFailure>
      {made ? <ShownOnce key={made.token} label={t("shownOnce", { name: made.name })} value={made.token} /> : null}
    </form>
  );
};

type RevokeProps = { readonly workspace: string; readonly tokenId: string; readonly name: string };

export const RevokeToken = ({ workspace, tokenId, name }: RevokeProps) => {
  const t = useTranslations("settings.tokens");
  const common = useTranslations("common");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const revoke = (): void =>
    run(
      () => revokeToken({ workspace, tokenId }),
      () => {
        router.refresh();
        showToast({ text: t("revoked", { name }) });
      },
    );
  return (
    <div className={classes["actions"]}>
      <ConfirmOnce
        question={t("revokeAsk", { name })}
        confirm={t("revoke")}
        cancel={common("cancel")}
        onConfirm={revoke}
        trigger={(open) => (
          <Button look="bare" size="small" busy={isBusy} onClick={open}>
            {t("revoke")}
          </Button>
        )}
      />
    </div>
  );
};
