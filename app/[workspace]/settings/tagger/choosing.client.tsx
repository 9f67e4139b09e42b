"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";

import { Button } from "../../../_ui/controls/button";
import { ConfirmOnce } from "../../../_ui/controls/confirm-once.client";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import { learnNow, chooseVersion } from "../actions";

export const LearnNow = ({ workspace, isAsked }: { readonly workspace: string; readonly isAsked: boolean }) => {
  const t = useTranslations("settings.tagger.learning");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const learn = (): void =>
    run(
      () => learnNow({ workspace }),
      () => {
        router.refresh();
        showToast({ text: t("askedToast") });
      },
    );
  return (
    <Button size="small" busy={isBusy || isAsked} onClick={learn}>
      {isAsked ? t("asked") : t("now")}
    </Button>
  );
};

type UseProps = { readonly workspace: string; /** Null: the model as shipped. */ readonly version: number | null };

/** Lets another version read, once it was asked for twice. */
export const UseVersion = ({ workspace, version }: UseProps) => {
  const t = useTranslations("settings.tagger.versions");
  const common = useTranslations("common");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const choose = (): void =>
    run(
      () => chooseVersion({ workspace, version }),
      () => {
        router.refresh();
        showToast({ text: version === null ? t("usedPlain") : t("used", { version }) });
      },
    );
  return (
    <ConfirmOnce
      question={version === null ? t("usePlainAsk") : t("useAsk", { version })}
      confirm={version === null ? t("usePlain") : t("use")}
      cancel={common("cancel")}
      onConfirm={choose}
      trigger={(open) => (
        <Button
          size="small"
          look={version === null ? "plain" : "bare"}
          busy={isBusy}
          onClick={open}
          aria-label={version === null ? undefined : t("useLabel", { version })}
        >
          {version === null ? t("usePlain") : t("use")}
        </Button>
      )}
    />
  );
};
