"use client";

import { Menu } from "@mantine/core";
import { IconShield } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { GuardView } from "#lib/conduct/view-model";

import { Kbd } from "../../../_ui/controls/kbd";
import { useAct } from "../../../_ui/controls/use-act.client";
import { useActs } from "../acts.client";
import { readGuard } from "./actions";

const GuardDialog = dynamic(async () => (await import("./guard-dialog.client")).GuardDialog, { ssr: false });
const WarnDialog = dynamic(async () => (await import("./warn-dialog.client")).WarnDialog, { ssr: false });
const BanDialog = dynamic(async () => (await import("./ban-dialog.client")).BanDialog, { ssr: false });
const CloseDialog = dynamic(async () => (await import("./close-dialog.client")).CloseDialog, { ssr: false });

const dialogs = { guard: GuardDialog, warning: WarnDialog, ban: BanDialog, closing: CloseDialog } as const;
type DialogName = keyof typeof dialogs;

type Props = {
  readonly workspace: string;
  readonly itemId: string;
  readonly zone: string;
  readonly className: string;
  readonly onDone: () => void;
};

/** What can be done about an item that breaks the rules; each choice opens its dialog with all that it will do. */
export const GuardMenu = ({ workspace, itemId, zone, className, onDone }: Props) => {
  const t = useTranslations("conduct.menu");
  const { warnManagers } = useActs();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const [open, setOpen] = useState<{ readonly name: DialogName; readonly view: GuardView } | null>(null);
  const show = (name: DialogName): void =>
    run(
      () => readGuard({ workspace, itemId }),
      (view) => setOpen({ name, view }),
    );
  const close = (): void => setOpen(null);
  const Dialog = open === null ? null : dialogs[open.name];
  return (
    <>
      <Menu position="bottom-end" width={240} withinPortal returnFocus>
        <Menu.Target>
          <button type="button" className={className} aria-label={t("label")} title={t("label")} aria-busy={isBusy || undefined}>
            <IconShield size={16} stroke={1.5} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t("label")}</Menu.Label>
          <Menu.Item onClick={() => show("warning")}>{t("warn")}</Menu.Item>
          <Menu.Item onClick={() => show("guard")}>{t("guard")}</Menu.Item>
          <Menu.Item onClick={() => show("closing")}>{t("close")}</Menu.Item>
          <Menu.Item onClick={() => show("ban")}>{t("ban")}</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => warnManagers(itemId)} rightSection={<Kbd>m</Kbd>}>
            {t("manager")}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {open !== null && Dialog !== null ? (
        <Dialog
          workspace={workspace}
          zone={zone}
          view={open.view}
          onReread={() => show(open.name)}
          onAskForBan={() => show("ban")}
          onClose={close}
          onDone={() => {
            close();
            onDone();
          }}
        />
      ) : null}
    </>
  );
};
