"use client";

import { IconClock, IconMail } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { PromiseView } from "#lib/cases/model";
import { promiseHours, proposedDue } from "#lib/cases/model/proposed-due";
import { wallTimeOf } from "#lib/cases/model/wall-time";

import { Button, ButtonLink } from "../../../_ui/controls/button";
import { Icon } from "../../../_ui/controls/icon";
import { WaitBar, waitState } from "../../../_ui/controls/wait-bar";
import { useClock } from "../../../_ui/time/clock.client";
import { useAppointment, useFullTime, useZoneName } from "../../../_ui/time/moment";
import { useSpan } from "../../../_ui/time/use-span";
import { useKeys } from "../../_shell/keys.client";
import { fulfilPromise, makePromise, shiftPromise, takeBackPromise } from "../actions";
import { Ask, type Field } from "./ask.client";
import { useCase, useCaseAct, useOnCase } from "./case-context.client";
import classes from "./case.module.css";

/** What was promised and by when, on the wall where the brand is: the nearest large, with its bar; the others below. */
export const PromisePanel = () => {
  const t = useTranslations("cases.promise");
  const { details, canWork } = useCase();
  const zoneName = useZoneName();
  const [nearest, ...others] = details.promises;
  if (details.status !== "open" && nearest === undefined) return null;
  return (
    <section className={classes["panel"]} aria-labelledby="promise-title">
      <h3 id="promise-title">
        <Icon of={IconClock} size={14} />
        {t("title")}
        <span className={classes["zone"]} suppressHydrationWarning>
          {zoneName(details.brandZone)}
        </span>
      </h3>
      {nearest === undefined ? <p className="ink3">{t("none")}</p> : <Nearest promise={nearest} />}
      {others.length > 0 ? <Others promises={others} /> : null}
      {canWork && details.contact !== null ? <Make /> : null}
    </section>
  );
};

const Nearest = ({ promise }: { readonly promise: PromiseView }) => {
  const t = useTranslations("cases.promise");
  const { zone, canWork, details } = useCase();
  const { brandZone } = details;
  const say = useAppointment();
  const full = useFullTime();
  const zoneName = useZoneName();
  const span = useSpan();
  const now = useClock();
  const due = Date.parse(promise.dueAt);
  const [waitedMs, promisedMs] = [now.getTime() - Date.parse(promise.promisedAt), due - Date.parse(promise.promisedAt)];
  const leftMs = due - now.getTime();
  return (
    <>
      <p className={classes["big"]} suppressHydrationWarning>
        <time dateTime={promise.dueAt} title={full(promise.dueAt, brandZone)} suppressHydrationWarning>
          {say(promise.dueAt, brandZone, now)}
        </time>{" "}
        <span data-pace={waitState({ waitedMs, promisedMs })} suppressHydrationWarning>
          {leftMs >= 0 ? t("in", { time: span(leftMs) }) : t("over", { time: span(leftMs) })}
        </span>
      </p>
      <WaitBar waitedMs={waitedMs} promisedMs={promisedMs} label={t("share", { percent: Math.min(999, Math.round((100 * waitedMs) / promisedMs)) })} />
      {zone === brandZone ? null : (
        <p className={classes["here"]} suppressHydrationWarning>
          {t("here", { time: say(promise.dueAt, zone, now), zone: zoneName(zone) })}
        </p>
      )}
      <p className={classes["promised"]}>{promise.words}</p>
      {canWork ? <PromiseActs promise={promise} /> : null}
    </>
  );
};

const PromiseActs = ({ promise }: { readonly promise: PromiseView }) => {
  const t = useTranslations("cases.promise");
  const { workspace, details, words } = useCase();
  const onCase = { ...useOnCase(), followUpId: promise.id };
  const { isBusy, act } = useCaseAct();
  const [open, setOpen] = useState<"move" | "withdraw" | null>(null);
  const close = (): void => setOpen(null);
  const [day = "", time = ""] = wallTimeOf(new Date(promise.dueAt), details.brandZone).split("T");
  const when = useWhenFields({ day, time });
  const why: Field = { name: "words", label: t("why"), kind: "words" };
  return (
    <div className={classes["buttons"]}>
      <ButtonLink
        size="small"
        href={`/${workspace}/inbox?view=follow-ups&item=${encodeURIComponent(promise.itemId)}`}
        prefetch={false}
        icon={<Icon of={IconMail} />}
      >
        {t("write")}
      </ButtonLink>
      <Button size="small" busy={isBusy} onClick={() => act(() => fulfilPromise({ ...onCase, silenceDays: words.silenceDays }))}>
        {t("kept")}
      </Button>
      <Ask
        look="bare"
        label={t("move")}
        isOpen={open === "move"}
        onToggle={(isOpen) => setOpen(isOpen ? "move" : null)}
        isBusy={isBusy}
        go={t("move")}
        fields={[...when, why]}
        onGo={(answers) => act(() => shiftPromise({ ...onCase, day: answers("day"), time: answers("time"), words: answers("words") }), close)}
      />
      <Ask
        look="bare"
        label={t("withdraw")}
        isOpen={open === "withdraw"}
        onToggle={(isOpen) => setOpen(isOpen ? "withdraw" : null)}
        isBusy={isBusy}
        go={t("withdraw")}
        fields={[why]}
        onGo={(answers) => act(() => takeBackPromise({ ...onCase, words: answers("words") }), close)}
      />
    </div>
  );
};

/** A day and a time of the wall where the brand is. */
const useWhenFields = ({ day, time }: { readonly day: string; readonly time: string }): readonly Field[] => {
  const t = useTranslations("cases.promise");
  const zoneName = useZoneName();
  const { details } = useCase();
  return [
    { name: "day", label: t("day"), kind: "date", initial: day },
    { name: "time", label: t("time", { zone: zoneName(details.brandZone) }), kind: "time", initial: time },
  ];
};

const Others = ({ promises }: { readonly promises: readonly PromiseView[] }) => {
  const t = useTranslations("cases.promise");
  const { details, canWork } = useCase();
  const say = useAppointment();
  const now = useClock();
  return (
    <>
      <h3>{t("others")}</h3>
      <ul>
        {promises.map((promise) => (
          <li key={promise.id} className={classes["promised"]}>
            <b suppressHydrationWarning>{say(promise.dueAt, details.brandZone, now)}</b> {promise.words}
            {canWork ? <PromiseActs promise={promise} /> : null}
          </li>
        ))}
      </ul>
    </>
  );
};

const Make = () => {
  const t = useTranslations("cases");
  const { details } = useCase();
  const onCase = useOnCase();
  const { isBusy, act } = useCaseAct();
  const now = useClock();
  const [isOpen, setOpen] = useState(false);
  const when = useWhenFields(proposedDue(now, details.brandZone));
  useKeys(t("keys.group"), { p: { label: t("keys.promise"), run: () => setOpen(true) } });
  return (
    <div className={classes["buttons"]}>
      <Ask
        label={t(details.promises.length === 0 ? "promise.make" : "promise.another")}
        isOpen={isOpen}
        onToggle={setOpen}
        isBusy={isBusy}
        go={t("promise.make")}
        note={t("promise.proposed", promiseHours)}
        fields={[{ name: "words", label: t("promise.words"), kind: "words" }, ...when]}
        onGo={(answers) =>
          act(
            () => makePromise({ ...onCase, day: answers("day"), time: answers("time"), words: answers("words") }),
            () => setOpen(false),
          )
        }
      />
    </div>
  );
};
