import { IconLink } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";

import { localeSchema } from "#lib/auth/actor";
import type { AccountView, LinkView } from "#lib/people/model";

import { loadPeopleWords } from "../../../_i18n/people-words";
import { Icon } from "../../../_ui/controls/icon";
import { useMoment } from "../../../_ui/time/moment";
import { profileHref } from "../address";
import { Realm } from "../realm";
import { DecideLink, SeekAccounts, SplitAccount } from "./accounts.client";
import classes from "./profile.module.css";
import type { Reader } from "./reader";

type Props = { readonly accounts: readonly AccountView[]; readonly authorId: string; readonly reader: Reader };

/** The person's accounts; each that was joined says by whom. */
export const AccountsPart = ({ accounts, authorId, reader }: Props) => {
  const t = useTranslations("people.accounts");
  const say = useMoment();
  const linked = accounts.filter(({ id }) => id !== authorId);
  return (
    <section className={classes["panel"]}>
      <h3>{t("title")}</h3>
      <ul>
        {linked.map(({ id, name, realm, joined }) => (
          <li key={id} className={classes["account"]}>
            <Icon of={IconLink} />
            <Link className="link" href={profileHref(reader.workspace, id)} prefetch={false} aria-label={t("openAccount", { name })}>
              {name}
            </Link>
            <span className="ink3">
              <Realm realm={realm} />
            </span>
            {joined === null ? null : (
              <span className="ink3 small">
                {t("joined", { name: joined.byName, date: say(joined.at, reader.zone, reader.now) })}
              </span>
            )}
            {reader.mayEdit ? <SplitAccount workspace={reader.workspace} authorId={id} /> : null}
          </li>
        ))}
      </ul>
      {reader.mayEdit ? <SeekAccounts workspace={reader.workspace} authorId={authorId} /> : null}
    </section>
  );
};

/** "Is it the same person?", with the reasons; only a human joins. */
export const Suggestions = async ({ suggestions, reader }: { readonly suggestions: readonly LinkView[]; readonly reader: Reader }) => {
  const [t, words] = await Promise.all([getTranslations("people.accounts"), loadPeopleWords(localeSchema.parse(await getLocale()))]);
  return (
    <>
      {suggestions.map(({ id, account, reasons }) => (
        <section key={id} className={`${classes["panel"] ?? ""} ${classes["question"] ?? ""}`}>
          <h3>{t("question")}</h3>
          <p>
            <Link className="link mid" href={profileHref(reader.workspace, account.id)} prefetch={false}>
              {account.name}
            </Link>{" "}
            <span className="ink2">
              <Realm realm={account.realm} />
            </span>
          </p>
          <ul className={classes["reasons"]}>
            {reasons.map((reason) => (
              <li key={reason.reason}>{words.displacement(reason)}</li>
            ))}
          </ul>
          {reader.mayEdit ? <DecideLink workspace={reader.workspace} linkId={id} /> : null}
        </section>
      ))}
    </>
  );
};
