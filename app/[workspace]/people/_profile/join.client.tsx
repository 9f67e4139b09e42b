"use client";

import { TextInput } from "@mantine/core";
import { useTranslations } from "next-intl";
import { useState } from "react";

import type { FoundAccount } from "#lib/people/model";

import { Button } from "../../../_ui/controls/button";
import { FormFailure } from "../../../_ui/controls/form-parts";
import { useAct } from "../../../_ui/controls/use-act.client";
import { useClock } from "../../../_ui/time/clock.client";
import { useMoment } from "../../../_ui/time/moment";
import { joinByHand, searchAccounts } from "../actions";
import classes from "./profile.module.css";
import { useRefreshingAct } from "./use-refreshing-act.client";

type Props = { readonly workspace: string; readonly authorId: string; readonly name: string; readonly zone: string };

/** "This is the same person as…": another account is looked for by its name, chosen, and joined once that is confirmed. */
export const JoinByHand = (props: Props) => {
  const t = useTranslations("people.join");
  const [isOpen, setOpen] = useState(false);
  if (isOpen) return <JoinForm {...props} onClose={() => setOpen(false)} />;
  return (
    <Button size="small" look="bare" onClick={() => setOpen(true)}>
      {t("open")}
    </Button>
  );
};

type FormProps = Props & { readonly onClose: () => void };

const JoinForm = ({ workspace, authorId, name, zone, onClose }: FormProps) => {
  const t = useTranslations("people.join");
  const { isBusy, failure, run } = useAct({ failAs: "words" });
  const [q, setQ] = useState("");
  const [found, setFound] = useState<readonly FoundAccount[] | null>(null);
  const [chosen, setChosen] = useState<FoundAccount | null>(null);
  if (chosen !== null) return <Confirm {...{ workspace, authorId, name, zone, onClose, chosen }} onBack={() => setChosen(null)} />;
  return (
    <form
      className={classes["join"]}
      role="search"
      onSubmit={(event) => {
        event.preventDefault();
        run(() => searchAccounts({ workspace, authorId, q }), setFound);
      }}
    >
      <TextInput
        label={t("search")}
        value={q}
        onChange={(event) => setQ(event.currentTarget.value)}
        minLength={2}
        maxLength={100}
        required
        withAsterisk={false}
        autoFocus
      />
      <div aria-live="polite">
        {found === null ? null : found.length === 0 ? (
          <p className="ink3">{t("none")}</p>
        ) : (
          <ul className={classes["found"]}>
            {found.map((account) => (
              <li key={account.id}>
                <button type="button" onClick={() => setChosen(account)}>
                  <strong>{account.name}</strong> <Where account={account} zone={zone} />
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
      <FormFailure>{failure}</FormFailure>
      <div className={classes["acts"]}>
        <Button type="submit" size="small" busy={isBusy}>
          {t("find")}
        </Button>
        <Button size="small" look="bare" onClick={onClose}>
          {t("cancel")}
        </Button>
      </div>
    </form>
  );
};

const Where = ({ account: { handle, sourceName, lastSeenAt, accounts }, zone }: { readonly account: FoundAccount; readonly zone: string }) => {
  const t = useTranslations("people.join");
  const say = useMoment();
  const now = useClock();
  const facts = [handle, sourceName, t("seen", { date: say(lastSeenAt, zone, now) }), accounts > 1 ? t("withOthers", { count: accounts - 1 }) : null];
  return <span className="ink3 small">{facts.filter((fact) => fact !== null && fact !== "").join(" · ")}</span>;
};

type ConfirmProps = FormProps & { readonly chosen: FoundAccount; readonly onBack: () => void };

const Confirm = ({ workspace, authorId, name, zone, chosen, onBack, onClose }: ConfirmProps) => {
  const t = useTranslations("people.join");
  const { isBusy, failure, run } = useRefreshingAct();
  return (
    <div className={classes["join"]} role="group" aria-label={t("ask", { name, other: chosen.name })}>
      <p>
        <b>{t("ask", { name, other: chosen.name })}</b>
      </p>
      <p>
        <Where account={chosen} zone={zone} />
      </p>
      <p className="ink2 small">{t("means")}</p>
      <FormFailure>{failure}</FormFailure>
      <div className={classes["acts"]}>
        <Button size="small" look="main" busy={isBusy} autoFocus onClick={() => run(() => joinByHand({ workspace, authorId, otherId: chosen.id }), onClose)}>
          {t("confirm")}
        </Button>
        <Button size="small" look="bare" onClick={onBack}>
          {t("back")}
        </Button>
      </div>
    </div>
  );
};
