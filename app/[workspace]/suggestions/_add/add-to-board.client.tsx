"use client";

import { IconBulb } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";

import { Button } from "../../../_ui/controls/button";
import { Icon } from "../../../_ui/controls/icon";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import { addItem } from "../actions";

/** "Add to the gift board": puts a comment where its like is, and offers to go and look. */
export const AddToBoard = ({ workspace, itemId }: { readonly workspace: string; readonly itemId: string }) => {
  const t = useTranslations("suggestions.add");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const add = (): void =>
    run(
      () => addItem({ workspace, itemId }),
      ({ suggestionId }) => showToast({ text: t("done"), undo: { label: t("look"), run: () => router.push(`/${workspace}/suggestions/${suggestionId}`) } }),
    );
  return <Button look="bare" square busy={isBusy} aria-label={t("label")} title={t("label")} icon={<Icon of={IconBulb} />} onClick={add} />;
};
