import { IconLink } from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";

import { localeSchema } from "#lib/auth/actor";
import { carriedAcross } from "#lib/conduct/carried-model";
import type { SanctionView } from "#lib/conduct/view-model";
import { isDue } from "#lib/people/link-model";
import type { AccountView, LeftOpen, LinkView } from "#lib/people/model";

import { loadPeopleWords } from "../../../_i18n/people-words";
import { Icon } from "../../../_ui/controls/icon";
import { useMoment } from "../../../_ui/time/moment";
import { profileHref } from "../address";
import { Place } from "../place";
import { DecideLink, SeekAccounts, SplitAccount } from "./accounts.client";
import { JoinByHand } from "./join.client";
import classes from "./profile.module.css";
import type { Reader } from "./reader";

type Props = {
  readonly accounts: readonly AccountView[];
  readonly authorId: string;
  readonly name: string;
  /** What was done about any of the accounts. */
  readonly sanctions: readonly SanctionView[];
  readonly mayLift: boolean;
  readonly reader: Reader;
};

/** The person's accounts; each that was joined says by whom. */
export const AccountsPart = ({ accounts, authorId, name, sanctions, mayLift, reader }: Props) => {
  const t = useTranslations("people.accounts");
  const say = useMoment();
  const accountIds = accounts.map(({ id }) => id);
  const linked = accounts.filter(({ id }) => id !== authorId);
  return (
    <section className={classes["panel"]}>
      <h3>{t("title")}</h3>
      <ul>
        {linked.map(({ id, name: called, joined, ...where }) => (
          <li key={id} className={classes["account"]}>
            <Icon of={IconLink} />
            <Link className="link" href={profileHref(reader.workspace, id)} prefetch={false} aria-label={t("openAccount", { name: called })}>
              {called}
            </Link>
            <span className="ink3">
              <Place of={where} />
            </span>
            {joined === null ? null : <span className="ink3 small">{t("joined", { name: joined.byName, date: say(joined.at, reader.zone, reader.now) })}</span>}
            {reader.mayEdit ? (
              <SplitAccount workspace={reader.workspace} authorId={id} carried={carriedAcross(sanctions, { leaving: id, accountIds })} mayLift={mayLift} />
            ) : null}
          </li>
        ))}
      </ul>
      {reader.mayEdit ? (
        <div className={classes["acts"]}>
          <SeekAccounts workspace={reader.workspace} authorId={authorId} />
          <JoinByHand workspace={reader.workspace} authorId={authorId} name={name} zone={reader.zone} />
        </div>
      ) : null}
    </section>
  );
};

type QuestionsProps = { readonly suggestions: readonly LinkView[]; readonly reader: Reader };

/** "Is it the same person?", with the reasons; only a human joins. What nobody could tell stands below as an open question. */
export const Suggestions = async ({ suggestions, reader }: QuestionsProps) => {
  const t = await getTranslations("people.accounts");
  return suggestions.map((link) => {
    const isQuestion = isDue(link, reader.now);
    return (
      <section key={link.id} className={`${classes["panel"] ?? ""} ${isQuestion ? (classes["question"] ?? "") : ""}`}>
        <h3>{t(isQuestion ? "question" : "openQuestion")}</h3>
        <p>
          <Link className="link mid" href={profileHref(reader.workspace, link.account.id)} prefetch={false}>
            {link.account.name}
          </Link>{" "}
          <span className="ink2">
            <Place of={link.account} />
          </span>
        </p>
        <LinkReasons link={link} reader={reader} />
      </section>
    );
  });
};

type ReasonsProps = { readonly link: LinkView; readonly reader: Omit<Reader, "mayOverrule"> };

/** Why two accounts may be one person's, who could not tell, and the answers. */
export const LinkReasons = async ({ link, reader }: ReasonsProps) => {
  const words = await loadPeopleWords(localeSchema.parse(await getLocale()));
  const { id, reasons, leftOpen } = link;
  return (
    <>
      <ul className={classes["reasons"]}>
        {reasons.map((reason) => (
          <li key={reason.reason}>{words.displacement(reason)}</li>
        ))}
      </ul>
      {leftOpen === null ? null : <LeftOpenLine leftOpen={leftOpen} reader={reader} />}
      {reader.mayEdit ? <DecideLink workspace={reader.workspace} linkId={id} isAsked={isDue(link, reader.now)} /> : null}
    </>
  );
};

const LeftOpenLine = ({ leftOpen: { byName, at, askAgainAt }, reader }: { readonly leftOpen: LeftOpen; readonly reader: Pick<Reader, "zone" | "now"> }) => {
  const t = useTranslations("people.accounts");
  const say = useMoment();
  const day = (moment: string): string => say(moment, reader.zone, reader.now);
  return <p className={`ink3 small ${classes["leftOpen"] ?? ""}`}>{t("leftOpen", { name: byName, date: day(at), again: day(askAgainAt) })}</p>;
};
