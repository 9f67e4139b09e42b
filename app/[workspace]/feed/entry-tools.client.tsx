"use client";

import { IconPin, IconPinnedOff, IconX } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";

import { Button } from "../../_ui/controls/button";
import { ConfirmOnce } from "../../_ui/controls/confirm-once.client";
import { Icon } from "../../_ui/controls/icon";
import { useAct } from "../../_ui/controls/use-act.client";
import { pin, withdraw } from "./actions";

type Props = {
  readonly workspace: string;
  readonly entryId: string;
  readonly isPinned: boolean;
  readonly canKeep: boolean;
  readonly canWithdraw: boolean;
};

/** Pin it to the head of the feed, or take it out. */
export const EntryTools = ({ workspace, entryId, isPinned, canKeep, canWithdraw }: Props) => {
  const t = useTranslations("feed.tools");
  const common = useTranslations("common");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const refresh = (): void => router.refresh();
  const pinWords = t(isPinned ? "unpin" : "pin");
  return (
    <>
      {canKeep ? (
        <Button
          look="bare"
          square
          size="small"
          busy={isBusy}
          aria-label={pinWords}
          title={pinWords}
          icon={<Icon of={isPinned ? IconPinnedOff : IconPin} />}
          onClick={() => run(() => pin({ workspace, entryId, isPinned: !isPinned }), refresh)}
        />
      ) : null}
      {canWithdraw ? (
        <ConfirmOnce
          question={t("withdrawAsk")}
          confirm={t("withdraw")}
          cancel={common("cancel")}
          onConfirm={() => run(() => withdraw({ workspace, entryId }), refresh)}
          trigger={(open) => (
            <Button look="bare" square size="small" aria-label={t("withdraw")} title={t("withdraw")} icon={<Icon of={IconX} />} onClick={open} />
          )}
        />
      ) : null}
    </>
  );
};
