"use client";

import Link from "next/link";
import { Bar, BarChart, ResponsiveContainer, XAxis, YAxis, type BarShapeProps } from "recharts";

import classes from "./histogram.module.css";
import type { HistogramBar } from "./histogram-model";

type Props = { readonly bars: readonly HistogramBar[]; readonly height: number };

/** Bars from left to right, each with its count behind it. Ornament beside its table. */
export const Histogram = ({ bars, height }: Props) => (
  <ResponsiveContainer width="100%" height={height}>
    <BarChart data={[...bars]} layout="vertical" margin={{ top: 0, right: 44, bottom: 0, left: 0 }} barCategoryGap="24%" accessibilityLayer={false}>
      <XAxis type="number" hide domain={[0, "dataMax"]} />
      <YAxis
        type="category"
        dataKey="label"
        width={124}
        tickLine={false}
        axisLine={{ stroke: "var(--line)" }}
        tick={{ fill: "var(--ink-2)", fontSize: 12 }}
        interval={0}
      />
      <Bar dataKey="count" isAnimationActive={false} shape={(props: BarShapeProps) => <CountedBar {...props} bar={barIn(bars, props.payload)} />} />
    </BarChart>
  </ResponsiveContainer>
);

const barIn = (bars: readonly HistogramBar[], payload: unknown): HistogramBar | undefined =>
  typeof payload === "object" && payload !== null && "label" in payload ? bars.find(({ label }) => label === payload.label) : undefined;

const CountedBar = ({ x, y, width, height, bar }: BarShapeProps & { readonly bar: HistogramBar | undefined }) => {
  if (bar === undefined || bar.count === 0) return null;
  // The table beside it is the way there by keyboard.
  return (
    <Link href={bar.href} prefetch={false} tabIndex={-1}>
      <rect x={x} y={y} width={Math.max(2, width)} height={height} rx="1" className={classes["bar"]} />
      <text x={x + Math.max(2, width) + 6} y={y + height / 2} dy="0.35em" className={classes["count"]}>
        {bar.count}
      </text>
    </Link>
  );
};
