"use client";

import { useFormatter, useTranslations } from "next-intl";

import type { AuthorPanel } from "#lib/inbox/model";

import classes from "./author.module.css";
import { useDesk } from "./desk-context.client";

type Mood = AuthorPanel["mood"];

const width = 212;
const heights = { positive: 8, neutral: 22, negative: 36 } as const;
/** More marks than this would touch; the latest are shown. */
const mostMarks = 16;

/** The mood of an author along their comments, oldest first: one mark each, at the height of its sentiment. */
export const MoodChart = ({ mood }: { readonly mood: Mood }) => {
  const t = useTranslations("inbox.author");
  const format = useFormatter();
  const { zone, words } = useDesk();
  const shown = mood.slice(-mostMarks);
  const first = shown[0];
  const counts = Object.fromEntries(words.sentiments.map((sentiment) => [sentiment, mood.filter((one) => one.sentiment === sentiment).length]));
  const last = shown.at(-1);
  const say = (at: string): string => format.dateTime(new Date(at), { month: "short", year: "numeric", timeZone: zone });
  return (
    <>
      <h3>
        {t("mood")}
        <span>{t("comments", { count: mood.length })}</span>
      </h3>
      <svg className={classes["mood"]} viewBox={`0 0 ${width} 44`} role="img" aria-label={t("moodLabel", { count: mood.length, ...counts })}>
        <line x1="0" x2={width} y1="22" y2="22" stroke="var(--line)" />
        {shown.map(({ itemId, sentiment }, place) => (
          <MoodMark key={itemId} sentiment={sentiment} x={6 + (place * (width - 12)) / Math.max(1, shown.length - 1)} />
        ))}
      </svg>
      <p className={classes["axis"]}>
        <span>{first ? say(first.at) : null}</span>
        <span>{last && first && say(last.at) !== say(first.at) ? say(last.at) : null}</span>
      </p>
    </>
  );
};

const MoodMark = ({ sentiment, x }: { readonly sentiment: Mood[number]["sentiment"]; readonly x: number }) => {
  const y = heights[sentiment];
  switch (sentiment) {
    case "negative":
      return <path d={`M${(x - 4.5).toFixed(1)} ${y - 4}h9l-4.5 8z`} fill="var(--negative)" />;
    case "neutral":
      return <circle cx={x.toFixed(1)} cy={y} r="3.5" fill="var(--surface)" stroke="var(--neutral)" strokeWidth="1.5" />;
    case "positive":
      return (
        <>
          <circle cx={x.toFixed(1)} cy={y} r="4.3" fill="var(--positive)" />
          <path d={`M${x.toFixed(1)} ${y - 2}v4M${(x - 2).toFixed(1)} ${y}h4`} stroke="var(--surface)" strokeWidth="1.3" />
        </>
      );
  }
};
