"use client";

import { NativeSelect, Textarea } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";

import { dayMs } from "#lib/core/time";

import { Button, ButtonLink } from "../../../_ui/controls/button";
import { Fields } from "../../../_ui/controls/form-parts";
import { showToast } from "../../../_ui/controls/toast-store";
import { useAct } from "../../../_ui/controls/use-act.client";
import { useClock } from "../../../_ui/time/clock.client";
import { askForBan } from "./actions";
import { ClauseChoice, DialogFoot, type DialogProps, DialogWindow, Evidence, filled, firstClause, QuotedWords, Steps } from "./dialog-parts.client";
import { LadderLine } from "./ladder-line.client";

const spans = [7, 30, 90, 365] as const;

/** Asks a second person for a ban, or says that one stands or waits already. */
export const BanDialog = (props: DialogProps) => (props.view.noBan === "ban-standing" ? <BanStands {...props} /> : <AskForBan {...props} />);

const BanStands = ({ workspace, view, onClose }: DialogProps) => {
  const t = useTranslations("conduct");
  return (
    <DialogWindow onClose={onClose} title={t("ban.standing", { name: view.item.authorName })}>
      <Fields>
        <LadderLine view={view} refusal={view.noBan} />
      </Fields>
      <DialogFoot failure={null}>
        <ButtonLink href={`/${workspace}/people/approvals`} prefetch={false}>
          {t("approvals.title")}
        </ButtonLink>
        <Button onClick={onClose}>{t("ban.cancel")}</Button>
      </DialogFoot>
    </DialogWindow>
  );
};

/** What the ban rests on, what the person is told, and what will happen at each place. */
const AskForBan = ({ workspace, zone, view, onClose, onDone }: DialogProps) => {
  const t = useTranslations("conduct.ban");
  const format = useFormatter();
  const now = useClock();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [clause, setClause] = useState(firstClause(view));
  const [days, setDays] = useState<number | null>(null);
  const [own, setOwn] = useState<string | null>(null);
  const [words, setWords] = useState(view.quote);
  const until = days === null ? t("forGood") : format.dateTime(new Date(now.getTime() + days * dayMs), { dateStyle: "long", timeZone: zone });
  const notice = own ?? filled(view.templates.notice, view, { clause, words, until });
  const send = (): void =>
    run(
      () => askForBan({ workspace, itemId: view.item.itemId, clauseNumber: clause, notice, days }),
      () => {
        showToast({ text: t("asked") });
        onDone();
      },
    );
  return (
    <DialogWindow onClose={onClose} title={t("title", { name: view.item.authorName })} size="lg">
      <Fields>
        <LadderLine view={view} refusal={view.noBan} />
        <Evidence evidence={view.offences.length > 0 ? view.offences : [view.item]} zone={zone} now={now} />
        <ClauseChoice clauses={view.clauses} value={clause} onChange={setClause} />
        <NativeSelect
          label={t("span")}
          value={days === null ? "" : String(days)}
          onChange={(event) => setDays(event.currentTarget.value === "" ? null : Number(event.currentTarget.value))}
          data={[{ value: "", label: t("forGood") }, ...spans.map((span) => ({ value: String(span), label: t("days", { count: span }) }))]}
        />
        <QuotedWords value={words} onChange={setWords} />
        <Textarea
          label={t("notice")}
          description={t("noticeHint")}
          autosize
          minRows={6}
          maxRows={16}
          maxLength={4000}
          value={notice}
          onChange={(event) => setOwn(event.currentTarget.value)}
        />
        <Steps steps={view.banSteps} />
        <p className="ink2">{t("second")}</p>
      </Fields>
      <DialogFoot failure={failure}>
        <Button look="danger" busy={isBusy} disabled={view.noBan !== null || clause === "" || notice.trim() === ""} onClick={send}>
          {t("go")}
        </Button>
        <Button onClick={onClose}>{t("cancel")}</Button>
      </DialogFoot>
    </DialogWindow>
  );
};
