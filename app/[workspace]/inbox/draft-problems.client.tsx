"use client";

import { IconAlertTriangle, IconSignature } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect } from "react";

import type { DraftProblem, DraftProblemKind } from "#lib/tagging/drafts/draft-model";

import { Chip } from "../../_ui/controls/chip";
import { useAnnounce } from "../_shell/announce.client";
import classes from "./composer.module.css";
import type { Checked } from "./use-draft-check.client";

type Props = { readonly checked: Checked; readonly onShow: (quote: string) => void };

/** What the tone check has found, under the words it is about: each kind once, with its places and what to write instead. */
export const DraftProblems = ({ checked: { found }, onShow }: Props) => {
  const t = useTranslations("inbox.composer.check");
  const announce = useAnnounce();
  const count = found.problems.length;
  useEffect(() => {
    if (count > 0) announce(t("found", { count }));
  }, [announce, count, t]);
  if (count === 0 && found.hints.length === 0) return null;
  return (
    <ul className={classes["problems"]} aria-label={t("label")} data-problems={count}>
      {byKind(found.problems).map(([kind, problems]) => (
        <li key={kind} data-problem={kind}>
          <Chip tint={kind === "insult" ? "negative" : "warn"} icon={<IconAlertTriangle size={12} stroke={1.5} aria-hidden />}>
            {t(`kinds.${kind}`)}
          </Chip>
          <span>
            {isOfWhole(kind) ? null : <Places problems={problems} onShow={onShow} />}
            {problems[0]?.proposal}
          </span>
        </li>
      ))}
      {found.hints.map(({ kind, proposal }) => (
        <li key={kind} className={classes["hint"]} data-hint={kind}>
          <IconSignature size={14} stroke={1.5} aria-hidden />
          <span>{proposal}</span>
        </li>
      ))}
    </ul>
  );
};

const placesShown = 2;

const Places = ({ problems, onShow }: { readonly problems: readonly DraftProblem[]; readonly onShow: (quote: string) => void }) => {
  const t = useTranslations("inbox.composer.check");
  const rest = problems.length - placesShown;
  return (
    <>
      {problems.slice(0, placesShown).map(({ from, quote }) => (
        <button key={from} type="button" className={classes["quote"]} title={t("show", { quote })} onClick={() => onShow(quote)}>
          “{quote.length > 60 ? `${quote.slice(0, 60)}…` : quote}”
        </button>
      ))}
      {rest > 0 ? <>{t("more", { count: rest })} </> : null}
    </>
  );
};

/** A missing greeting and another language stand nowhere in particular. */
const isOfWhole = (kind: DraftProblemKind): boolean => kind === "no-greeting" || kind === "wrong-language";

const byKind = (problems: readonly DraftProblem[]): readonly (readonly [DraftProblemKind, readonly DraftProblem[]])[] => {
  const kinds = new Map<DraftProblemKind, DraftProblem[]>();
  for (const problem of problems) kinds.set(problem.kind, [...(kinds.get(problem.kind) ?? []), problem]);
  return [...kinds].sort(([one], [other]) => Number(other === "insult") - Number(one === "insult"));
};
