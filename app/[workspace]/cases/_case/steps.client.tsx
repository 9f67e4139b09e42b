"use client";

import { IconCheck, IconLock } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState, type ReactNode } from "react";

import type { CaseStep } from "#lib/cases/model/case-machine";
import { momentOf, wallTimeOf } from "#lib/cases/model/wall-time";

import { Button } from "../../../_ui/controls/button";
import { Icon } from "../../../_ui/controls/icon";
import { useClock } from "../../../_ui/time/clock.client";
import { useMoment } from "../../../_ui/time/moment";
import { useKeys } from "../../_shell/keys.client";
import { markHeard, recordContact } from "../actions";
import { Ask } from "./ask.client";
import { useCase, useCaseAct, useOnCase } from "./case-context.client";
import classes from "./case.module.css";
import { canEnd, focusOutcome } from "./outcome.client";
import { usePromiseTime } from "./use-promise-time";

const order = ["listen", "reach-out", "act", "follow-up"] as const satisfies readonly CaseStep[];

/** The four steps: what was done, where the work stands, and what keeps the next one shut. */
export const Steps = () => {
  const t = useTranslations("cases.page");
  return (
    <ol className={classes["steps"]} aria-label={t("steps")}>
      <Step step="listen">
        <Listening />
      </Step>
      <Step step="reach-out">
        <Reaching />
      </Step>
      <Step step="act">
        <Acting />
      </Step>
      <Step step="follow-up">
        <Following />
      </Step>
    </ol>
  );
};

const usePlace = (step: CaseStep): "done" | "here" | "ahead" => {
  const { details } = useCase();
  const [at, here] = [order.indexOf(step), order.indexOf(details.step)];
  if (details.status === "closed" && details.outcome === "satisfied") return "done";
  if (at === here) return "here";
  return at < here ? "done" : "ahead";
};

const Step = ({ step, children }: { readonly step: CaseStep; readonly children: ReactNode }) => {
  const t = useTranslations("cases");
  const place = usePlace(step);
  return (
    <li data-place={place} aria-current={place === "here" ? "step" : undefined}>
      <p>
        {place === "done" ? <Icon of={IconCheck} /> : <i aria-hidden>{order.indexOf(step) + 1}</i>}
        <b>{t(`step.${step}`)}</b>
        {place === "ahead" ? null : <span className="vh">{t(place === "done" ? "steps.isDone" : "steps.here")}</span>}
      </p>
      {children}
    </li>
  );
};

const Listening = () => {
  const t = useTranslations("cases.steps");
  const { details, canWork } = useCase();
  const { isBusy, act } = useCaseAct();
  const onCase = useOnCase();
  const hear = (): void => act(() => markHeard(onCase));
  const keys = useTranslations("cases.keys");
  useKeys(keys("group"), canWork ? { h: { label: keys("heard"), run: hear } } : {});
  const { theirs, ours, unheard } = details.messages;
  const messages = t("messages", { count: theirs, ours });
  return (
    <>
      <span>{details.heardAt === null ? t("toRead", { messages }) : details.step === "listen" ? t("toNote") : t("heard", { messages })}</span>
      {details.heardAt !== null && unheard > 0 ? (
        <span data-care>{t(details.status === "open" ? "unheard" : "unheardSinceEnd", { count: unheard })}</span>
      ) : null}
      {canWork && (details.heardAt === null || unheard > 0) ? (
        <span className={classes["stepAct"]}>
          <Button size="small" busy={isBusy} onClick={hear}>
            {t("hear")}
          </Button>
        </span>
      ) : null}
    </>
  );
};

const Reaching = () => {
  const t = useTranslations("cases.steps");
  const channels = useTranslations("cases.channel");
  const say = useMoment();
  const now = useClock();
  const { details, canWork, zone } = useCase();
  const place = usePlace("reach-out");
  const { contact } = details;
  return (
    <>
      <span>
        {contact ? t("reached", { channel: channels(contact.channel), time: say(contact.at, zone, now) }) : t(place === "ahead" ? "afterListening" : "toReach")}
      </span>
      {canWork && place !== "ahead" ? (
        <span className={classes["stepAct"]}>
          <ReachOut />
        </span>
      ) : null}
    </>
  );
};

const ReachOut = () => {
  const t = useTranslations("cases");
  const { zone, words, details } = useCase();
  const onCase = useOnCase();
  const { isBusy, act } = useCaseAct();
  const now = useClock();
  const [isOpen, setOpen] = useState(false);
  useKeys(t("keys.group"), { w: { label: t("keys.reach"), run: () => setOpen(true) } });
  return (
    <Ask
      label={t(details.contact === null ? "steps.reach" : "steps.reachAgain")}
      isOpen={isOpen}
      onToggle={setOpen}
      isBusy={isBusy}
      go={t("reach.go")}
      fields={[
        {
          name: "channel",
          label: t("reach.channel"),
          kind: "choice",
          initial: words.channels[0] ?? "",
          options: words.channels.map((value) => ({ value, label: t(`channel.${value}`) })),
        },
        { name: "at", label: t("reach.at"), kind: "moment", initial: wallTimeOf(now, zone) },
        { name: "words", label: t("reach.words"), kind: "words" },
        { name: "silence", label: t("reach.silence"), kind: "number", initial: String(words.silenceDays) },
      ]}
      onGo={(answers) => {
        const channel = words.channels.find((known) => known === answers("channel"));
        if (channel === undefined) return;
        const at = momentOf(answers("at"), zone).toISOString();
        act(
          () => recordContact({ ...onCase, channel, at, words: answers("words"), silenceDays: Number(answers("silence")) }),
          () => setOpen(false),
        );
      }}
    />
  );
};

const Acting = () => {
  const t = useTranslations("cases.steps");
  const { details } = useCase();
  const missing = 6 - details.filled;
  const done = details.actions.filter(({ doneAt }) => doneAt !== null).length;
  if (missing > 0)
    return (
      <span data-shut>
        <Icon of={IconLock} size={12} />
        {t("shut", { count: missing })}
      </span>
    );
  return <span>{details.actions.length === 0 ? t("toAct") : t("done", { done, all: details.actions.length })}</span>;
};

const Following = () => {
  const t = useTranslations("cases.steps");
  const outcomes = useTranslations("cases.outcome");
  const { details, zone, canWork } = useCase();
  const say = useMoment();
  const sayPromise = usePromiseTime({ brandZone: details.brandZone, zone });
  const now = useClock();
  if (details.outcome !== null) return <span>{outcomes(details.outcome)}</span>;
  if (details.promiseAt !== null) return <span suppressHydrationWarning>{t("promised", { time: sayPromise(details.promiseAt, now) })}</span>;
  return (
    <>
      <span suppressHydrationWarning>
        {details.silentAt === null ? t(details.step === "follow-up" ? "toAsk" : "later") : t("awaits", { time: say(details.silentAt, zone, now) })}
      </span>
      {canWork && canEnd(details) ? (
        <span className={classes["phoneOnly"]}>
          <Button size="small" onClick={focusOutcome}>
            {t("end")}
          </Button>
        </span>
      ) : null}
    </>
  );
};
