"use client";

import { IconFileExport } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Button } from "../../_ui/controls/button";
import { Icon } from "../../_ui/controls/icon";
import type { Exported } from "./export-dialog.client";

const ExportDialog = dynamic(async () => (await import("./export-dialog.client")).ExportDialog, { ssr: false });

type Props = Exported & {
  /** In a bar of tools: the icon alone. */
  readonly isTool?: boolean;
};

/** Takes what the page shows along as a file. */
export const ExportButton = ({ isTool = false, ...exported }: Props) => {
  const t = useTranslations("exports");
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button
        look={isTool ? "bare" : "plain"}
        square={isTool}
        icon={<Icon of={IconFileExport} />}
        {...(isTool ? { "aria-label": t("export"), title: t("export") } : {})}
        onClick={() => setOpen(true)}
      >
        {isTool ? null : t("export")}
      </Button>
      {isOpen ? <ExportDialog {...exported} onClose={() => setOpen(false)} /> : null}
    </>
  );
};
