import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import type { TimelineEntry } from "#lib/cases/model";
import { storyDays } from "#lib/cases/model/story";

import { Mark } from "../../../_ui/controls/mark";
import { Hour, useAppointment, useDayName, usePaperTime } from "../../../_ui/time/moment";
import classes from "./case.module.css";
import { usePromiseTime } from "./use-promise-time";

/** Where a story is told: in whose workspace, by which clocks, and whether it can be hovered and followed. */
type Telling = { readonly workspace: string; readonly zone: string; readonly brandZone: string; readonly now: Date; readonly isOnPaper?: boolean };
type Props = Telling & { readonly entries: readonly TimelineEntry[] };

const shownAtOnce = 12;

/** The story on the case's own page: a long one is folded behind its latest entries. */
export const FoldedStory = ({ entries, ...telling }: Props) => {
  const t = useTranslations("cases.story");
  const earlier = entries.slice(shownAtOnce);
  return (
    <>
      <Story entries={entries.slice(0, shownAtOnce)} {...telling} />
      {earlier.length === 0 ? null : (
        <details className={classes["earlier"]}>
          <summary>{t("earlier", { count: earlier.length })}</summary>
          <Story entries={earlier} {...telling} />
        </details>
      )}
    </>
  );
};

/** How a case went: what was said by both and what was done, day by day, in the order of its entries. */
export const Story = ({ entries, ...telling }: Props) => {
  const { zone, now, isOnPaper = false } = telling;
  const dayName = useDayName();
  return (
    <div className={classes["story"]}>
      {storyDays(entries, zone).map(({ day, at, entries: ofDay }) => (
        <section key={day}>
          <p suppressHydrationWarning>{dayName(at, zone, { now, isOnPaper })}</p>
          <ol>
            {ofDay.map((entry) => (
              <li key={`${entry.kind}-${entry.id}`} data-kind={entry.kind}>
                <Hour at={entry.at} zone={zone} />
                <span className={classes["stem"]}>{entry.kind === "item" ? <SentimentMark entry={entry} /> : null}</span>
                <div>{entry.kind === "event" ? <Event entry={entry} telling={telling} /> : <Said entry={entry} workspace={telling.workspace} />}</div>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
};

type ItemEntry = Extract<TimelineEntry, { readonly kind: "item" }>;
type EventEntry = Extract<TimelineEntry, { readonly kind: "event" }>;

const SentimentMark = ({ entry }: { readonly entry: ItemEntry }) => {
  const t = useTranslations("tags.sentiment");
  return <Mark sentiment={entry.sentiment} label={t(entry.sentiment)} size={10} hollow={!entry.isPart} />;
};

/** Somebody's words, with the way to their conversation. */
const Said = ({ entry, workspace }: { readonly entry: Exclude<TimelineEntry, EventEntry>; readonly workspace: string }) => {
  const t = useTranslations("cases.story");
  const platforms = useTranslations("inbox.platform");
  const b = (words: ReactNode) => <b>{words}</b>;
  const nameOf = (platform: string): string => (platforms.has(platform) ? platforms(platform) : platform);
  return (
    <Link href={`/${workspace}/inbox?view=all&item=${encodeURIComponent(entry.itemId)}`} prefetch={false}>
      {entry.kind === "item"
        ? t.rich("item", { who: entry.who, platform: nameOf(entry.platform), text: entry.text, b })
        : t.rich(entry.channel === "private" ? "answer.private" : "answer.public", { who: entry.who ?? t("ours"), text: entry.text, b })}
    </Link>
  );
};

/** What the team did, in the reader's words; what somebody said of it in theirs. */
const Event = ({ entry, telling }: { readonly entry: EventEntry; readonly telling: Telling }) => {
  const t = useTranslations("cases.story");
  const values = useEventValues(entry, telling);
  return (
    <>
      {t.rich(`event.${entry.event}`, { ...values, b: (words) => <b>{words}</b> })}
      {entry.words === "" ? null : <span className={classes["quoted"]}> {t("words", { words: entry.words })}</span>}
    </>
  );
};

/** Codes and moments of an event as the reader's language says them. */
const useEventValues = ({ who, event, params }: EventEntry, telling: Telling): Readonly<Record<string, string | number>> => {
  const t = useTranslations("cases");
  const fields = useTranslations("cases.card.field");
  const sayDue = useDueTime(telling, event === "due-set");
  const worded = (area: "level" | "outcome" | "channel", code: string | undefined): string =>
    code !== undefined && t.has(`${area}.${code}`) ? t(`${area}.${code}`) : "";
  const { due, level, outcome, channel, field = "", owner, number, count } = params;
  return {
    who: who ?? t("story.itself"),
    due: due === undefined || due === "" ? "none" : sayDue(due),
    level: worded("level", level),
    outcome: worded("outcome", outcome),
    channel: worded("channel", channel),
    field: field
      .split(",")
      .map((name) => (fields.has(name) ? fields(name) : ""))
      .join(" · "),
    owner: owner === undefined || owner === "" ? t("page.nobody") : owner,
    number: number ?? "",
    count: Number(count ?? 0),
  };
};

/** A case is due by the clock of the workspace, a promise by the brand's; on paper neither is "today". */
const useDueTime = ({ zone, brandZone, now, isOnPaper = false }: Telling, isOfCase: boolean): ((at: string) => string) => {
  const sayCase = useAppointment();
  const sayPromise = usePromiseTime({ brandZone, zone });
  const onPaper = usePaperTime();
  if (isOnPaper) return (at) => onPaper(at, isOfCase ? zone : brandZone);
  return (at) => (isOfCase ? sayCase(at, zone, now) : sayPromise(at, now));
};
