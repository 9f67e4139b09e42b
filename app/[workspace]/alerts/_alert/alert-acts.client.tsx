"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";

import type { AlertState } from "#lib/alerts/model/alert-machine";

import { Button } from "../../../_ui/controls/button";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import { reopen, resolve, takeUp } from "../actions";

type Props = { readonly workspace: string; readonly alertId: string; readonly state: AlertState };

/** What can be done about an alert that stands: take it up, which can be taken back, or say that it is dealt with. */
export const AlertActs = ({ workspace, alertId, state }: Props) => {
  const t = useTranslations("alerts");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const input = { workspace, alertId };
  const takeBack = (): void =>
    run(
      () => reopen(input),
      () => {
        router.refresh();
        showToast({ text: t("reopened") });
      },
    );
  const acknowledge = (): void =>
    run(
      () => takeUp(input),
      () => {
        router.refresh();
        showToast({ text: t("acknowledged"), undo: { label: t("undo"), run: takeBack } });
      },
    );
  const end = (): void =>
    run(
      () => resolve(input),
      () => {
        router.refresh();
        showToast({ text: t("resolved") });
      },
    );
  if (state === "resolved") return null;
  return (
    <>
      {state === "acknowledged" ? null : (
        <Button size="small" busy={isBusy} onClick={acknowledge} data-take-up>
          {t("acknowledge")}
        </Button>
      )}
      <Button look="bare" size="small" busy={isBusy} onClick={end}>
        {t("resolve")}
      </Button>
    </>
  );
};
