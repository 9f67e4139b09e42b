"use client";

import { Textarea, TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";

import { namesInsult } from "#lib/conduct/warning-model";
import type { ReplyChannel } from "#lib/replies/model";

import { Button } from "../../../_ui/controls/button";
import { Fields } from "../../../_ui/controls/form-parts";
import { showToast } from "../../../_ui/controls/toast-store";
import { ChannelSwitch } from "../channel-switch.client";
import { warnAuthor } from "./actions";
import { BypassField, ClauseChoice, DialogFoot, type DialogProps, DialogWindow, filled, firstClause, reasonOrNull } from "./dialog-parts.client";
import classes from "./guard.module.css";
import { LadderLine } from "./ladder-line.client";
import { useGuardAct } from "./use-guard-act.client";

/** Warns in words that name the insult. */
export const WarnDialog = ({ workspace, view, onClose, onDone }: DialogProps) => {
  const t = useTranslations("conduct.warn");
  const { isBusy, failure, isEarly, run } = useGuardAct();
  const [clause, setClause] = useState(firstClause(view));
  const [quote, setQuote] = useState(view.quote);
  const [own, setOwn] = useState<string | null>(null);
  const [channel, setChannel] = useState<ReplyChannel>("public");
  const [bypass, setBypass] = useState("");
  const text = own ?? filled(view.templates.warning, view, { clause, words: quote });
  const isNamed = namesInsult({ text, quote, itemText: view.item.text });
  const send = (): void =>
    run(
      () => warnAuthor({ workspace, itemId: view.item.itemId, clauseNumber: clause, quote, text, channel, bypassReason: reasonOrNull(bypass) }),
      () => {
        showToast({ text: t("sent") });
        onDone();
      },
    );
  return (
    <DialogWindow onClose={onClose} title={t("title", { name: view.item.authorName })} size="lg">
      <Fields>
        <LadderLine view={view} refusal={view.noWarning} />
        <blockquote className={classes["quote"]}>{view.item.text}</blockquote>
        <TextInput
          label={t("quote")}
          description={t("quoteHint")}
          value={quote}
          onChange={(event) => setQuote(event.currentTarget.value)}
          error={quote !== "" && !isNamed ? t("notNamed") : undefined}
          maxLength={300}
          data-autofocus
        />
        <ClauseChoice clauses={view.clauses} value={clause} onChange={setClause} />
        <Textarea label={t("text")} autosize minRows={4} maxRows={12} maxLength={4000} value={text} onChange={(event) => setOwn(event.currentTarget.value)} />
        {view.canMessage ? (
          <div>
            <ChannelSwitch channel={channel} onChange={setChannel} />
          </div>
        ) : null}
        <BypassField isAsked={isEarly} value={bypass} onChange={setBypass} />
      </Fields>
      <DialogFoot failure={failure}>
        <Button look="main" busy={isBusy} disabled={!isNamed || clause === "" || view.noWarning !== null} onClick={send}>
          {t("go")}
        </Button>
        <Button onClick={onClose}>{t("cancel")}</Button>
      </DialogFoot>
    </DialogWindow>
  );
};
