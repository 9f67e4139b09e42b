"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { GroupView } from "#lib/reports/model";

import { Button } from "../../_ui/controls/button";
import { ConfirmOnce } from "../../_ui/controls/confirm-once.client";
import { showToast } from "../../_ui/controls/toast-store";
import { useAct } from "../../_ui/controls/use-act.client";
import { pause, remove, resume, sendTest } from "./actions";
import { GroupDialog, type Choices } from "./group-dialog.client";
import { MakeNow } from "./make-now.client";
import classes from "./reports.module.css";

type Props = { readonly workspace: string; readonly group: GroupView; readonly choices: Choices };

/** What can be done with a group. */
export const GroupActs = ({ workspace, group, choices }: Props) => {
  const t = useTranslations("reports.groups");
  const common = useTranslations("common");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const [isEdited, setEdited] = useState(false);
  const on = { workspace, groupId: group.id };
  return (
    <div className={classes["acts"]}>
      <MakeNow workspace={workspace} groupId={group.id} look="bare" />
      <Button
        look="bare"
        size="small"
        busy={isBusy}
        onClick={() =>
          run(
            () => sendTest(on),
            () => showToast({ text: t("testUnderWay") }),
          )
        }
      >
        {t("test")}
      </Button>
      <Button look="bare" size="small" onClick={() => setEdited(true)}>
        {t("edit")}
      </Button>
      <Button
        look="bare"
        size="small"
        busy={isBusy}
        onClick={() =>
          run(
            () => (group.isPaused ? resume(on) : pause(on)),
            () => router.refresh(),
          )
        }
      >
        {group.isPaused ? t("resume") : t("pause")}
      </Button>
      <ConfirmOnce
        question={t("removeAsk", { name: group.name })}
        confirm={common("remove")}
        cancel={common("cancel")}
        onConfirm={() =>
          run(
            () => remove(on),
            () => router.refresh(),
          )
        }
        trigger={(open) => (
          <Button look="bare" size="small" busy={isBusy} onClick={open}>
            {common("remove")}
          </Button>
        )}
      />
      {isEdited ? <GroupDialog workspace={workspace} choices={choices} group={group} onClose={() => setEdited(false)} /> : null}
    </div>
  );
};
