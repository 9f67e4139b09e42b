"use client";

import { IconFileExport } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { AddressWords, ExportFormat, ExportSubject } from "#lib/exports/model";

import { Button } from "../../_ui/controls/button";
import { FormDialog } from "../../_ui/controls/form-dialog.client";
import { Icon } from "../../_ui/controls/icon";
import { useAct } from "../../_ui/controls/use-act.client";
import { ask } from "../settings/exports/actions";
import { FormatChoice } from "./format-choice.client";

type Props = {
  readonly workspace: string;
  readonly what: ExportSubject;
  /** What the page's address says. */
  readonly filters: AddressWords;
  /** In a bar of tools: the icon alone. */
  readonly isTool?: boolean;
};

/** Takes what the page shows along as a file; where it is written is where the reader goes next. */
export const ExportButton = ({ workspace, what, filters, isTool = false }: Props) => {
  const t = useTranslations("exports");
  const router = useRouter();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [isOpen, setOpen] = useState(false);
  const [format, setFormat] = useState<ExportFormat>("xlsx");
  const go = (): void =>
    run(
      () => ask({ workspace, what, format, filters }),
      () => router.push(`/${workspace}/settings/exports`),
    );
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
      {isOpen ? (
        <FormDialog title={t(`ask.${what}`)} go={t("export")} size="sm" isReady isBusy={isBusy} failure={failure} onGo={go} onClose={() => setOpen(false)}>
          <FormatChoice value={format} onChoose={setFormat} />
        </FormDialog>
      ) : null}
    </>
  );
};
