"use client";

import { IconShare3 } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Button } from "../../../_ui/controls/button";
import { Icon } from "../../../_ui/controls/icon";

const ShareDialog = dynamic(async () => (await import("./share-dialog.client")).ShareDialog, { ssr: false });

/** "Share with the team": asks colleagues about a hard comment. */
export const ShareItem = ({ workspace, itemId }: { readonly workspace: string; readonly itemId: string }) => {
  const t = useTranslations("feed.share");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="bare" square aria-label={t("label")} title={t("label")} icon={<Icon of={IconShare3} />} onClick={() => setOpen(true)} />
      {isOpen ? <ShareDialog {...{ workspace, itemId }} onClose={() => setOpen(false)} /> : null}
    </>
  );
};
