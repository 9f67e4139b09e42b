"use client";

import { Checkbox, TextInput } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, type SyntheticEvent } from "react";

import { callbackCapabilities } from "#lib/sources/model";

import { Button } from "../../../_ui/controls/button";
import { Fields, FormButtons, FormFailure } from "../../../_ui/controls/form-parts";
import { ShownOnce } from "../../../_ui/controls/shown-once.client";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import { greet, keepCallback } from "../actions";
import { useSourceErrorWords } from "./error-words";
import classes from "./health.module.css";

type Callback = { readonly url: string; readonly can: readonly string[] };
type Props = { readonly workspace: string; readonly sourceId: string; readonly callback: Callback };

/** Where a push source sends answers and decisions, what is taken there, and a greeting to try it with. */
export const CallbackForm = ({ workspace, sourceId, callback }: Props) => {
  const t = useTranslations("sources.callback");
  const s = useTranslations("sources.detail.capability");
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const router = useRouter();
  const [url, setUrl] = useState(callback.url);
  const [can, setCan] = useState<string[]>(callback.url === "" ? ["reply"] : [...callback.can]);
  const [savedUrl, setSavedUrl] = useState(callback.url);
  const [secret, setSecret] = useState<string | null>(null);
  const keep = (address: string): void =>
    run(
      () => keepCallback({ workspace, sourceId, url: address, can: callbackCapabilities.filter((one) => can.includes(one)) }),
      (kept) => {
        setUrl(address);
        setSavedUrl(address);
        setSecret(kept.secret);
        router.refresh();
        showToast({ text: t(address === "" ? "removed" : "saved") });
      },
    );
  const submit = (event: SyntheticEvent<HTMLFormElement>): void => {
    event.preventDefault();
    keep(url.trim());
  };
  return (
    <form onSubmit={submit}>
      <p className={classes["hint"]}>{t("hint")}</p>
      <Fields>
        <TextInput
          label={t("url")}
          type="url"
          placeholder="https://"
          required
          withAsterisk={false}
          maxLength={2000}
          value={url}
          onChange={(event) => setUrl(event.currentTarget.value)}
        />
        <Checkbox.Group label={t("can")} description={t("canHint")} value={can} onChange={setCan}>
          {callbackCapabilities.map((one) => (
            <Checkbox key={one} value={one} label={s(one)} mt="xs" />
          ))}
        </Checkbox.Group>
      </Fields>
      {secret === null ? null : <ShownOnce label={t("secret")} value={secret} />}
      <FormFailure>{failure}</FormFailure>
      <FormButtons>
        <Button type="submit" look="main" size="small" busy={isBusy}>
          {t("save")}
        </Button>
        {savedUrl === "" ? null : (
          <>
            <Greeting workspace={workspace} sourceId={sourceId} />
            <Button size="small" busy={isBusy} onClick={() => keep("")}>
              {t("remove")}
            </Button>
          </>
        )}
      </FormButtons>
    </form>
  );
};

const Greeting = ({ workspace, sourceId }: Pick<Props, "workspace" | "sourceId">) => {
  const t = useTranslations("sources.callback");
  const s = useTranslations("sources.detail.capability");
  const errorWords = useSourceErrorWords();
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const hello = (): void =>
    run(
      () => greet({ workspace, sourceId }),
      (outcome) => {
        if (outcome.kind === "refused") {
          showToast({ text: errorWords(outcome.error), tone: "failed" });
          return;
        }
        const what = outcome.capabilities.map((one) => s(one)).join(", ");
        showToast({ text: what === "" ? t("greetedNothing") : t("greeted", { what }) });
        router.refresh();
      },
    );
  return (
    <Button size="small" busy={isBusy} onClick={hello}>
      {t("hello")}
    </Button>
  );
};
