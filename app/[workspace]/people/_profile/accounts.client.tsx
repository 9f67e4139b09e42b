"use client";

import { useTranslations } from "next-intl";

import { Button } from "../../../_ui/controls/button";
import { ConfirmOnce } from "../../../_ui/controls/confirm-once.client";
import { FormFailure } from "../../../_ui/controls/form-parts";
import { showToast } from "../../../_ui/controls/toast-store";
import { cannotTell, notTheSame, samePerson, seekAccounts, split } from "../actions";
import classes from "./profile.module.css";
import { useRefreshingAct } from "./use-refreshing-act.client";

type DecideProps = {
  readonly workspace: string;
  readonly linkId: string;
  /** It is asked now; a question that was left open can be answered, but not be left open once more. */ readonly isAsked: boolean;
};

/** A human's yes or no to a suggested account, or that they cannot tell. */
export const DecideLink = ({ workspace, linkId, isAsked }: DecideProps) => {
  const t = useTranslations("people.accounts");
  const { isBusy, failure, run } = useRefreshingAct();
  const on = { workspace, linkId };
  return (
    <>
      <div className={classes["acts"]}>
        <Button size="small" busy={isBusy} onClick={() => run(() => samePerson(on))}>
          {t("same")}
        </Button>
        <Button size="small" look="bare" busy={isBusy} onClick={() => run(() => notTheSame(on))}>
          {t("notSame")}
        </Button>
        {isAsked ? (
          <Button size="small" look="bare" busy={isBusy} onClick={() => run(() => cannotTell(on))}>
            {t("cannotTell")}
          </Button>
        ) : null}
      </div>
      <FormFailure>{failure}</FormFailure>
    </>
  );
};

export const SplitAccount = ({ workspace, authorId }: { readonly workspace: string; readonly authorId: string }) => {
  const t = useTranslations("people.accounts");
  const { isBusy, failure, run } = useRefreshingAct();
  return (
    <>
      <ConfirmOnce
        question={t("splitAsk")}
        confirm={t("split")}
        cancel={t("cancel")}
        onConfirm={() => run(() => split({ workspace, authorId }))}
        trigger={(open) => (
          <Button size="small" look="bare" busy={isBusy} onClick={open}>
            {t("split")}
          </Button>
        )}
      />
      <FormFailure>{failure}</FormFailure>
    </>
  );
};

export const SeekAccounts = ({ workspace, authorId }: { readonly workspace: string; readonly authorId: string }) => {
  const t = useTranslations("people.accounts");
  const { isBusy, failure, run } = useRefreshingAct();
  return (
    <>
      <Button
        size="small"
        busy={isBusy}
        onClick={() =>
          run(
            () => seekAccounts({ workspace, authorId }),
            ({ found }) => showToast({ text: t("found", { count: found }) }),
          )
        }
      >
        {t("seek")}
      </Button>
      <FormFailure>{failure}</FormFailure>
    </>
  );
};
