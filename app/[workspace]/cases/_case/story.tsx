import Link from "next/link";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";

import type { TimelineEntry } from "#lib/cases/model";

import { Mark } from "../../../_ui/controls/mark";
import { Moment, useMoment } from "../../../_ui/time/moment";
import classes from "./case.module.css";

type Props = { readonly entries: readonly TimelineEntry[]; readonly workspace: string; readonly zone: string; readonly now: Date };

const shownAtOnce = 12;

/** The story on the case's own page: a long one is folded behind its latest entries. */
export const FoldedStory = ({ entries, ...where }: Props) => {
  const t = useTranslations("cases.story");
  const earlier = entries.slice(shownAtOnce);
  return (
    <>
      <Story entries={entries.slice(0, shownAtOnce)} {...where} />
      {earlier.length === 0 ? null : (
        <details className={classes["earlier"]}>
          <summary>{t("earlier", { count: earlier.length })}</summary>
          <Story entries={earlier} {...where} />
        </details>
      )}
    </>
  );
};

/** How a case went: what was said by both and what was done, the latest on top, the beginning at the bottom. */
export const Story = ({ entries, workspace, zone, now }: Props) => (
  <ol className={classes["story"]}>
    {entries.map((entry) => (
      <li key={`${entry.kind}-${entry.id}`} data-kind={entry.kind}>
        <Moment at={entry.at} zone={zone} now={now} />
        <span className={classes["stem"]}>{entry.kind === "item" ? <SentimentMark entry={entry} /> : null}</span>
        <div>
          <Told entry={entry} workspace={workspace} zone={zone} now={now} />
        </div>
      </li>
    ))}
  </ol>
);

type ItemEntry = Extract<TimelineEntry, { readonly kind: "item" }>;
type EventEntry = Extract<TimelineEntry, { readonly kind: "event" }>;

const SentimentMark = ({ entry }: { readonly entry: ItemEntry }) => {
  const t = useTranslations("tags.sentiment");
  return <Mark sentiment={entry.sentiment} label={t(entry.sentiment)} size={10} hollow={!entry.isPart} />;
};

type ToldProps = { readonly entry: TimelineEntry; readonly workspace: string; readonly zone: string; readonly now: Date };

const Told = ({ entry, workspace, zone, now }: ToldProps) => {
  const t = useTranslations("cases.story");
  const inbox = useTranslations("inbox.platform");
  const b = (words: ReactNode) => <b>{words}</b>;
  if (entry.kind === "event") return <Event entry={entry} zone={zone} now={now} />;
  const platform = entry.kind === "item" ? (inbox.has(entry.platform) ? inbox(entry.platform) : entry.platform) : "";
  const words =
    entry.kind === "item"
      ? t.rich("item", { who: entry.who, platform, text: entry.text, b })
      : t.rich(entry.channel === "private" ? "answer.private" : "answer.public", { who: entry.who ?? t("ours"), text: entry.text, b });
  return (
    <Link href={`/${workspace}/inbox?view=all&item=${encodeURIComponent(entry.itemId)}`} prefetch={false}>
      {words}
    </Link>
  );
};

/** What the team did, in the reader's words; what somebody said of it in theirs. */
const Event = ({ entry, zone, now }: { readonly entry: EventEntry; readonly zone: string; readonly now: Date }) => {
  const t = useTranslations("cases.story");
  const values = useEventValues(entry, zone, now);
  return (
    <>
      {t.rich(`event.${entry.event}`, { ...values, b: (words) => <b>{words}</b> })}
      {entry.words === "" ? null : <span className={classes["quoted"]}> {t("words", { words: entry.words })}</span>}
    </>
  );
};

/** Codes and moments of an event as the reader's language says them. */
const useEventValues = ({ who, params }: EventEntry, zone: string, now: Date): Readonly<Record<string, string | number>> => {
  const t = useTranslations("cases");
  const say = useMoment();
  const worded = (area: "level" | "outcome" | "channel" | "card.field", code: string | undefined): string =>
    code !== undefined && t.has(`${area}.${code}`) ? t(`${area}.${code}`) : "";
  const { due, level, outcome, channel, field, owner, number, count } = params;
  return {
    who: who ?? t("story.itself"),
    due: due === undefined || due === "" ? "" : say(due, zone, now),
    level: worded("level", level),
    outcome: worded("outcome", outcome),
    channel: worded("channel", channel),
    field: worded("card.field", field),
    owner: owner === undefined || owner === "" ? t("page.nobody") : owner,
    number: number ?? "",
    count: Number(count ?? 0),
  };
};
