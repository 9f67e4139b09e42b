"use client";

import { Checkbox, Textarea } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { Button } from "../../../_ui/controls/button";
import { Fields } from "../../../_ui/controls/form-parts";
import { showToast } from "../../../_ui/controls/toast-store";
import { useClock } from "../../../_ui/time/clock.client";
import { closeConversation } from "./actions";
import { BypassField, ClauseChoice, DialogFoot, type DialogProps, DialogWindow, Evidence, filled, firstClause, reasonOrNull } from "./dialog-parts.client";
import { useGuardAct } from "./use-guard-act.client";

/** Ends a conversation with calm words and the rule they rest on; then, if wanted, goes on to the request of a ban. */
export const CloseDialog = ({ workspace, zone, view, onAskForBan, onClose, onDone }: DialogProps) => {
  const t = useTranslations("conduct.closing");
  const now = useClock();
  const { isBusy, failure, isEarly, run } = useGuardAct();
  const [clause, setClause] = useState(firstClause(view));
  const [own, setOwn] = useState<string | null>(null);
  const [isBanNext, setBanNext] = useState(false);
  const [bypass, setBypass] = useState("");
  const text = own ?? filled(view.templates.closing, view, { clause });
  const send = (): void =>
    run(
      () => closeConversation({ workspace, itemId: view.item.itemId, clauseNumber: clause, text, bypassReason: reasonOrNull(bypass) }),
      () => {
        showToast({ text: t("started") });
        if (isBanNext) onAskForBan();
        else onDone();
      },
    );
  return (
    <DialogWindow onClose={onClose} title={t("title", { name: view.item.authorName })} size="lg">
      <Fields>
        <ClauseChoice clauses={view.clauses} value={clause} onChange={setClause} />
        <Evidence evidence={[view.item]} zone={zone} now={now} />
        <Textarea
          label={t("text")}
          description={t("hint")}
          autosize
          minRows={4}
          maxRows={12}
          maxLength={4000}
          value={text}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
        <Checkbox label={t("ban")} checked={isBanNext} onChange={(event) => setBanNext(event.currentTarget.checked)} />
        <BypassField isAsked={isEarly} value={bypass} onChange={setBypass} />
      </Fields>
      <DialogFoot failure={view.canClose ? failure : t("cannot")}>
        <Button look="danger" busy={isBusy} disabled={!view.canClose || clause === "" || text.trim() === ""} onClick={send}>
          {t("go")}
        </Button>
        <Button onClick={onClose}>{t("cancel")}</Button>
      </DialogFoot>
    </DialogWindow>
  );
};
