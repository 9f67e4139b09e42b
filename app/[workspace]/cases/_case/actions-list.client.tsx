"use client";

import { IconCheck, IconLock, IconSquare, IconX } from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { ActionView } from "#lib/cases/model";

import { Button } from "../../../_ui/controls/button";
import { Icon } from "../../../_ui/controls/icon";
import { useClock } from "../../../_ui/time/clock.client";
import { useMoment } from "../../../_ui/time/moment";
import { dropCaseAction, finishAction, planCaseAction } from "../actions";
import { Ask } from "./ask.client";
import { useCase, useCaseAct, useOnCase } from "./case-context.client";
import classes from "./case.module.css";

/** What is to be done and what was done; it can be planned while the step is shut, not done. */
export const ActionsList = () => {
  const t = useTranslations("cases.act");
  const { details, canWork } = useCase();
  const whyShut = details.contact === null || details.heardAt === null ? "listen" : details.filled < 6 ? "shut" : null;
  return (
    <section className={classes["actions"]} aria-labelledby="act-title" data-shut={whyShut !== null || undefined}>
      <div className={classes["head"]}>
        <h2 id="act-title">
          {whyShut === null ? null : <Icon of={IconLock} />}
          {t("title")}
        </h2>
        {whyShut === null ? null : <span className={classes["state"]}>{t(whyShut)}</span>}
      </div>
      {details.actions.length === 0 ? <p className="ink3">{t("none")}</p> : null}
      <ul>
        {details.actions.map((action) => (
          <ActionLine key={action.id} action={action} isShut={whyShut !== null} />
        ))}
      </ul>
      {canWork ? <Plan /> : null}
    </section>
  );
};

const ActionLine = ({ action, isShut }: { readonly action: ActionView; readonly isShut: boolean }) => {
  const t = useTranslations("cases.act");
  const { canWork, zone } = useCase();
  const { isBusy, act } = useCaseAct();
  const onCase = useOnCase();
  const say = useMoment();
  const now = useClock();
  const { id, what, who, doneAt, doneBy } = action;
  const isOpen = doneAt === null;
  return (
    <li data-done={!isOpen || undefined}>
      {isOpen && canWork ? (
        <Button
          size="small"
          look="bare"
          square
          disabled={isShut}
          busy={isBusy}
          icon={<Icon of={IconSquare} />}
          aria-label={t("do", { what })}
          title={isShut ? t("shut") : t("do", { what })}
          onClick={() => act(() => finishAction({ ...onCase, actionId: id }))}
        />
      ) : (
        <span className={classes["tick"]}>
          <Icon of={IconCheck} size={14} />
        </span>
      )}
      <span>{what}</span>
      <span className={classes["whose"]} suppressHydrationWarning>
        {isOpen ? who : t("doneBy", { name: who === "" ? (doneBy ?? "") : who, time: say(doneAt, zone, now) })}
      </span>
      {isOpen && canWork ? (
        <Button
          size="small"
          look="bare"
          square
          icon={<Icon of={IconX} size={14} />}
          aria-label={t("drop", { what })}
          onClick={() => act(() => dropCaseAction({ ...onCase, actionId: id }))}
        />
      ) : null}
    </li>
  );
};

const Plan = () => {
  const t = useTranslations("cases.act");
  const { isBusy, act } = useCaseAct();
  const onCase = useOnCase();
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={classes["plan"]}>
      <Ask
        label={t("plan")}
        isOpen={isOpen}
        onToggle={setOpen}
        isBusy={isBusy}
        go={t("plan")}
        fields={[
          { name: "what", label: t("what"), kind: "line" },
          { name: "who", label: t("who"), kind: "line", isOptional: true },
        ]}
        onGo={(answers) =>
          act(
            () => planCaseAction({ ...onCase, what: answers("what"), who: answers("who") }),
            () => setOpen(false),
          )
        }
      />
    </div>
  );
};
