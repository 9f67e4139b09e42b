"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";

import { Button } from "../../../_ui/controls/button";
import { ConfirmOnce } from "../../../_ui/controls/confirm-once.client";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import { retagHistory, stopRetag } from "../actions";

export const StartRetag = ({ workspace }: { readonly workspace: string }) => {
  const t = useTranslations("settings.tagger.history");
  const common = useTranslations("common");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const start = (): void =>
    run(
      () => retagHistory({ workspace }),
      () => {
        router.refresh();
        showToast({ text: t("started") });
      },
    );
  return (
    <ConfirmOnce
      question={t("startAsk")}
      confirm={t("start")}
      cancel={common("cancel")}
      onConfirm={start}
      trigger={(open) => (
        <Button size="small" busy={isBusy} onClick={open}>
          {t("start")}
        </Button>
      )}
    />
  );
};

export const CancelRetag = ({ workspace, runId }: { readonly workspace: string; readonly runId: string }) => {
  const t = useTranslations("settings.tagger.history");
  const common = useTranslations("common");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const stop = (): void =>
    run(
      () => stopRetag({ workspace, runId }),
      () => router.refresh(),
    );
  return (
    <ConfirmOnce
      question={t("cancelAsk")}
      confirm={t("cancel")}
      cancel={common("cancel")}
      onConfirm={stop}
      trigger={(open) => (
        <Button size="small" busy={isBusy} onClick={open}>
          {t("cancel")}
        </Button>
      )}
    />
  );
};
