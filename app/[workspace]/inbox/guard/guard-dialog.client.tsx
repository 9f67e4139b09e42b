"use client";

import { Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Button } from "../../../_ui/controls/button";
import { Fields } from "../../../_ui/controls/form-parts";
import { showToast } from "../../../_ui/controls/toast-store";
import { useClock } from "../../../_ui/time/clock.client";
import { guardItem } from "./actions";
import {
  BypassField,
  ClauseChoice,
  DialogFoot,
  type DialogProps,
  DialogWindow,
  Evidence,
  filled,
  firstClause,
  QuotedWords,
  reasonOrNull,
  Steps,
} from "./dialog-parts.client";
import { Protected } from "./protected.client";
import { useGuardAct } from "./use-guard-act.client";

/** Takes an item away politely: which rule, what its author is told, and what will happen where. */
export const GuardDialog = ({ workspace, zone, view, onReread, onClose, onDone }: DialogProps) => {
  const t = useTranslations("conduct.guard");
  const now = useClock();
  const { isBusy, failure, isEarly, run } = useGuardAct();
  const [clause, setClause] = useState(firstClause(view));
  const [words, setWords] = useState(view.quote);
  const [own, setOwn] = useState<string | null>(null);
  const [bypass, setBypass] = useState("");
  const message = own ?? filled(view.templates.guard, view, { clause, words });
  const isProtected = view.clauses.find(({ number }) => number === clause)?.isProtected ?? false;
  const send = (): void =>
    run(
      () => guardItem({ workspace, itemId: view.item.itemId, clauseNumber: clause, message, bypassReason: reasonOrNull(bypass) }),
      () => {
        showToast({ text: t(view.canMessage ? "started" : "startedUnsent") });
        onDone();
      },
    );
  return (
    <DialogWindow onClose={onClose} title={t("title", { name: view.item.authorName })} size="lg">
      <Fields>
        <ClauseChoice clauses={view.clauses} value={clause} onChange={setClause} />
        {isProtected ? <Protected workspace={workspace} itemId={view.item.itemId} mayOverride={view.mayDecide} onOverridden={onReread} /> : null}
        <Evidence evidence={[view.item]} zone={zone} now={now} />
        <QuotedWords value={words} onChange={setWords} />
        <Textarea
          label={view.canMessage ? t("message") : t("messageUnsent")}
          description={view.canMessage ? t("messageHint") : undefined}
          autosize
          minRows={4}
          maxRows={12}
          maxLength={4000}
          value={message}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
        <Steps steps={view.guardSteps} />
        <BypassField isAsked={isEarly} value={bypass} onChange={setBypass} />
      </Fields>
      <DialogFoot failure={view.isGuarded ? t("standing") : failure}>
        <Button look="danger" busy={isBusy} disabled={isProtected || view.isGuarded || clause === "" || message.trim() === ""} onClick={send}>
          {t(view.canMessage ? "go" : "goUnsent")}
        </Button>
        <Button onClick={onClose}>{t("cancel")}</Button>
      </DialogFoot>
    </DialogWindow>
  );
};
