"use client";

import { IconAlertTriangle, IconClock, IconPencil } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useEffect, type ReactNode } from "react";

import type { Answering, Conversation, Person } from "#lib/inbox/model";

import { Button } from "../../_ui/controls/button";
import { useClock } from "../../_ui/time/clock.client";
import { useMoment } from "../../_ui/time/moment";
import { useAnnounce } from "../_shell/announce.client";
import { useRefusalWords, type Failure } from "./acts.client";
import classes from "./composer.module.css";
import { useDesk } from "./desk-context.client";
import { goToTurn, type Turn } from "./turns.client";
import type { CoolDown } from "./use-cool-down.client";
import type { DraftState } from "./use-draft.client";

/** Said at once, on the page and to screen readers: the answer being written may have become a second one. */
export const Changed = ({ news }: { readonly news: Turn }) => {
  const t = useTranslations("inbox.composer");
  const announce = useAnnounce();
  const words = t(news.isAnswer ? "changedAnswered" : "changedWritten", { name: news.name });
  useEffect(() => announce(words), [announce, words]);
  return (
    <p className={classes["notice"]} data-changed>
      <IconAlertTriangle size={14} stroke={1.5} aria-hidden />
      <span>{words}</span>
      <button type="button" className={classes["word"]} onClick={() => goToTurn(news.key)}>
        {t("changedRead")}
      </button>
    </p>
  );
};

export const Writing = ({ by }: { readonly by: Person }) => {
  const t = useTranslations("inbox.composer");
  return (
    <p className={classes["notice"]} role="status">
      <IconPencil size={14} stroke={1.5} aria-hidden />
      {t("writing", { name: by.name })}
    </p>
  );
};

type PromiseProps = {
  readonly coolDown: CoolDown | null;
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
  if (coolDown === null || dueAt === null || answeredAt !== null || dueAt >= coolDown.until) return null;
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

type RefusedProps = { readonly failure: Failure | undefined; readonly onOverrule: () => void };

/** Why it did not go; what the brand's tone check holds back a manager may let out. */
export const Refused = ({ failure, onOverrule }: RefusedProps) => {
  const t = useTranslations("inbox.composer");
  const { may } = useDesk();
  const words = useRefusalWords();
  if (failure === undefined) return null;
  return (
    <Bad>
      <span>{t("failed", { why: words(failure) })}</span>
      {failure?.error.reason === "draft-blocked" && may.overrule ? (
        <button type="button" className={classes["word"]} onClick={onOverrule}>
          {t("overrule")}
        </button>
      ) : null}
    </Bad>
  );
};

const Bad = ({ children }: { readonly children: ReactNode }) => (
  <p className={`${classes["notice"] ?? ""} ${classes["bad"] ?? ""}`} role="alert">
    <IconAlertTriangle size={14} stroke={1.5} aria-hidden />
    {children}
  </p>
);

type OpenPlacesProps = { readonly places: readonly string[]; readonly onShow: (place: string) => void };

/** What a template left open, each leading to its place. */
export const OpenPlaces = ({ places, onShow }: OpenPlacesProps) => {
  const t = useTranslations("inbox.composer.templates");
  if (places.length === 0) return null;
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

export const LanguageWish = ({ language }: { readonly language: string }) => {
  const t = useTranslations("inbox.composer");
  const tags = useTranslations("tags.language");
  return <span>{t("language", { language: tags(language) })}</span>;
};

export const DraftWords = ({ state }: { readonly state: DraftState }) => {
  const t = useTranslations("inbox.composer");
  if (state === "untouched") return null;
  const words = { kept: t("draftSaved"), keeping: t("draftSaving"), failed: t("draftFailed") } as const;
  return (
    <span role={state === "failed" ? "alert" : undefined} data-draft={state}>
      {words[state]}
    </span>
  );
};
