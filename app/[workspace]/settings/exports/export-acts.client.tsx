"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";

import type { ExportView } from "#lib/exports/model";

import { Button } from "../../../_ui/controls/button";
import { ConfirmOnce } from "../../../_ui/controls/confirm-once.client";
import { useAct } from "../../../_ui/controls/use-act.client";
import settings from "../_settings/settings.module.css";
import { remove, stop } from "./actions";

type Props = { readonly workspace: string; readonly run: Pick<ExportView, "id" | "title" | "status">; readonly isUnderWay: boolean };

/** What can be done with a file: stop it while it is written; then take it, or delete it. */
export const ExportActs = ({ workspace, run, isUnderWay }: Props) => {
  const t = useTranslations("exports");
  const common = useTranslations("common");
  const router = useRouter();
  const { isBusy, run: act } = useAct({ failAs: "toast" });
  const input = { workspace, exportId: run.id };
  if (isUnderWay)
    return (
      <div className={settings["actions"]}>
        <Button
          look="bare"
          size="small"
          busy={isBusy}
          onClick={() =>
            act(
              () => stop(input),
              () => router.refresh(),
            )
          }
        >
          {t("stop")}
        </Button>
      </div>
    );
  return (
    <div className={settings["actions"]}>
      {run.status === "done" ? (
        <a className="link" href={`/${workspace}/settings/exports/${run.id}/file`} download>
          {t("download")}
        </a>
      ) : null}
      <ConfirmOnce
        question={t("deleteAsk", { title: run.title })}
        confirm={t("delete")}
        cancel={common("cancel")}
        onConfirm={() =>
          act(
            () => remove(input),
            () => router.refresh(),
          )
        }
        trigger={(open) => (
          <Button look="bare" size="small" busy={isBusy} onClick={open}>
            {t("delete")}
          </Button>
        )}
      />
    </div>
  );
};
