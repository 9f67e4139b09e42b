"use client";

import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";

import type { BackTest } from "#lib/alerts/model/back-test";
import type { TestableKind } from "#lib/alerts/model/terms";

import { BarsPanel } from "../../../_ui/charts/bars-panel.client";
import { Button } from "../../../_ui/controls/button";
import { FormFailure } from "../../../_ui/controls/form-parts";
import { useAct } from "../../../_ui/controls/use-act.client";
import { tryOut } from "./actions";
import classes from "./alert-settings.module.css";

type Tried = { readonly kind: TestableKind; readonly brandId: string | null; readonly settings: Record<string, number>; readonly coolDownMinutes: number };

const momentsShown = 5;

/** What a rule would have said of the last eight weeks, before it is saved. */
export const RuleTrial = ({ workspace, zone, rule }: { readonly workspace: string; readonly zone: string; readonly rule: Tried }) => {
  const t = useTranslations("alerts.trial");
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [outcome, setOutcome] = useState<{ readonly of: string; readonly result: BackTest } | null>(null);
  const asked = JSON.stringify(rule);
  return (
    <div className={classes["trial"]}>
      <Button
        size="small"
        busy={isBusy}
        onClick={() =>
          run(
            () => tryOut({ workspace, ...rule }),
            (result) => setOutcome({ of: asked, result }),
          )
        }
      >
        {t("go")}
      </Button>
      <FormFailure>{failure}</FormFailure>
      <div aria-live="polite">{outcome?.of === asked ? <Outcome result={outcome.result} zone={zone} /> : null}</div>
    </div>
  );
};

const Outcome = ({ result, zone }: { readonly result: BackTest; readonly zone: string }) => {
  const t = useTranslations("alerts.trial");
  const format = useFormatter();
  const day = (iso: string): string => format.dateTime(new Date(iso), { day: "numeric", month: "short", timeZone: zone });
  const moment = (iso: string): string =>
    format.dateTime(new Date(iso), { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone });
  const bars = result.weeks.map(({ from, count }) => ({ key: from, label: day(from), full: day(from), count, isMarked: true }));
  const words = { label: t("week"), count: t("count"), asTable: t("asTable"), asChart: t("asChart") };
  return (
    <>
      <p className="mid">{t("sum", { count: result.fired.length })}</p>
      {result.fired.length === 0 ? null : (
        <>
          <BarsPanel title={t("title")} bars={bars} words={words} />
          <p className="ink3 small">{t("last", { moments: result.fired.slice(-momentsShown).map(moment).join("; ") })}</p>
        </>
      )}
    </>
  );
};
