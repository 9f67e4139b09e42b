"use client";

import { IconBriefcase } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { Conversation } from "#lib/inbox/model";

import { Button } from "../../../_ui/controls/button";
import { Icon } from "../../../_ui/controls/icon";
import { useKeys } from "../../_shell/keys.client";
import { useDesk } from "../../inbox/desk-context.client";

// Most visits open no case.
const OpenDialog = dynamic(async () => (await import("./open-dialog.client")).OpenDialog, { ssr: false });

/** Opens a case from a conversation: a button, and the key c. */
export const OpenCase = ({ conversation }: { readonly conversation: Conversation }) => {
  const t = useTranslations("cases.open");
  const keys = useTranslations("inbox.keys");
  const { may } = useDesk();
  const [isOpen, setOpen] = useState(false);
  const isPossible = may.openCases && !conversation.item.isBrand;
  useKeys(keys("group"), isPossible ? { c: { label: t("button"), run: () => setOpen(true) } } : {});
  if (!isPossible) return null;
  return (
    <>
      <Button look="bare" square icon={<Icon of={IconBriefcase} />} aria-label={t("button")} title={`${t("button")} (c)`} onClick={() => setOpen(true)} />
      {isOpen ? <OpenDialog conversation={conversation} onClose={() => setOpen(false)} /> : null}
    </>
  );
};
