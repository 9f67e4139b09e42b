"use client";

import { TextInput } from "@mantine/core";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { ReviewView } from "#lib/cases/model";

import { Button } from "../../../_ui/controls/button";
import { useAct } from "../../../_ui/controls/use-act.client";
import { useClock } from "../../../_ui/time/clock.client";
import { Moment } from "../../../_ui/time/moment";
import { answerReview } from "../actions";
import classes from "./reviews.module.css";

type Props = { readonly review: ReviewView; readonly workspace: string; readonly zone: string; readonly mayAnswer: boolean };

/** One heated comment, the first draft beside what was sent, and one question. */
export const Review = ({ review, workspace, zone, mayAnswer }: Props) => {
  const t = useTranslations("cases.review");
  const now = useClock();
  return (
    <li className={classes["review"]}>
      <p className={classes["who"]}>
        <Link href={`/${workspace}/inbox?view=all&item=${encodeURIComponent(review.itemId)}`} prefetch={false}>
          <b>{review.author}</b>
        </Link>{" "}
        <span className="ink3 small">
          <Moment at={review.postedAt} zone={zone} now={now} />
        </span>
        {review.caseNumber === null ? null : (
          <Link className="link small" href={`/${workspace}/cases/${review.caseNumber}`} prefetch={false}>
            {t("case", { number: review.caseNumber })}
          </Link>
        )}
      </p>
      <blockquote className={classes["comment"]} aria-label={t("comment")}>
        {review.comment}
      </blockquote>
      <div className={classes["beside"]}>
        {review.firstDraft === null ? null : <Words label={t("first")} text={review.firstDraft} />}
        <Words label={t("sent")} text={review.sent} />
      </div>
      {mayAnswer ? <Question reviewId={review.id} workspace={workspace} /> : null}
    </li>
  );
};

const Words = ({ label, text }: { readonly label: string; readonly text: string }) => (
  <div>
    <h3>{label}</h3>
    <p>{text}</p>
  </div>
);

const Question = ({ reviewId, workspace }: { readonly reviewId: string; readonly workspace: string }) => {
  const t = useTranslations("cases.review");
  const router = useRouter();
  const { isBusy, run } = useAct({ failAs: "toast" });
  const [note, setNote] = useState("");
  const answer = (stillMatters: boolean): void =>
    run(
      () => answerReview({ workspace, reviewId, stillMatters, note }),
      () => router.refresh(),
    );
  return (
    <div className={classes["question"]} role="group" aria-label={t("question")}>
      <span className="mid">{t("question")}</span>
      <TextInput value={note} onChange={(event) => setNote(event.currentTarget.value)} placeholder={t("note")} aria-label={t("note")} maxLength={2000} />
      <Button busy={isBusy} onClick={() => answer(true)}>
        {t("matters")}
      </Button>
      <Button busy={isBusy} onClick={() => answer(false)}>
        {t("noLonger")}
      </Button>
    </div>
  );
};
