import Link from "next/link";
import { useTranslations } from "next-intl";

import type { CaseDetails } from "#lib/cases/model";

import { useMoment } from "../../../_ui/time/moment";
import { Due } from "../due";
import classes from "./case.module.css";
import { Reopen } from "./reopen.client";

type Props = { readonly details: CaseDetails; readonly workspace: string; readonly zone: string; readonly now: Date };

/** By when it is to be settled or how it ended, where it goes on, and what it has to do with. */
export const Standing = ({ details, workspace, zone, now }: Props) => {
  const t = useTranslations("cases");
  const say = useMoment();
  const { mergedInto, status, outcome, closedAt, dueAt, linked } = details;
  const isOpenAndDue = status === "open" && dueAt !== null;
  if (status === "open" && !isOpenAndDue && linked.length === 0) return null;
  return (
    <div className={classes["standing"]}>
      {isOpenAndDue ? <Due row={{ dueAt, promiseAt: null, silentAt: null }} zone={zone} now={now} /> : null}
      {mergedInto === null ? null : (
        <p>
          {t.rich("page.merged", {
            number: mergedInto,
            link: (words) => (
              <Link className="link" href={`/${workspace}/cases/${mergedInto}`} prefetch={false}>
                {words}
              </Link>
            ),
          })}
        </p>
      )}
      {status === "closed" && closedAt !== null && outcome !== null ? (
        <p>
          <span>{t("page.closed", { time: say(closedAt, zone, now), outcome: t(`outcome.${outcome}`) })}</span>
          <Reopen />
        </p>
      ) : null}
      {linked.length === 0 ? null : (
        <p>
          {t("page.linked")}{" "}
          {linked.map(({ number, title }) => (
            <Link key={number} className="link" href={`/${workspace}/cases/${number}`} prefetch={false}>
              {title}
            </Link>
          ))}
        </p>
      )}
    </div>
  );
};
