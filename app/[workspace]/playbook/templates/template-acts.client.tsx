"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";

import type { ActionResult } from "#lib/auth/action";
import type { TemplateView } from "#lib/playbook/template-model";

import { Button } from "../../../_ui/controls/button";
import { ConfirmOnce } from "../../../_ui/controls/confirm-once.client";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import { bringTemplateBack, giveShippedWords, putTemplateAway } from "../actions";

/** Puts a template away and brings it back; gives one that ships its own words again. */
export const TemplateActs = ({ workspace, template: { id, title, origin, archivedAt } }: { readonly workspace: string; readonly template: TemplateView }) => {
  const t = useTranslations("playbook.templates");
  const common = useTranslations("common");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const act = (work: () => Promise<ActionResult<void>>, onDone: () => void): void =>
    run(work, () => {
      onDone();
      router.refresh();
    });
  const restore = (): void =>
    act(
      () => bringTemplateBack({ workspace, id }),
      () => showToast({ text: t("restored", { title }) }),
    );
  const archive = (): void =>
    act(
      () => putTemplateAway({ workspace, id }),
      () => showToast({ text: t("archived", { title }), undo: { label: common("undo"), run: restore } }),
    );
  const reset = (): void =>
    act(
      () => giveShippedWords({ workspace, id }),
      () => showToast({ text: t("wasReset", { title }) }),
    );
  if (archivedAt !== null)
    return (
      <Button busy={isBusy} onClick={restore}>
        {t("restore")}
      </Button>
    );
  return (
    <>
      <Button busy={isBusy} onClick={archive}>
        {t("archive")}
      </Button>
      {origin === "adapted" ? (
        <ConfirmOnce
          trigger={(open) => (
            <Button busy={isBusy} onClick={open}>
              {t("reset")}
            </Button>
          )}
          question={t("resetAsk")}
          confirm={t("reset")}
          cancel={common("cancel")}
          onConfirm={reset}
        />
      ) : null}
    </>
  );
};
