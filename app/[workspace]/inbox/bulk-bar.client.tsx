"use client";

import { IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

import { Button } from "../../_ui/controls/button";
import { Icon } from "../../_ui/controls/icon";
import type { OpenMenu } from "./conversation-head.client";
import { useDesk } from "./desk-context.client";
import classes from "./desk.module.css";
import { AssignMenu, DismissMenu } from "./menus.client";

type Props = { readonly picked: ReadonlySet<string>; readonly menu: OpenMenu; readonly onMenu: (menu: OpenMenu) => void; readonly onClear: () => void };

/** What can be done to all picked comments at once. */
export const BulkBar = ({ picked, menu, onMenu, onClear }: Props) => {
  const t = useTranslations("inbox");
  const { may } = useDesk();
  const itemIds = [...picked];
  const toggle = (name: Exclude<OpenMenu, null>) => (isOpen: boolean) => onMenu(isOpen ? name : null);
  return (
    <div className={classes["bulk"]} role="region" aria-label={t("list.selected", { count: picked.size })}>
      <strong aria-live="polite">{t("list.selected", { count: picked.size })}</strong>
      {may.assign ? (
        <AssignMenu itemIds={itemIds} isOpen={menu === "assign"} onToggle={toggle("assign")} current={null} onDone={onClear}>
          <Button look="bare">{t("bulk.assign")}</Button>
        </AssignMenu>
      ) : null}
      {may.close ? (
        <DismissMenu itemIds={itemIds} isOpen={menu === "dismiss"} onToggle={toggle("dismiss")} onDone={onClear}>
          <Button look="bare" onClick={() => onMenu(menu === "dismiss" ? null : "dismiss")}>
            {t("bulk.dismiss")}
          </Button>
        </DismissMenu>
      ) : null}
      <Button look="bare" square aria-label={t("bulk.clear")} onClick={onClear} icon={<Icon of={IconX} />} />
    </div>
  );
};
