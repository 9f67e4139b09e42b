"use client";

import { IconCircleCheck, IconFileExport, IconLink, IconAlertTriangle } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";

import type { ChainVerdict } from "#lib/team/audit-chain-model";

import { Button } from "../../../_ui/controls/button";
import { FormFailure } from "../../../_ui/controls/form-parts";
import { useAct } from "../../../_ui/controls/use-act.client";
import { verifyTrail } from "./actions";
import classes from "./verify.module.css";

/** Recomputes the chain at the reader's word, says what came of it, and hands the trail out as a file. */
export const VerifyTrail = ({ workspace, exportButton }: { readonly workspace: string; readonly exportButton: ReactNode }) => {
  const t = useTranslations("conduct.audit");
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [verdict, setVerdict] = useState<ChainVerdict | null>(null);
  return (
    <div className={classes["tools"]}>
      <Button busy={isBusy} icon={<IconLink size={16} stroke={1.5} aria-hidden />} onClick={() => run(() => verifyTrail({ workspace }), setVerdict)}>
        {t("verify")}
      </Button>
      {(["csv", "jsonl"] as const).map((format) => (
        <a key={format} className={classes["export"]} href={`/${workspace}/settings/audit/export?format=${format}`} download>
          <IconFileExport size={16} stroke={1.5} aria-hidden />
          {t(`export.${format}`)}
        </a>
      ))}
      {exportButton}
      <div role="status" className={classes["verdict"]}>
        {verdict === null ? null : <Verdict verdict={verdict} />}
      </div>
      <FormFailure>{failure}</FormFailure>
    </div>
  );
};

const Verdict = ({ verdict }: { readonly verdict: ChainVerdict }) => {
  const t = useTranslations("conduct.audit");
  switch (verdict.kind) {
    case "whole":
      return (
        <p className={classes["whole"]}>
          <IconCircleCheck size={16} stroke={1.5} aria-hidden />
          {t("whole", { count: verdict.head.seq })} <code title={verdict.head.hash}>{verdict.head.hash.slice(0, 12)}</code>
        </p>
      );
    case "not-begun":
      return <p>{t("notBegun")}</p>;
    case "broken":
      return (
        <p className={classes["broken"]}>
          <IconAlertTriangle size={16} stroke={1.5} aria-hidden />
          {t("broken", { place: verdict.seq, fault: t(`fault.${verdict.fault}`) })} {verdict.entryId === null ? null : <code>{verdict.entryId}</code>}
        </p>
      );
  }
};
