"use client";

import { useNow, useTranslations } from "next-intl";
import { useEffect, useState } from "react";

import type { ImportProgress } from "#lib/sources/model";

import { Button } from "../../../../_ui/controls/button";
import { ConfirmOnce } from "../../../../_ui/controls/confirm-once.client";
import { ProgressBar } from "../../../../_ui/controls/progress-bar";
import { useAct } from "../../../../_ui/controls/use-act.client";
import { useSpan } from "../../../../_ui/time/use-span";
import { progressOfImport, stopImport } from "../../actions";
import classes from "../../add/add.module.css";
import { useBytes } from "../../add/use-bytes";

type Props = { readonly workspace: string; readonly served: ImportProgress; readonly canStop: boolean };

const everyMs = 1000;

/** How far a file has been read, how fast, how long it will take, and the way to stop it. */
export const ImportRun = ({ workspace, served, canStop }: Props) => {
  const t = useTranslations("imports");
  const common = useTranslations("common");
  const bytes = useBytes();
  const [run, now, setRun] = useProgress(workspace, served);
  const { isBusy, failure, run: act } = useAct({ failAs: "toast" });
  const share = run.sizeBytes === 0 ? 0 : run.doneBytes / run.sizeBytes;
  const isUnderWay = run.status === "running";
  const stop = (): void =>
    act(
      () => stopImport({ workspace, importId: run.id }),
      () => setRun({ ...run, status: "cancelled" }),
    );
  return (
    <section>
      <h2>{t(`run.status.${run.status}`)}</h2>
      <div className={classes["bar"]}>
        <ProgressBar share={share} label={t("run.title", { name: run.fileName })} />
      </div>
      <p className={classes["facts"]}>
        <span>{t("run.running", { done: bytes(run.doneBytes), all: bytes(run.sizeBytes) })}</span>
        {isUnderWay ? <Speed run={run} now={now} /> : null}
      </p>
      <p className={classes["facts"]}>
        <span>{t("run.accepted", { count: run.accepted })}</span>
        <span>{t("run.duplicates", { count: run.duplicates })}</span>
        <span>{t("run.rejected", { count: run.rejected })}</span>
      </p>
      {run.failure ? <p className={classes["problem"]}>{t(`run.failure.${run.failure}`)}</p> : null}
      {failure ? <p className={classes["problem"]}>{failure}</p> : null}
      <div className={classes["sub"]}>
        {isUnderWay && canStop ? (
          <ConfirmOnce
            question={t("run.cancelAsk")}
            confirm={t("run.cancel")}
            cancel={common("cancel")}
            onConfirm={stop}
            trigger={(open) => (
              <Button busy={isBusy} onClick={open}>
                {t("run.cancel")}
              </Button>
            )}
          />
        ) : null}
        {run.rejected > 0 && !isUnderWay ? (
          <a className="link" href={`/${workspace}/sources/imports/${run.id}/rejected`} download>
            {t("run.download")}
          </a>
        ) : null}
      </div>
    </section>
  );
};

/** Rows a second so far, and what the rest takes at that pace. */
const Speed = ({ run, now }: { readonly run: ImportProgress; readonly now: Date }) => {
  const t = useTranslations("imports.run");
  const span = useSpan();
  const spentMs = run.startedAt === null ? 0 : now.getTime() - Date.parse(run.startedAt);
  if (spentMs < 2000 || run.doneBytes === 0) return null;
  const rows = run.accepted + run.duplicates + run.rejected;
  const leftMs = (spentMs / run.doneBytes) * (run.sizeBytes - run.doneBytes);
  return (
    <>
      <span>{t("rate", { count: Math.round((rows * 1000) / spentMs) })}</span>
      <span>{t("left", { span: leftMs < 60_000 ? t("underMinute") : span(leftMs) })}</span>
    </>
  );
};

/** The progress as served, then asked for anew each second while it runs. */
const useProgress = (workspace: string, served: ImportProgress): [ImportProgress, Date, (next: ImportProgress) => void] => {
  const servedNow = useNow();
  const [run, setRun] = useState(served);
  const [now, setNow] = useState(servedNow);
  const isUnderWay = run.status === "running";
  useEffect(() => {
    if (!isUnderWay) return;
    const timer = setInterval(() => {
      void progressOfImport({ workspace, importId: served.id }).then((answer) => {
        if (!answer.ok) return;
        setRun(answer.value);
        // oxlint-disable-next-line house/no-clock -- the browser's clock, read at the edge
        setNow(new Date());
      });
    }, everyMs);
    return () => clearInterval(timer);
  }, [workspace, served.id, isUnderWay]);
  return [run, now, setRun];
};
