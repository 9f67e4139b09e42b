"use client";

import { Textarea } from "@mantine/core";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { ActionResult } from "#lib/auth/action";
import type { SanctionView } from "#lib/conduct/view-model";

import { Button } from "../../../_ui/controls/button";
import { FormFailure } from "../../../_ui/controls/form-parts";
import { useAct } from "../../../_ui/controls/use-act.client";
import { appeal, approve, doneByHand, dropWarning, judgeAppeal, lift, refuse, takeBack, tryAgain, withdraw } from "./actions";
import classes from "./sanction.module.css";

/** Runs an act and shows the page as it is after it. */
const useRefreshingAct = () => {
  const router = useRouter();
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  return { isBusy, failure, run: <Value,>(work: () => Promise<ActionResult<Value>>): void => run(work, () => router.refresh()) };
};

type Choice = "refuse" | "lift" | "withdraw" | "appeal";

const withdrawing = { ban: takeBack, guard: withdraw, closing: withdraw, warning: dropWarning } as const;

/** What may be done about a sanction that stands, or about one's own request. */
const choicesFor = ({ kind, state, messageState }: SanctionView, mayDecide: boolean): readonly ("lift" | "withdraw" | "appeal")[] => {
  switch (kind) {
    case "ban":
      if (state === "requested") return ["withdraw"];
      return mayDecide ? ["lift", "appeal"] : ["appeal"];
    case "guard":
      return ["withdraw", "appeal"];
    case "closing":
      return ["appeal"];
    case "warning":
      return messageState === "done" ? ["appeal"] : ["withdraw", "appeal"];
  }
};

/** What can be done about a sanction now; whatever needs words opens a field for them. */
export const SanctionActs = ({
  workspace,
  sanction,
  mayDecide,
}: {
  readonly workspace: string;
  readonly sanction: SanctionView;
  readonly mayDecide: boolean;
}) => {
  const t = useTranslations("conduct.acts");
  const { isBusy, failure, run } = useRefreshingAct();
  const [choice, setChoice] = useState<Choice | null>(null);
  const { id: sanctionId, kind, state } = sanction;
  const on = { workspace, sanctionId };
  const give = (reason: string): void =>
    run<unknown>(() => {
      switch (choice) {
        case "refuse":
          return refuse({ ...on, reason });
        case "lift":
          return lift({ ...on, reason });
        case "withdraw":
          return withdrawing[kind]({ ...on, reason });
        case "appeal":
        case null:
          return appeal({ ...on, text: reason });
      }
    });
  const isWaiting = kind === "ban" && state === "requested";
  if (state !== "standing" && !isWaiting) return null;
  if (isWaiting && !mayDecide && !sanction.isOwnRequest) return <p className="ink2">{t("managerDecides")}</p>;
  const isToDecide = isWaiting && !sanction.isOwnRequest;
  return (
    <div>
      {isWaiting && sanction.isOwnRequest ? <p className="ink2">{t("ownRequest")}</p> : null}
      <div className={classes["acts"]}>
        {isToDecide ? (
          <>
            <Button look="danger" busy={isBusy} onClick={() => run(() => approve(on))}>
              {t("approve")}
            </Button>
            <Button onClick={() => setChoice("refuse")}>{t("refuse")}</Button>
          </>
        ) : (
          choicesFor(sanction, mayDecide).map((one) => (
            <Button key={one} onClick={() => setChoice(one)}>
              {t(one)}
            </Button>
          ))
        )}
      </div>
      {choice === null ? null : <Words label={t(`words.${choice}`)} isBusy={isBusy} onGive={give} onCancel={() => setChoice(null)} />}
      <FormFailure>{failure}</FormFailure>
    </div>
  );
};

type WordsProps = { readonly label: string; readonly isBusy: boolean; readonly onGive: (words: string) => void; readonly onCancel: () => void };

const Words = ({ label, isBusy, onGive, onCancel }: WordsProps) => {
  const t = useTranslations("conduct.acts");
  const [words, setWords] = useState("");
  return (
    <form
      className={classes["give"]}
      onSubmit={(event) => {
        event.preventDefault();
        onGive(words.trim());
      }}
    >
      <Textarea label={label} autosize minRows={2} maxLength={500} value={words} onChange={(event) => setWords(event.currentTarget.value)} data-autofocus />
      <div className={classes["acts"]}>
        <Button type="submit" look="main" busy={isBusy} disabled={words.trim().length < 3}>
          {t("give")}
        </Button>
        <Button onClick={onCancel}>{t("cancel")}</Button>
      </div>
    </form>
  );
};

/** Grants or rejects an appeal, with the reason. */
export const AppealActs = ({
  workspace,
  appealId,
  isOwnRequest,
}: {
  readonly workspace: string;
  readonly appealId: string;
  readonly isOwnRequest: boolean;
}) => {
  const t = useTranslations("conduct.acts");
  const { isBusy, failure, run } = useRefreshingAct();
  const [isGranted, setGranted] = useState<boolean | null>(null);
  if (isOwnRequest) return <p className="ink2">{t("ownRequest")}</p>;
  return (
    <div>
      <div className={classes["acts"]}>
        <Button onClick={() => setGranted(true)}>{t("grant")}</Button>
        <Button onClick={() => setGranted(false)}>{t("reject")}</Button>
      </div>
      {isGranted === null ? null : (
        <Words
          label={t(isGranted ? "words.grant" : "words.reject")}
          isBusy={isBusy}
          onGive={(reason) => run(() => judgeAppeal({ workspace, appealId, isGranted, reason }))}
          onCancel={() => setGranted(null)}
        />
      )}
      <FormFailure>{failure}</FormFailure>
    </div>
  );
};

/** "I have done it there", and "try once more" where Parley could. */
export const DeedActs = ({ workspace, deedId, canRetry }: { readonly workspace: string; readonly deedId: string; readonly canRetry: boolean }) => {
  const t = useTranslations("conduct.acts");
  const { isBusy, failure, run } = useRefreshingAct();
  return (
    <>
      <Button size="small" busy={isBusy} onClick={() => run(() => doneByHand({ workspace, deedId }))}>
        {t("doneByHand")}
      </Button>
      {canRetry ? (
        <Button size="small" look="bare" busy={isBusy} onClick={() => run(() => tryAgain({ workspace, deedId }))}>
          {t("tryAgain")}
        </Button>
      ) : null}
      <FormFailure>{failure}</FormFailure>
    </>
  );
};
