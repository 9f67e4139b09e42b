"use client";

import { IconChevronDown } from "@tabler/icons-react";
import dynamic from "next/dynamic";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { Answering } from "#lib/inbox/model";

import classes from "./advice-line.module.css";
import { useDesk } from "./desk-context.client";

// Most follow the advice: the menu comes when somebody does otherwise.
const Otherwise = dynamic(async () => (await import("./otherwise.client")).Otherwise, { ssr: false });

type Advice = Answering["advice"];
type Props = { readonly itemId: string; readonly advice: Advice; readonly onChanged: () => void };

/** What the method advises, the words that led to it, and the way to do otherwise. */
export const AdviceLine = ({ itemId, advice, onChanged }: Props) => {
  const t = useTranslations("inbox.advice");
  const { may } = useDesk();
  const [isChoosing, setChoosing] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const count = advice.reasons.length;
  return (
    <section className={classes["advice"]} aria-label={t("label")} data-advice={advice.mode} data-whole={isWhole || undefined}>
      <div className={classes["head"]}>
        <span className="ink3">{t("label")}</span>
        <strong>{t(`modes.${advice.mode}`)}</strong>
        {may.reply ? (
          <button type="button" className={classes["otherwise"]} aria-expanded={isChoosing} onClick={() => setChoosing(!isChoosing)}>
            {t("otherwise")}
            <IconChevronDown size={14} stroke={1.5} aria-hidden />
          </button>
        ) : null}
      </div>
      <ul className={classes["reasons"]}>
        {advice.reasons.map((reason, at) => (
          <Reason key={at} reason={reason} />
        ))}
      </ul>
      {count > 1 ? (
        <button type="button" className={classes["all"]} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
          {t(isWhole ? "fewer" : "all", { count })}
        </button>
      ) : null}
      {advice.overrideReason !== null && advice.chosen !== null ? (
        <p className={classes["chosen"]} data-chosen={advice.chosen}>
          {t("chosen", { mode: t(`modes.${advice.chosen}`), reason: advice.overrideReason })}
        </p>
      ) : null}
      {isChoosing ? <Otherwise itemId={itemId} advice={advice} onChanged={onChanged} onClose={() => setChoosing(false)} /> : null}
    </section>
  );
};

const hot = new Set(["threat", "insult"]);

const Reason = ({ reason: { code, params, quote } }: { readonly reason: Advice["reasons"][number] }) => {
  const t = useTranslations("inbox.advice");
  const words = useReasonWords();
  return (
    <li data-reason={code}>
      {quote === undefined ? null : <q data-hot={hot.has(code) || undefined}>{quote}</q>}
      <span>
        {words(code, params)}
        {params["clause"] ? `, ${t("clause", { number: params["clause"] })}` : null}
      </span>
    </li>
  );
};

/** The words of a reason; what its facts are called stands in lists of their own. */
const useReasonWords = (): ((code: Advice["reasons"][number]["code"], params: Readonly<Record<string, string>>) => string) => {
  const t = useTranslations("inbox");
  const named = (list: string, key: string | undefined): string => (key !== undefined && t.has(`${list}.${key}`) ? t(`${list}.${key}`) : (key ?? ""));
  return (code, params) =>
    t(`advice.reasons.${code}`, {
      rung: named("advice.rungs", params["rung"]),
      verdict: named("author.verdicts", params["verdict"]),
      head: named("advice.heads", params["head"]),
      kind: named("advice.clauseKinds", params["kind"]),
      reason: named("why.reasons", params["reason"]),
      count: Number(params["count"] ?? 0),
    });
};
