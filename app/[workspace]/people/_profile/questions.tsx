import Link from "next/link";
import { getTranslations } from "next-intl/server";

import { isDue } from "#lib/people/link-model";
import type { AccountView, QuestionView } from "#lib/people/model";

import { profileHref } from "../address";
import { Place } from "../place";
import { LinkReasons } from "./accounts";
import classes from "./profile.module.css";
import type { Reader } from "./reader";

type Asker = Omit<Reader, "mayOverrule">;
type Props = { readonly questions: readonly QuestionView[]; readonly reader: Asker };

/** All pairs of accounts that may be one person's: those asked about now, and those of which nobody could tell. */
export const Questions = async ({ questions, reader }: Props) => {
  const t = await getTranslations("people.accounts");
  const due = questions.filter((question) => isDue(question, reader.now));
  const open = questions.filter((question) => !isDue(question, reader.now));
  return (
    <>
      <Part title={t("waiting", { count: due.length })} questions={due} reader={reader} />
      <Part title={t("waitingOpen", { count: open.length })} questions={open} reader={reader} />
    </>
  );
};

type PartProps = Props & { readonly title: string };

const Part = ({ title, questions, reader }: PartProps) =>
  questions.length === 0 ? null : (
    <section>
      <h2>{title}</h2>
      <ul className={classes["pairs"]}>
        {questions.map((question) => (
          <li key={question.id}>
            <p>
              <Account account={question.about} workspace={reader.workspace} /> <span aria-hidden>–</span>{" "}
              <Account account={question.account} workspace={reader.workspace} />
            </p>
            <LinkReasons link={question} reader={reader} />
          </li>
        ))}
      </ul>
    </section>
  );

const Account = ({ account, workspace }: { readonly account: AccountView; readonly workspace: string }) => (
  <>
    <Link className="link mid" href={profileHref(workspace, account.id)} prefetch={false}>
      {account.name}
    </Link>{" "}
    <span className="ink2">
      <Place of={account} />
    </span>
  </>
);
