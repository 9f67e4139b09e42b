import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";

import { requireActor } from "#lib/auth/session";
import type { CaseDetails } from "#lib/cases/model";
import { cardFields } from "#lib/cases/model/case-machine";
import { readClock } from "#lib/core/clock";

import { ButtonLink } from "../../../../_ui/controls/button";
import { Moment, useMoment } from "../../../../_ui/time/moment";
import { caseOrNotFound } from "../../_case/case-or-not-found";
import { Story } from "../../_case/story";
import { PrintButton } from "./print-button.client";
import classes from "./print.module.css";

type Props = { readonly params: Promise<{ workspace: string; number: string }> };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await getTranslations("cases"))("number", { number: (await params).number }),
});

/** The whole case on paper: its card, what was done and promised, and its story. */
const PrintPage = async ({ params }: Props) => {
  const { workspace, number } = await params;
  const [actor, t] = await Promise.all([requireActor(workspace), getTranslations("cases")]);
  const details = await caseOrNotFound(actor, number);
  const now = readClock();
  return (
    <article className={classes["sheet"]}>
      <p className={classes["tools"]}>
        <ButtonLink href={`/${workspace}/cases/${details.number}`}>{t("print.back")}</ButtonLink>
        <PrintButton words={t("print.go")} />
      </p>
      <Head details={details} zone={actor.zone} now={now} />
      <section>
        <h2>{t("card.title")}</h2>
        <dl>
          {cardFields.map((field) => (
            <div key={field}>
              <dt>{t(`card.field.${field}`)}</dt>
              <dd>{details.card[field] === "" ? "–" : details.card[field]}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Deeds details={details} zone={actor.zone} now={now} />
      <section>
        <h2>{t("story.title")}</h2>
        <Story entries={details.timeline} workspace={workspace} zone={actor.zone} now={now} />
      </section>
    </article>
  );
};

export default PrintPage;

type Part = { readonly details: CaseDetails; readonly zone: string; readonly now: Date };

const Head = ({ details, zone, now }: Part) => {
  const t = useTranslations("cases");
  const say = useMoment();
  const { number, title, author, brand, level, step, round, outcome, openedAt, openedBy, closedAt } = details;
  return (
    <header>
      <p className="ink3">{t("print.title", { number })}</p>
      <h1>{title}</h1>
      <p>{[author, brand, t(`level.${level}`), t("row.round", { round }), outcome === null ? t(`step.${step}`) : t(`outcome.${outcome}`)].join(" · ")}</p>
      <p className="ink3">
        {t("print.openedBy", { time: say(openedAt, zone, now), name: openedBy ?? t("story.itself") })}
        {closedAt !== null && outcome !== null ? ` · ${t("page.closed", { time: say(closedAt, zone, now), outcome: t(`outcome.${outcome}`) })}` : null}
      </p>
    </header>
  );
};

const Deeds = ({ details, zone, now }: Part) => {
  const t = useTranslations("cases");
  return (
    <section>
      <h2>{t("act.title")}</h2>
      {details.actions.length === 0 ? <p className="ink3">{t("act.none")}</p> : null}
      <ul>
        {details.actions.map(({ id, what, who, doneAt }) => (
          <li key={id}>
            {doneAt === null ? "☐" : "☑"} {what} {who === "" ? null : <span className="ink3">{who}</span>}{" "}
            {doneAt === null ? null : <Moment at={doneAt} zone={zone} now={now} />}
          </li>
        ))}
      </ul>
      <h2>{t("promise.title")}</h2>
      {details.promises.length === 0 ? <p className="ink3">{t("promise.none")}</p> : null}
      <ul>
        {details.promises.map(({ id, dueAt, words }) => (
          <li key={id}>
            <Moment at={dueAt} zone={zone} now={now} /> {words}
          </li>
        ))}
      </ul>
    </section>
  );
};
