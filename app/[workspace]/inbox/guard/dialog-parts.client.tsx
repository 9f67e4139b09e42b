"use client";

import { Alert, Modal, NativeSelect, Textarea, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import type { ClauseView, EvidenceView, GuardView, StepView } from "#lib/conduct/view-model";
import { fillTemplate } from "#lib/playbook/template-model";

import { Chip } from "../../../_ui/controls/chip";
import { FormButtons, FormFailure } from "../../../_ui/controls/form-parts";
import { useFocusBack } from "../../../_ui/controls/use-focus-back.client";
import { Day } from "../../../_ui/time/moment";
import classes from "./guard.module.css";

export type DialogProps = {
  readonly workspace: string;
  readonly zone: string;
  readonly view: GuardView;
  /** Reads the view anew: a manager's word has changed what may be done. */
  readonly onReread: () => void;
  /** Goes on to the request of a ban. */
  readonly onAskForBan: () => void;
  readonly onClose: () => void;
  readonly onDone: () => void;
};

type WindowProps = { readonly title: string; readonly size?: "md" | "lg"; readonly onClose: () => void; readonly children: ReactNode };

/** The window of such a dialog: there for as long as it is open, it gives the focus back to what opened it. */
export const DialogWindow = ({ title, size = "md", onClose, children }: WindowProps) => {
  useFocusBack();
  return (
    <Modal opened onClose={onClose} title={title} size={size}>
      {children}
    </Modal>
  );
};

type ClauseProps = { readonly clauses: readonly ClauseView[]; readonly value: string; readonly onChange: (number: string) => void };

/** The clause that everything rests on, among those in force, with its words below. */
export const ClauseChoice = ({ clauses, value, onChange }: ClauseProps) => {
  const t = useTranslations("conduct.clause");
  const chosen = clauses.find(({ number }) => number === value);
  if (clauses.length === 0)
    return (
      <Alert color="vermilion" title={t("noneTitle")}>
        {t("none")}
      </Alert>
    );
  return (
    <div>
      <NativeSelect
        label={t("label")}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
        data={clauses.map(({ number, title }) => ({ value: number, label: `${number} · ${title}` }))}
      />
      {chosen ? <p className={classes["under"]}>{chosen.text}</p> : null}
    </div>
  );
};

/** The clause to begin with: the first whose kind is shown by the item. */
export const firstClause = ({ clauses, item }: GuardView): string => {
  const wanted = item.isThreat ? "threat" : "insult";
  return (clauses.find(({ kind }) => kind === wanted) ?? clauses.find(({ isProtected }) => !isProtected) ?? clauses[0])?.number ?? "";
};

/** What is kept before anything is done. */
export const Evidence = ({ evidence, zone, now }: { readonly evidence: readonly EvidenceView[]; readonly zone: string; readonly now: Date }) => {
  const t = useTranslations("conduct.evidence");
  return (
    <section className={classes["part"]}>
      <h3>{t("title", { count: evidence.length })}</h3>
      <ul className={classes["evidence"]}>
        {evidence.map(({ itemId, text, postedAt }) => (
          <li key={itemId}>
            <span className="ink3">
              <Day at={postedAt} zone={zone} now={now} />
            </span>
            <q>{text}</q>
          </li>
        ))}
      </ul>
      <p className={classes["under"]}>{t("hint")}</p>
    </section>
  );
};

/** What will happen, in order and place by place; what a platform cannot do is marked for a person. */
export const Steps = ({ steps }: { readonly steps: readonly StepView[] }) => {
  const t = useTranslations("conduct.steps");
  return (
    <section className={classes["part"]}>
      <h3>{t("title")}</h3>
      <ol className={classes["steps"]}>
        {steps.map(({ kind, sourceName, isByHand, because, url }, place) => (
          <li key={`${kind}-${sourceName}-${place}`}>
            <span>
              {t(`kind.${kind}`)} · {sourceName}
            </span>
            {isByHand ? <Chip tint="warn">{t("byHand")}</Chip> : null}
            {because === null || because === "cannot-here" ? null : <span className="ink3">{t(`because.${because}`)}</span>}
            {isByHand && url !== null ? (
              <a href={url} target="_blank" rel="noreferrer noopener">
                {t("open")}
              </a>
            ) : null}
          </li>
        ))}
      </ol>
    </section>
  );
};

/** The library's words for a clause and, where one is named, the insult. What is still open stays in braces. */
export const filled = (
  body: string,
  { clauses, variables }: GuardView,
  chosen: { readonly clause: string; readonly words?: string; readonly until?: string },
): string => {
  const clause = clauses.find(({ number }) => number === chosen.clause);
  const { words = "", until = "" } = chosen;
  return fillTemplate(body, { ...variables, clause: chosen.clause, rule: clause?.titleTold ?? "", words, until }).text;
};

/** What was said, as far as it is repeated to whoever said it. */
export const QuotedWords = ({ value, onChange }: { readonly value: string; readonly onChange: (value: string) => void }) => {
  const t = useTranslations("conduct.quoted");
  return (
    <Textarea
      label={t("label")}
      description={t("hint")}
      autosize
      minRows={1}
      maxRows={4}
      maxLength={300}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
};

/** Why it is to go before it has cooled down; asked for only once the desk said that it is too early. */
export const BypassField = ({
  isAsked,
  value,
  onChange,
}: {
  readonly isAsked: boolean;
  readonly value: string;
  readonly onChange: (value: string) => void;
}) => {
  const t = useTranslations("conduct.bypass");
  if (!isAsked) return null;
  return (
    <TextInput
      label={t("label")}
      description={t("hint")}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      maxLength={500}
      data-autofocus
    />
  );
};

/** The reason as the desk takes it: none where nobody gave one. */
export const reasonOrNull = (reason: string): string | null => (reason.trim() === "" ? null : reason.trim());

/** What went wrong and the buttons, always in sight however long the dialog is. */
export const DialogFoot = ({ failure, children }: { readonly failure: string | null; readonly children: ReactNode }) => (
  <div className={classes["foot"]}>
    <FormFailure>{failure}</FormFailure>
    <FormButtons>{children}</FormButtons>
  </div>
);
