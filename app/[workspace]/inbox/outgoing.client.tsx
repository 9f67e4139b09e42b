"use client";

import { IconAlertTriangle, IconClock } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { OutgoingReply } from "#lib/inbox/model";

import { Button } from "../../_ui/controls/button";
import { showToast } from "../../_ui/controls/toast-store";
import { useClock } from "../../_ui/time/clock.client";
import { Moment } from "../../_ui/time/moment";
import { discardReply, keepDraft, recordAnsweredByHand, tryReplyAgain } from "./actions";
import { useActs, type Failure } from "./acts.client";
import classes from "./conversation.module.css";
import { copyWords } from "./copy-words.client";
import { tryMessageAgain } from "./guard/actions";
import { useDesk } from "./desk-context.client";
import { SentPictures } from "./pictures/sent-pictures.client";

type Props = { readonly reply: OutgoingReply; readonly brandName: string; readonly onChanged: () => void };

/** A reply that is not on the page yet: on its way, by hand, or failed with the reason and what can be done. */
export const Outgoing = ({ reply, brandName, onChanged }: Props) => {
  const t = useTranslations("inbox.outgoing");
  const { zone } = useDesk();
  const now = useClock();
  return (
    <li className={`${classes["message"] ?? ""} ${classes["ours"] ?? ""}`} data-outgoing={reply.state} data-turn={reply.id} tabIndex={-1}>
      <div className={classes["by"]}>
        <strong>{brandName}</strong>
        <span>{reply.by.name}</span>
        <Moment at={reply.createdAt} zone={zone} now={now} />
        {reply.channel === "private" ? <span>{t("private")}</span> : null}
        <span className={classes["state"]} data-state={reply.state} role="status">
          {t(reply.state)}
        </span>
      </div>
      <p className={classes["text"]}>{reply.text}</p>
      <SentPictures pictures={reply.pictures} />
      {reply.state === "failed" ? <Failed reply={reply} onChanged={onChanged} /> : null}
      {reply.state === "by-hand" ? <ByHand reply={reply} onChanged={onChanged} /> : null}
      {reply.state === "unknown" ? (
        <p className={classes["why"]}>
          <IconClock size={14} stroke={1.5} aria-hidden />
          <span>{t("unknownLong")}</span>
        </p>
      ) : null}
    </li>
  );
};

type PartProps = Pick<Props, "reply" | "onChanged">;

const Failed = ({ reply, onChanged }: PartProps) => {
  const t = useTranslations("inbox.outgoing");
  const why = useFailureReason(reply);
  const { workspace, may } = useDesk();
  const { isBusy, carryOut } = useBusy(onChanged);
  const retry = (): void => carryOut(async () => (reply.isSanctions ? tryMessageAgain : tryReplyAgain)({ workspace, replyId: reply.id }), t("retried"));
  const discard = (): void =>
    carryOut(async () => {
      const kept = await keepDraft({ workspace, itemId: reply.itemId, text: reply.text });
      return kept.ok ? discardReply({ workspace, replyId: reply.id }) : kept;
    }, t("discarded"));
  return (
    <>
      <p className={classes["why"]} data-pace="over">
        <IconAlertTriangle size={14} stroke={1.5} aria-hidden />
        <span>{t("why", { why })}</span>
      </p>
      {may.reply && reply.failure?.reason !== "withdrawn" ? (
        <div className={classes["actions"]}>
          <Button size="small" busy={isBusy} onClick={retry} data-goes-on>
            {t("retry")}
          </Button>
          {reply.isSanctions ? null : (
            <Button size="small" look="bare" busy={isBusy} onClick={discard}>
              {t(reply.channel === "private" ? "publicInstead" : "discard")}
            </Button>
          )}
        </div>
      ) : null}
    </>
  );
};

/** The reason in the reader's language, else as the platform put it. */
const useFailureReason = ({ failure }: OutgoingReply): string => {
  const words = useTranslations("sourceErrors");
  if (failure === null) return "";
  return words.has(failure.reason) ? words(failure.reason, failure.params) : failure.message;
};

const ByHand = ({ reply, onChanged }: PartProps) => {
  const t = useTranslations("inbox.composer");
  const { workspace, may } = useDesk();
  const { isBusy, carryOut } = useBusy(onChanged);
  if (!may.reply) return null;
  return (
    <div className={classes["actions"]}>
      <Button
        size="small"
        busy={isBusy}
        data-goes-on
        onClick={() => carryOut(async () => recordAnsweredByHand({ workspace, replyId: reply.id }), t("byHandThanks"))}
      >
        {t("byHandDone")}
      </Button>
      {reply.url ? (
        <a
          className={`${classes["button"] ?? ""} ${classes["small"] ?? ""}`}
          href={reply.url}
          target="_blank"
          rel="noreferrer noopener"
          onClick={() => copyWords(reply.text)}
        >
          {t("byHandOpen")}
        </a>
      ) : null}
    </div>
  );
};

const useBusy = (onChanged: () => void) => {
  const [isBusy, setBusy] = useState(false);
  const { sayFailure } = useActs();
  const carryOut = (work: () => Promise<{ readonly ok: true } | NonNullable<Failure>>, said: string): void => {
    setBusy(true);
    void work()
      .catch(() => null)
      .then((answer) => {
        setBusy(false);
        onChanged();
        if (answer?.ok) showToast({ text: said });
        else sayFailure(answer);
      });
  };
  return { isBusy, carryOut };
};
