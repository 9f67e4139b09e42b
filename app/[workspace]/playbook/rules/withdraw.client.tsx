"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";

import { Button } from "../../../_ui/controls/button";
import { ConfirmOnce } from "../../../_ui/controls/confirm-once.client";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import { withdraw } from "../actions";

type Props = { readonly workspace: string; readonly brandId: string; readonly number: string };

/** Takes a clause out of force, asking once. */
export const Withdraw = ({ workspace, brandId, number }: Props) => {
  const t = useTranslations("playbook.rules");
  const common = useTranslations("common");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const confirm = (): void =>
    run(
      () => withdraw({ workspace, brandId, number }),
      () => {
        showToast({ text: t("withdrawn", { number }) });
        router.refresh();
      },
    );
  return (
    <ConfirmOnce
      trigger={(open) => (
        <Button look="bare" size="small" busy={isBusy} aria-label={t("withdrawLabel", { number })} onClick={open}>
          {t("withdraw")}
        </Button>
      )}
      question={t("withdrawAsk", { number })}
      confirm={t("withdraw")}
      cancel={common("cancel")}
      onConfirm={confirm}
    />
  );
};
