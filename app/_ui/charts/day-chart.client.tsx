"use client";

import Link from "next/link";
import { Bar, CartesianGrid, ComposedChart, ReferenceArea, ReferenceLine, ResponsiveContainer, Tooltip, XAxis, YAxis, type BarShapeProps } from "recharts";

import { upright } from "./axes";
import panel from "./chart-panel.module.css";
import classes from "./day-chart.module.css";
import type { ChartDay, ChartNote, ChartWords } from "./day-model";

type Props = { readonly days: readonly ChartDay[]; readonly notes: readonly ChartNote[]; readonly words: ChartWords; readonly height: number };

/** Received as a grey bar, negative hatched within it, answered as a line across it; the compared days paler. Ornament beside its table. */
export const DayChart = ({ days, notes, words, height }: Props) => {
  const firstNow = days.find((day) => !day.isBefore);
  const labelled = days.length <= 16;
  return (
    <ResponsiveContainer width="100%" height={height}>
      <ComposedChart data={[...days]} margin={upright.margin} barCategoryGap={labelled ? "28%" : "16%"} accessibilityLayer={false}>
        <defs>
          <pattern id="hatched" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
            <rect width="4" height="4" fill="var(--negative)" />
            <line x1="0" y1="0" x2="0" y2="4" stroke="var(--surface)" strokeWidth="1.2" />
          </pattern>
        </defs>
        <CartesianGrid {...upright.grid} />
        <XAxis {...upright.names} dataKey="day" tickFormatter={(day: string) => days.find((known) => known.day === day)?.label ?? ""} />
        <YAxis {...upright.counts} />
        <Tooltip
          cursor={{ fill: "color-mix(in srgb, var(--ink) 4%, transparent)" }}
          isAnimationActive={false}
          content={({ active, payload }) => <Balloon day={active ? dayIn(days, payload[0]?.payload) : undefined} words={words} />}
        />
        {firstNow && days.some((day) => day.isBefore) ? (
          <ReferenceLine x={firstNow.day} position="start" stroke="var(--line-strong)" strokeDasharray="2 3" />
        ) : null}
        {notes.map(({ number, from, to }) => (
          <ReferenceArea
            key={number}
            x1={from}
            x2={to}
            fill="var(--accent)"
            fillOpacity={0.07}
            label={{ value: number, position: "insideTop", offset: -14, fill: "var(--accent)", fontSize: 11, fontWeight: 600 }}
          />
        ))}
        <Bar
          dataKey="received"
          isAnimationActive={false}
          shape={(props: BarShapeProps) => <DayBar {...props} day={dayIn(days, props.payload)} labelled={labelled} />}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
};

const dayIn = (days: readonly ChartDay[], payload: unknown): ChartDay | undefined =>
  typeof payload === "object" && payload !== null && "day" in payload ? days.find(({ day }) => day === payload.day) : undefined;

const DayBar = ({ x, y, width, height, day, labelled }: BarShapeProps & { readonly day: ChartDay | undefined; readonly labelled: boolean }) => {
  if (day === undefined || day.received === 0) return null;
  const unit = height / day.received;
  const bottom = y + height;
  const overhang = labelled ? width * 0.2 : 1;
  const answeredY = bottom - day.answered * unit;
  const bar = (
    <g opacity={day.isBefore ? 0.5 : 1}>
      <rect x={x} y={y} width={width} height={height} className={classes["received"]} />
      <rect x={x} y={bottom - day.negative * unit} width={width} height={day.negative * unit} fill="url(#hatched)" />
      <line x1={x - overhang} x2={x + width + overhang} y1={answeredY} y2={answeredY} stroke="var(--accent)" strokeWidth="2" strokeLinecap="round" />
      {labelled && !day.isBefore ? (
        <text x={x + width / 2} y={y - 6} textAnchor="middle" className={classes["count"]}>
          {day.received}
        </text>
      ) : null}
    </g>
  );
  // The table beside it is the way there by keyboard.
  return day.href === undefined ? (
    bar
  ) : (
    <Link href={day.href} prefetch={false} tabIndex={-1}>
      {bar}
    </Link>
  );
};

const Balloon = ({ day, words }: { readonly day: ChartDay | undefined; readonly words: ChartWords }) =>
  day === undefined ? null : (
    <dl className={panel["balloon"]}>
      <dt className={panel["when"]}>{day.full}</dt>
      {(["received", "negative", "needed", "answered"] as const).map((key) => (
        <div key={key}>
          <dt>{words[key]}</dt>
          <dd>{day[key]}</dd>
        </div>
      ))}
      {(day.notes ?? []).map((note) => (
        <dd key={note} className={panel["note"]}>
          {note}
        </dd>
      ))}
    </dl>
  );
