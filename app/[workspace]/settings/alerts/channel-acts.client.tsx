"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { ChannelView } from "#lib/alerts/model/rule-view";
import type { Locale } from "#lib/auth/actor";

import { Button } from "../../../_ui/controls/button";
import { ConfirmOnce } from "../../../_ui/controls/confirm-once.client";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import { removePlace, testPlace } from "./actions";
import classes from "./alert-settings.module.css";
import { ChannelDialog } from "./channel-dialog.client";

type AddProps = { readonly workspace: string; readonly locale: Locale; readonly hasMail: boolean };

export const AddChannel = (props: AddProps) => {
  const t = useTranslations("alerts.channels");
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setIsOpen(true)}>{t("add")}</Button>
      {isOpen ? <ChannelDialog {...props} onClose={() => setIsOpen(false)} /> : null}
    </>
  );
};

/** What can be done with a channel: see whether it works, take it away. */
export const ChannelActs = ({ workspace, channel: { id, name } }: { readonly workspace: string; readonly channel: Pick<ChannelView, "id" | "name"> }) => {
  const t = useTranslations("alerts.channels");
  const common = useTranslations("common");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const input = { workspace, channelId: id };
  const test = (): void =>
    run(
      () => testPlace(input),
      (tested) => {
        router.refresh();
        if (tested.kind === "sent") showToast({ text: t("tested") });
        else showToast({ text: t("testFailed", { why: t(`failure.${tested.why}`) }), tone: "failed" });
      },
    );
  const remove = (): void =>
    run(
      () => removePlace(input),
      () => {
        router.refresh();
        showToast({ text: t("removed") });
      },
    );
  return (
    <div className={classes["acts"]}>
      <Button size="small" busy={isBusy} onClick={test}>
        {t("test")}
      </Button>
      <ConfirmOnce
        question={t("removeAsk", { name })}
        confirm={t("remove")}
        cancel={common("cancel")}
        onConfirm={remove}
        trigger={(open) => (
          <Button look="bare" size="small" busy={isBusy} onClick={open}>
            {t("remove")}
          </Button>
        )}
      />
    </div>
  );
};
