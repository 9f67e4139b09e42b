"use client";

import { Menu, Textarea } from "@mantine/core";
import { IconArrowsExchange, IconCheck } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { giftStatuses, waitingFor, type GiftStatus, type ThanksProgress } from "#lib/suggestions/model";

import { Button } from "../../_ui/controls/button";
import { FormDialog } from "../../_ui/controls/form-dialog.client";
import { Icon } from "../../_ui/controls/icon";
import { useAct } from "../../_ui/controls/use-act.client";
import { move } from "./actions";

type Props = {
  readonly workspace: string;
  readonly suggestionId: string;
  readonly title: string;
  readonly status: GiftStatus;
  readonly progress: ThanksProgress;
  /** With its word beside it. */ readonly isWide?: boolean;
};

/** Moves a suggestion to another column, by pointer or by keys; declining asks why, and done leads to those who wait for thanks. */
export const MoveMenu = ({ workspace, suggestionId, title, status, progress, isWide = false }: Props) => {
  const t = useTranslations("suggestions");
  const router = useRouter();
  const [isDeclining, setDeclining] = useState(false);
  const { isBusy, run } = useAct({ failAs: "toast" });
  const waiting = waitingFor(progress);
  const choose = (to: GiftStatus): void => {
    if (to === "declined") setDeclining(true);
    else if (to === "done" && waiting > 0 && !isWide) router.push(`/${workspace}/suggestions/${suggestionId}`);
    else
      run(
        () => move({ workspace, suggestionId, to }),
        () => router.refresh(),
      );
  };
  return (
    <>
      <Menu position="bottom-end" width={200} withinPortal returnFocus>
        <Menu.Target>
          <Button
            look={isWide ? "plain" : "bare"}
            size={isWide ? "medium" : "small"}
            square={!isWide}
            busy={isBusy}
            {...(isWide ? {} : { "aria-label": t("moveOf", { title }) })}
            title={t("move")}
            icon={<Icon of={IconArrowsExchange} />}
          >
            {isWide ? t(`status.${status}`) : null}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>{t("move")}</Menu.Label>
          {giftStatuses.map((to) => (
            <Menu.Item key={to} disabled={to === status} rightSection={to === status ? <Icon of={IconCheck} size={14} /> : null} onClick={() => choose(to)}>
              {t(`status.${to}`)}
              {to === "done" && to !== status && waiting > 0 ? <span className="ink3 small"> {t("thankFirst", { count: waiting })}</span> : null}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      {isDeclining ? <DeclineDialog {...{ workspace, suggestionId }} onClose={() => setDeclining(false)} /> : null}
    </>
  );
};

const DeclineDialog = ({ workspace, suggestionId, onClose }: Pick<Props, "workspace" | "suggestionId"> & { readonly onClose: () => void }) => {
  const t = useTranslations("suggestions.decline");
  const router = useRouter();
  const [reason, setReason] = useState("");
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const decline = (): void =>
    run(
      () => move({ workspace, suggestionId, to: "declined", reason }),
      () => {
        onClose();
        router.refresh();
      },
    );
  return (
    <FormDialog title={t("title")} go={t("go")} size="sm" isReady={reason.trim().length >= 3} {...{ isBusy, failure, onClose }} onGo={decline}>
      <Textarea
        label={t("reason")}
        description={t("hint")}
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        data-autofocus
      />
    </FormDialog>
  );
};
