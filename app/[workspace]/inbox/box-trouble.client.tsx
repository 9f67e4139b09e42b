"use client";

import { IconAlertTriangle, IconClock } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

import type { Answering, Conversation } from "#lib/inbox/model";

import { Button } from "../../_ui/controls/button";
import { useClock } from "../../_ui/time/clock.client";
import { useMoment } from "../../_ui/time/moment";
import { useRefusalWords, type Failure } from "./acts.client";
import classes from "./composer.module.css";
import { useDesk } from "./desk-context.client";
import type { CoolDown } from "./use-cool-down.client";

type PromiseProps = {
  readonly coolDown: CoolDown;
  readonly conversation: Conversation;
  readonly onHold: (holding: NonNullable<Answering["holding"]>) => void;
};

/** Where the promise falls into the cool-down: a short approved answer may go meanwhile. */
export const PromiseBreaks = ({ coolDown, conversation, onHold }: PromiseProps) => {
  const t = useTranslations("inbox.composer.coolDown");
  const { zone } = useDesk();
  const now = useClock();
  const say = useMoment();
  const { dueAt, answeredAt } = conversation.item;
  if (dueAt === null || answeredAt !== null || dueAt >= coolDown.until) return null;
  const holding = conversation.answering?.holding ?? null;
  return (
    <p className={classes["notice"]} data-promise-breaks>
      <IconClock size={14} stroke={1.5} aria-hidden />
      <span className={classes["grow"]}>
        {t(Date.parse(dueAt) < now.getTime() ? "broken" : "breaks", { due: say(dueAt, zone, now), until: say(coolDown.until, zone, now) })}
        {holding ? <q className={classes["holding"]}>{holding.text}</q> : null}
      </span>
      {holding ? (
        <Button size="small" onClick={() => onHold(holding)}>
          {t("hold")}
        </Button>
      ) : null}
    </p>
  );
};

type RefusedProps = { readonly failure: Failure; readonly onOverrule: () => void };

/** Why it did not go; what the brand's tone check holds back a manager may let out. */
export const Refused = ({ failure, onOverrule }: RefusedProps) => {
  const t = useTranslations("inbox.composer");
  const { may } = useDesk();
  const words = useRefusalWords();
  return (
    <p className={`${classes["notice"] ?? ""} ${classes["bad"] ?? ""}`} role="alert">
      <IconAlertTriangle size={14} stroke={1.5} aria-hidden />
      <span>{t("failed", { why: words(failure) })}</span>
      {failure?.error.reason === "draft-blocked" && may.overrule ? (
        <button type="button" className={classes["word"]} onClick={onOverrule}>
          {t("overrule")}
        </button>
      ) : null}
    </p>
  );
};

type OpenPlacesProps = { readonly places: readonly string[]; readonly onShow: (place: string) => void };

/** What a template left open, each leading to its place. */
export const OpenPlaces = ({ places, onShow }: OpenPlacesProps) => {
  const t = useTranslations("inbox.composer.templates");
  return (
    <p className={classes["notice"]} data-open-places={places.length}>
      <IconAlertTriangle size={14} stroke={1.5} aria-hidden />
      <span>{t("open", { count: places.length })}</span>
      {places.map((place) => (
        <button key={place} type="button" className={classes["word"]} onClick={() => onShow(place)}>
          {place}
        </button>
      ))}
    </p>
  );
};
