import { getFormatter, getTranslations } from "next-intl/server";

import type { MoodMark } from "#lib/people/model";
import type { Sentiment } from "#lib/tagging/model";

import { monthsBetween, placeIn, type Happened } from "./mood-model";
import classes from "./profile.module.css";
import type { Reader } from "./reader";

type Props = { readonly mood: readonly MoodMark[]; readonly happened: readonly Happened[]; readonly items: number; readonly reader: Reader };

const heights = { positive: 34, neutral: 78, negative: 122 } as const satisfies Record<Sentiment, number>;
const [width, left, right, bottom] = [840, 84, 828, 142] as const;

/** One mark an item along time, at the height of its sentiment; hollow where a linked account wrote. What the desk did stands between them. */
export const MoodOverTime = async ({ mood, happened, items, reader }: Props) => {
  const [t, tags] = await Promise.all([getTranslations("people.mood"), getTranslations("tags.sentiment")]);
  const count = (sentiment: Sentiment): number => mood.filter((mark) => mark.sentiment === sentiment).length;
  const label = t("label", { count: mood.length, negative: count("negative"), neutral: count("neutral"), positive: count("positive") });
  const times = [...mood.map(({ at }) => Date.parse(at)), ...happened.map(({ at }) => at.getTime())];
  const span = { from: Math.min(...times), to: Math.max(...times, Math.min(...times) + 1) };
  const x = (at: number): number => left + (right - left) * placeIn(span, at);
  return (
    <section className={classes["part"]} aria-labelledby="mood">
      <header>
        <h2 id="mood">{t("title")}</h2>
        <span className="ink3 small">{items > mood.length ? t("latest", { count: mood.length }) : t("hint")}</span>
      </header>
      {mood.length === 0 ? (
        <p className="ink3">{t("none")}</p>
      ) : (
        <div className={classes["chart"]} tabIndex={0} role="region" aria-label={label}>
          <svg viewBox={`0 0 ${width} 168`} role="img" aria-label={label}>
            {Object.entries(heights).map(([sentiment, y]) => (
              <g key={sentiment}>
                <text x="0" y={y + 4}>
                  {tags(sentiment)}
                </text>
                <line x1={left} x2={right} y1={y} y2={y} className={classes["rule"]} />
              </g>
            ))}
            <Months span={span} x={x} zone={reader.zone} />
            {mood.map(({ itemId, at, sentiment, isLinked }) => (
              <Shape key={itemId} sentiment={sentiment} x={x(Date.parse(at))} isHollow={isLinked} />
            ))}
            {happened.map(({ kind, at }, place) => (
              <g key={`${kind}-${String(at.getTime())}`} className={classes["event"]}>
                <line x1={x(at.getTime())} x2={x(at.getTime())} y1="6" y2={bottom} />
                <text x={Math.min(x(at.getTime()) + 5, width - 90)} y={12 + 12 * (place % 2)}>
                  {t(kind)}
                </text>
              </g>
            ))}
          </svg>
        </div>
      )}
    </section>
  );
};

type MonthsProps = { readonly span: { readonly from: number; readonly to: number }; readonly x: (at: number) => number; readonly zone: string };

const Months = async ({ span, x, zone }: MonthsProps) => {
  const format = await getFormatter();
  return monthsBetween(span, zone).map((month, place) => (
    <g key={month.getTime()}>
      <line x1={x(month.getTime())} x2={x(month.getTime())} y1="14" y2={bottom} className={classes["rule"]} />
      <text x={x(month.getTime()) + 2} y="160">
        {format.dateTime(month, { month: "short", ...(place === 0 ? { year: "numeric" as const } : {}), timeZone: zone })}
      </text>
    </g>
  ));
};

const Shape = ({ sentiment, x, isHollow }: { readonly sentiment: Sentiment; readonly x: number; readonly isHollow: boolean }) => {
  const y = heights[sentiment];
  const paint = isHollow || sentiment === "neutral" ? { fill: "var(--surface)", stroke: `var(--${sentiment})`, strokeWidth: 1.5 } : { fill: `var(--${sentiment})` };
  switch (sentiment) {
    case "negative":
      return <path d={`M${(x - 5).toFixed(1)} ${y - 4.5}h10l-5 9z`} {...paint} />;
    case "neutral":
      return <circle cx={x.toFixed(1)} cy={y} r="4" {...paint} />;
    case "positive":
      return (
        <>
          <circle cx={x.toFixed(1)} cy={y} r="4.8" {...paint} />
          <path d={`M${x.toFixed(1)} ${y - 2.2}v4.4M${(x - 2.2).toFixed(1)} ${y}h4.4`} stroke={isHollow ? "var(--positive)" : "var(--surface)"} strokeWidth="1.3" />
        </>
      );
  }
};
