"use client";

import { Checkbox } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type SyntheticEvent } from "react";

import type { SourceHealth } from "#lib/sources/model";

import { Button } from "../../../_ui/controls/button";
import { Fields, FormButtons, FormFailure } from "../../../_ui/controls/form-parts";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import { reconnect } from "../actions";
import { CredentialFields } from "./credential-fields.client";
import { credentialFieldsOf, type Credential } from "./credential-form";
import { useSourceErrorWords } from "./error-words";
import classes from "./health.module.css";

type Props = { readonly workspace: string; readonly source: Pick<SourceHealth, "id" | "name" | "platform">; readonly onDone: () => void };

/** A new credential, tried before it takes the place of the old one. */
export const ReconnectForm = ({ workspace, source: { id: sourceId, name, platform }, onDone }: Props) => {
  const t = useTranslations("sources");
  const common = useTranslations("common");
  const errorWords = useSourceErrorWords();
  const router = useRouter();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [credential, setCredential] = useState<Credential>({});
  const [forget, setForget] = useState<string[]>([]);
  const [refused, setRefused] = useState<string | null>(null);
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    run(
      () => reconnect({ workspace, sourceId, secret: credential, forget }),
      (outcome) => {
        if (outcome.kind === "refused") {
          setRefused(errorWords(outcome.error));
          return;
        }
        onDone();
        router.refresh();
        showToast({ text: t("done.reconnect", { name }) });
      },
    );
  };
  return (
    <form onSubmit={submit}>
      <h2>{t("credential.title", { name })}</h2>
      <p className={classes["hint"]}>{t("credential.hint")}</p>
      <Fields>
        <CredentialFields platform={platform} value={credential} onChange={setCredential} isRequired={false} />
        <Forgetting platform={platform} value={forget} onChange={setForget} />
      </Fields>
      <FormFailure>{failure ?? refused}</FormFailure>
      <FormButtons>
        <Button type="submit" look="main" size="small" busy={isBusy}>
          {t("do.reconnect")}
        </Button>
        <Button size="small" onClick={onDone}>
          {common("cancel")}
        </Button>
      </FormButtons>
    </form>
  );
};

type ForgettingProps = { readonly platform: Props["source"]["platform"]; readonly value: string[]; readonly onChange: (next: string[]) => void };

/** What a platform can do without is kept until it is taken away here. */
const Forgetting = ({ platform, value, onChange }: ForgettingProps) => {
  const t = useTranslations("sources.credential");
  const optional = credentialFieldsOf(platform).filter(({ isOptional }) => isOptional === true);
  return optional.length === 0 ? null : (
    <Checkbox.Group label={t("forget")} value={value} onChange={onChange}>
      {optional.map(({ name }) => (
        <Checkbox key={name} value={name} label={t(`field.${name}`)} mt="xs" />
      ))}
    </Checkbox.Group>
  );
};
