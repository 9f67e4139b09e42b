import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";

import { requireActor } from "#lib/auth/session";
import type { CaseDetails } from "#lib/cases/model";
import { cardFields } from "#lib/cases/model/case-machine";
import { readClock } from "#lib/core/clock";

import { ButtonLink } from "../../../../_ui/controls/button";
import { usePaperTime, useZoneName } from "../../../../_ui/time/moment";
import { caseOrNotFound } from "../../_case/case-or-not-found";
import { Story } from "../../_case/story";
import { PrintButton } from "./print-button.client";
import classes from "./print.module.css";

type Props = { readonly params: Promise<{ workspace: string; number: string }> };

export const generateMetadata = async ({ params }: Props): Promise<Metadata> => ({
  title: (await getTranslations("cases"))("number", { number: (await params).number }),
});

/** The whole case on paper: its card, what was done and promised, and its story from where it began. */
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
      <Head details={details} zone={actor.zone} />
      <section>
        <h2>{t("card.title")}</h2>
        <dl>
          {cardFields.map((field) => (
            <div key={field} data-wide={field === "bridge" || field === "fairness" || undefined}>
              <dt>{t(`card.field.${field}`)}</dt>
              <dd>{details.card[field] === "" ? "–" : details.card[field]}</dd>
            </div>
          ))}
        </dl>
      </section>
      <Deeds details={details} zone={actor.zone} />
      <section>
        <h2>{t("story.title")}</h2>
        <Story entries={details.timeline.toReversed()} {...{ workspace, now }} zone={actor.zone} brandZone={details.brandZone} isOnPaper />
      </section>
    </article>
  );
};

export default PrintPage;

type Part = { readonly details: CaseDetails; readonly zone: string };

const Head = ({ details, zone }: Part) => {
  const t = useTranslations("cases");
  const say = usePaperTime();
  const zoneName = useZoneName();
  const { number, title, author, brand, level, step, round, outcome, openedAt, openedBy, closedAt, brandZone } = details;
  return (
    <header>
      <p className="ink3">{t("print.title", { number })}</p>
      <h1>{title}</h1>
      <p>{[author, brand, t(`level.${level}`), t("row.round", { round }), ...(outcome === null ? [t(`step.${step}`)] : [])].join(" · ")}</p>
      <p className="ink3">
        {t("print.openedBy", { time: say(openedAt, zone), name: openedBy ?? t("story.itself") })}
        {closedAt !== null && outcome !== null ? ` · ${t("page.closed", { time: say(closedAt, zone), outcome: t(`outcome.${outcome}`) })}` : null}
      </p>
      <p className="ink3">{t(zone === brandZone ? "print.zone" : "print.zones", { zone: zoneName(zone), brandZone: zoneName(brandZone) })}</p>
    </header>
  );
};

const Deeds = ({ details, zone }: Part) => {
  const t = useTranslations("cases");
  const say = usePaperTime();
  return (
    <section>
      <h2>{t("act.title")}</h2>
      {details.actions.length === 0 ? <p className="ink3">{t("act.none")}</p> : null}
      <ul>
        {details.actions.map(({ id, what, who, doneAt }) => (
          <li key={id}>
            {doneAt === null ? "☐" : "☑"} {what}{" "}
            <span className="ink3">{[who, doneAt === null ? "" : say(doneAt, zone)].filter((part) => part !== "").join(", ")}</span>
          </li>
        ))}
      </ul>
      {details.promises.length === 0 ? null : <h2>{t("promise.title")}</h2>}
      <ul>
        {details.promises.map(({ id, dueAt, words }) => (
          <li key={id}>
            <span className="ink3">{say(dueAt, details.brandZone)}</span> {words}
          </li>
        ))}
      </ul>
    </section>
  );
};
