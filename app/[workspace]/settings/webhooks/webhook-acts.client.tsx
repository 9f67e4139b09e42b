"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { WebhookType, WebhookView } from "#lib/webhooks/model";

import { Button } from "../../../_ui/controls/button";
import { ConfirmOnce } from "../../../_ui/controls/confirm-once.client";
import { ShownOnce } from "../../../_ui/controls/shown-once.client";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import { remove, rotate, test, turn } from "./actions";
import { ReplaySince } from "./replay.client";
import { ChangeWebhook } from "./webhook-form.client";
import classes from "./webhooks.module.css";

type Props = { readonly workspace: string; readonly webhook: WebhookView; readonly types: readonly WebhookType[] };

/** What can be done with an address. */
export const WebhookActs = ({ workspace, webhook, types }: Props) => {
  const t = useTranslations("webhooks");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const [open, setOpen] = useState<"change" | "replay" | null>(null);
  const [secret, setSecret] = useState<string | null>(null);
  const input = { workspace, webhookId: webhook.id };
  const { host } = new URL(webhook.url);
  const isOn = webhook.disabledAt === null;
  const refresh = (): void => router.refresh();
  const sendTest = (): void =>
    run(
      () => test(input),
      () => {
        showToast({ text: t("tested") });
        refresh();
      },
    );
  const renew = (): void =>
    run(
      () => rotate(input),
      (made) => {
        setSecret(made.secret);
        refresh();
      },
    );
  const close = (): void => setOpen(null);
  return (
    <>
      <div className={classes["acts"]}>
        {isOn ? (
          <Button look="bare" size="small" busy={isBusy} onClick={sendTest}>
            {t("test")}
          </Button>
        ) : null}
        <Button look="bare" size="small" onClick={() => setOpen("change")}>
          {t("change")}
        </Button>
        <Asking question={t("rotateAsk")} words={t("rotate")} isBusy={isBusy} onConfirm={renew} />
        {isOn ? (
          <Button look="bare" size="small" onClick={() => setOpen("replay")}>
            {t("replay")}
          </Button>
        ) : null}
        <Button look="bare" size="small" busy={isBusy} onClick={() => run(() => turn({ ...input, isOn: !isOn }), refresh)}>
          {t(isOn ? "disable" : "enable")}
        </Button>
        <Asking question={t("removeAsk", { host })} words={t("remove")} isBusy={isBusy} onConfirm={() => run(() => remove(input), refresh)} />
      </div>
      {secret === null ? null : <ShownOnce key={secret} label={t("secretOnce", { host })} value={secret} />}
      {open === "change" ? <ChangeWebhook workspace={workspace} types={types} webhook={webhook} onClose={close} /> : null}
      {open === "replay" ? <ReplaySince workspace={workspace} webhookId={webhook.id} onClose={close} /> : null}
    </>
  );
};

type AskingProps = { readonly question: string; readonly words: string; readonly isBusy: boolean; readonly onConfirm: () => void };

/** A button that asks once before it does. */
const Asking = ({ question, words, isBusy, onConfirm }: AskingProps) => {
  const common = useTranslations("common");
  return (
    <ConfirmOnce
      question={question}
      confirm={words}
      cancel={common("cancel")}
      onConfirm={onConfirm}
      trigger={(ask) => (
        <Button look="bare" size="small" busy={isBusy} onClick={ask}>
          {words}
        </Button>
      )}
    />
  );
};
