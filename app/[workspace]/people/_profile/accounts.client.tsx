"use client";

import { Checkbox } from "@mantine/core";
import { useFormatter, useTranslations } from "next-intl";
import { useState } from "react";

import type { CarriedBan } from "#lib/conduct/carried-model";

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

type SplitProps = {
  readonly workspace: string;
  readonly authorId: string;
  /** What reaches from it to the others, or from them to it. */ readonly carried: readonly CarriedBan[];
  readonly mayLift: boolean;
};

/** Takes an account out of the person again; bans that were carried over with it are lifted at once, unless they are to stay. */
export const SplitAccount = ({ workspace, authorId, carried, mayLift }: SplitProps) => {
  const t = useTranslations("people.accounts");
  const { isBusy, failure, run } = useRefreshingAct();
  const format = useFormatter();
  const [isLifting, setLifting] = useState(true);
  // Whatever the page knows: a ban may have been carried over since.
  const liftsCarried = isLifting && mayLift;
  return (
    <>
      <ConfirmOnce
        question={t("splitAsk")}
        confirm={t("split")}
        cancel={t("cancel")}
        onConfirm={() => run(() => split({ workspace, authorId, liftsCarried }))}
        trigger={(open) => (
          <Button size="small" look="bare" busy={isBusy} onClick={open}>
            {t("split")}
          </Button>
        )}
      >
        {carried.length === 0 ? null : (
          <div className={classes["carried"]} data-carried-bans>
            <ul>
              {carried.map(({ id, number, brandName, authorName, carriedTo }) => (
                <li key={id}>{t("carried", { number, brand: brandName, name: authorName, to: format.list(carriedTo) })}</li>
              ))}
            </ul>
            {mayLift ? (
              <Checkbox
                size="xs"
                label={t("liftCarried", { count: carried.length })}
                checked={isLifting}
                onChange={(event) => setLifting(event.currentTarget.checked)}
              />
            ) : (
              <p className="ink3 small">{t("carriedStay", { count: carried.length })}</p>
            )}
          </div>
        )}
      </ConfirmOnce>
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
