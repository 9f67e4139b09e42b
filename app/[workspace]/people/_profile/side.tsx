import Link from "next/link";
import { useTranslations } from "next-intl";

import type { CaseMention } from "#lib/cases/model";
import type { Ladder } from "#lib/conduct/ladder-model";
import type { NoteView, VerdictEntryView, WaitingView } from "#lib/people/model";
import type { BanCost } from "#lib/people/queries/ban-cost";
import { dayMs, minuteMs } from "#lib/core/time";

import { Day, useMoment } from "../../../_ui/time/moment";
import { useSpan } from "../../../_ui/time/use-span";
import { AddNote, RemoveNote } from "./notes.client";
import classes from "./profile.module.css";
import type { Reader } from "./reader";

type LadderProps = { readonly brandName: string | null; readonly steps: Ladder["steps"]; readonly reader: Reader };

/** The rungs climbed at one brand, oldest first; the brand is named where there are several. */
export const LadderPart = ({ brandName, steps, reader }: LadderProps) => {
  const t = useTranslations("people.ladder");
  const say = useMoment();
  return (
    <section className={classes["panel"]}>
      <h3>{brandName === null ? t("title") : t("at", { brand: brandName })}</h3>
      {steps.length === 0 ? <p className="ink3">{t("none")}</p> : null}
      <ol className={classes["ladder"]}>
        {steps.map(({ rung, at, endedAt }, place) => (
          <li key={`${rung}-${String(at.getTime())}`} data-last={place === steps.length - 1 || undefined}>
            {t(rung)}{" "}
            <span className="ink3">
              <Day at={at.toISOString()} zone={reader.zone} now={reader.now} />
              {endedAt === null ? null : <> · {t("ended", { date: say(endedAt.toISOString(), reader.zone, reader.now) })}</>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
};

/** How long they waited, of the latest items. */
export const WaitingPart = ({ waiting, isPart, counted }: { readonly waiting: WaitingView; readonly isPart: boolean; readonly counted: number }) => {
  const t = useTranslations("people.waiting");
  const span = useSpan();
  const { needed, answered, medianMinutes } = waiting;
  const medianWords = (minutes: number | null): string => {
    if (minutes === null) return "–";
    return minutes < 1 ? t("atOnce") : span(minutes * minuteMs);
  };
  return (
    <section className={classes["panel"]}>
      <h3>
        {t("title")}
        {isPart ? <span>{t("of", { count: counted })}</span> : null}
      </h3>
      <dl>
        <dt>{t("median")}</dt>
        <dd>{medianWords(medianMinutes)}</dd>
        <dt>{t("answered")}</dt>
        <dd>{needed === 0 ? "–" : t("answeredOf", { answered, needed })}</dd>
        <dt>{t("now")}</dt>
        <dd>{waiting.waiting}</dd>
      </dl>
    </section>
  );
};

export const CasesPart = ({ cases, workspace }: { readonly cases: readonly CaseMention[]; readonly workspace: string }) => {
  const t = useTranslations("people.cases");
  const words = useTranslations("cases");
  return (
    <section className={classes["panel"]}>
      <h3>{t("title")}</h3>
      {cases.length === 0 ? <p className="ink3">{t("none")}</p> : null}
      <ul>
        {cases.map(({ id, number, title, step, status, outcome }) => (
          <li key={id} className={classes["pair"]}>
            <Link className="link cut" href={`/${workspace}/cases/${String(number)}`} prefetch={false}>
              {title}
            </Link>
            <span className="ink3">{status === "open" || outcome === null ? words(`step.${step}`) : words(`outcome.${outcome}`)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};

const watchedDays = 90;

/** Before and after a ban, over 30, 60 and 90 days [P3]. */
export const BanCostPart = ({ cost: { bannedAt, rows, undecided }, reader }: { readonly cost: BanCost; readonly reader: Reader }) => {
  const t = useTranslations("people.cost");
  const say = useMoment();
  const day = Math.floor((reader.now.getTime() - Date.parse(bannedAt)) / dayMs);
  const [first] = rows;
  return (
    <section className={classes["panel"]}>
      <h3>
        {t("title")}
        <span>{day >= watchedDays ? t("over") : t("day", { day })}</span>
      </h3>
      <table>
        <thead>
          <tr>
            <th scope="col">{t("days")}</th>
            <th scope="col">{t("before")}</th>
            <th scope="col">{t("after")}</th>
            <th scope="col">{t("moved")}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ days, before, after, share, isOver, endsAt }) => (
            <tr key={days}>
              <td>{days}</td>
              <td>{before}</td>
              <td>{isOver ? after : t("soFar", { count: after })}</td>
              <td className={isOver ? "mid" : "ink3"}>
                {isOver ? shareWords({ before, after, share }) : t("until", { date: say(endsAt, reader.zone, reader.now) })}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="ink3 small">
        {t("hint")} {undecided > 0 && first ? t("undecided", { after: first.after + undecided, before: first.before }) : null}
      </p>
    </section>
  );
};

/** docs/metrics.md: a share of fewer than five is shown as counts. */
const shareFrom = 5;

const shareWords = ({ before, after, share }: Pick<BanCost["rows"][number], "before" | "after" | "share">): string => {
  if (share === null) return "–";
  return before < shareFrom ? `${String(after)} / ${String(before)}` : `${String(Math.round(share * 100))} %`;
};

type NotesProps = { readonly authorId: string; readonly notes: readonly NoteView[]; readonly reader: Reader };

export const NotesPart = ({ authorId, notes, reader }: NotesProps) => {
  const t = useTranslations("people.notes");
  const say = useMoment();
  return (
    <section className={classes["panel"]} id="notes">
      <h3>{t("title")}</h3>
      <ul>
        {notes.map(({ id, text, byName, at, isOwn }) => (
          <li key={id} className={classes["note"]}>
            <p>{text}</p>
            <span className="ink3 small">
              {t("by", { name: byName, date: say(at, reader.zone, reader.now) })}
              {isOwn && reader.mayEdit ? <RemoveNote workspace={reader.workspace} noteId={id} /> : null}
            </span>
          </li>
        ))}
      </ul>
      {reader.mayEdit ? <AddNote workspace={reader.workspace} authorId={authorId} /> : null}
    </section>
  );
};

export const HistoryPart = ({ history, reader }: { readonly history: readonly VerdictEntryView[]; readonly reader: Reader }) => {
  const t = useTranslations("people");
  if (history.length === 0) return null;
  return (
    <section className={classes["panel"]}>
      <h3>{t("history.title")}</h3>
      <ol>
        {history.map(({ id, kind, verdict, items, byName, note, at }) => (
          <li key={id} className={classes["pair"]}>
            <span>
              {t(`history.${kind}`, { name: byName ?? "", verdict: t(`verdict.${verdict}`), items })}
              {note === null ? null : <q className={classes["why"]}>{note}</q>}
            </span>
            <span className="ink3">
              <Day at={at} zone={reader.zone} now={reader.now} />
            </span>
          </li>
        ))}
      </ol>
    </section>
  );
};
