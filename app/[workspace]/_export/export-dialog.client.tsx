"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { AddressWords, ExportFormat, ExportSubject } from "#lib/exports/model";

import { FormDialog } from "../../_ui/controls/form-dialog.client";
import { useAct } from "../../_ui/controls/use-act.client";
import { ask } from "../settings/exports/actions";
import { FormatChoice } from "./format-choice.client";

export type Exported = {
  readonly workspace: string;
  readonly what: ExportSubject;
  /** What the page's address says. */
  readonly filters: AddressWords;
};

/** Asks for the format; where the file is written is where the reader goes next. */
export const ExportDialog = ({ workspace, what, filters, onClose }: Exported & { readonly onClose: () => void }) => {
  const t = useTranslations("exports");
  const router = useRouter();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [format, setFormat] = useState<ExportFormat>("xlsx");
  const go = (): void =>
    run(
      () => ask({ workspace, what, format, filters }),
      () => router.push(`/${workspace}/settings/exports`),
    );
  return (
    <FormDialog title={t(`ask.${what}`)} go={t("export")} size="sm" isReady isBusy={isBusy} failure={failure} onGo={go} onClose={onClose}>
      <FormatChoice value={format} onChoose={setFormat} />
    </FormDialog>
  );
};
