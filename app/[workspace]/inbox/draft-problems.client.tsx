"use client";

import { IconAlertTriangle, IconSignature } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, useState } from "react";

import type { DraftHint, DraftProblem } from "#lib/tagging/drafts/draft-model";

import { useAnnounce } from "../_shell/announce.client";
import classes from "./composer.module.css";
import type { Checked } from "./use-draft-check.client";

type Props = {
  readonly checked: Checked;
  /** What the brand does not let out. */
  readonly blocks: readonly DraftProblem["kind"][];
  readonly onShow: (quote: string) => void;
};

/** What the tone check has found, under the words it is about: a chip for each kind, and of one of them its places and what to write instead. */
export const DraftProblems = ({ checked: { found }, blocks, onShow }: Props) => {
  const t = useTranslations("inbox.composer.check");
  const announce = useAnnounce();
  const [chosen, setChosen] = useState<Remark["kind"] | null>(null);
  const count = found.problems.length;
  useEffect(() => {
    if (count > 0) announce(t("found", { count }));
  }, [announce, count, t]);
  const remarks = remarksOf(found.problems, found.hints);
  const open = remarks.find(({ kind }) => kind === chosen) ?? remarks[0];
  if (open === undefined) return null;
  return (
    <div className={classes["problems"]} role="group" aria-label={t("label")} data-problems={count}>
      <div className={classes["kinds"]}>
        {remarks.map(({ kind }) => (
          <button
            key={kind}
            type="button"
            className={classes["kind"]}
            aria-pressed={kind === open.kind}
            disabled={remarks.length === 1}
            data-kind={kind}
            onClick={() => setChosen(kind)}
          >
            {kind === "no-sign-off" ? <IconSignature size={12} stroke={1.5} aria-hidden /> : <IconAlertTriangle size={12} stroke={1.5} aria-hidden />}
            {t(`kinds.${kind}`)}
          </button>
        ))}
      </div>
      <p data-detail={open.kind}>
        <Places quotes={open.quotes} onShow={onShow} /> {open.proposal}
      </p>
      {blocks.some((kind) => kind === open.kind) ? <p className={classes["blocked"]}>{t("blocked")}</p> : null}
    </div>
  );
};

type Remark = { readonly kind: DraftProblem["kind"] | DraftHint["kind"]; readonly quotes: readonly string[]; readonly proposal: string };

/** A missing greeting and another language stand nowhere in particular. */
const hasPlaces = ({ kind }: DraftProblem): boolean => kind !== "no-greeting" && kind !== "wrong-language";

/** Each kind once with its places: insults first, hints last. */
const remarksOf = (problems: readonly DraftProblem[], hints: readonly DraftHint[]): readonly Remark[] => {
  const remarks = new Map<Remark["kind"], Remark>();
  for (const problem of problems.toSorted((one, other) => Number(other.kind === "insult") - Number(one.kind === "insult"))) {
    const { kind, proposal, quote } = problem;
    remarks.set(kind, { kind, proposal, quotes: [...(remarks.get(kind)?.quotes ?? []), ...(hasPlaces(problem) ? [quote] : [])] });
  }
  return [...remarks.values(), ...hints.map((hint) => ({ ...hint, quotes: [] }))];
};

const placesShown = 3;
const quoteLength = 60;

const Places = ({ quotes, onShow }: { readonly quotes: readonly string[]; readonly onShow: (quote: string) => void }) => {
  const t = useTranslations("inbox.composer.check");
  const rest = quotes.length - placesShown;
  return (
    <>
      {quotes.slice(0, placesShown).map((quote, place) => (
        <button key={place} type="button" className={classes["quote"]} title={t("show", { quote })} onClick={() => onShow(quote)}>
          {quote.length > quoteLength ? `${quote.slice(0, quoteLength)}…` : quote}
        </button>
      ))}
      {rest > 0 ? t("more", { count: rest }) : null}
    </>
  );
};
