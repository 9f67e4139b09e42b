"use client";

import { Bar, CartesianGrid, ComposedChart, ResponsiveContainer, XAxis, YAxis, type BarShapeProps } from "recharts";

import classes from "./bars.module.css";
import type { UprightBar } from "./bars-model";

type Props = { readonly bars: readonly UprightBar[]; readonly height: number };

/** Upright bars in a row, what is usual as a line across each, the one it is about in colour and with its count. Ornament beside its table. */
export const Bars = ({ bars, height }: Props) => (
  <ResponsiveContainer width="100%" height={height}>
    <ComposedChart
      data={bars.map((bar) => ({ ...bar, most: Math.max(bar.count, bar.usual ?? 0) }))}
      margin={{ top: 18, right: 0, bottom: 0, left: 0 }}
      accessibilityLayer={false}
    >
      <CartesianGrid vertical={false} stroke="var(--line)" />
      <XAxis
        dataKey="key"
        tickFormatter={(key: string) => bars.find((bar) => bar.key === key)?.label ?? ""}
        tickLine={false}
        axisLine={{ stroke: "var(--line)" }}
        tick={{ fill: "var(--ink-3)", fontSize: 11 }}
        interval="equidistantPreserveStart"
        height={22}
      />
      <YAxis width={34} tickLine={false} axisLine={false} allowDecimals={false} tick={{ fill: "var(--ink-3)", fontSize: 11 }} tickCount={4} />
      <Bar dataKey="most" isAnimationActive={false} shape={(props: BarShapeProps) => <CountedBar {...props} bar={barIn(bars, props.payload)} />} />
    </ComposedChart>
  </ResponsiveContainer>
);

const barIn = (bars: readonly UprightBar[], payload: unknown): UprightBar | undefined =>
  typeof payload === "object" && payload !== null && "key" in payload ? bars.find(({ key }) => key === payload.key) : undefined;

const CountedBar = ({ x, y, width, height, bar }: BarShapeProps & { readonly bar: UprightBar | undefined }) => {
  if (bar === undefined) return null;
  const { count, usual = 0, isMarked = false } = bar;
  const most = Math.max(count, usual);
  if (most === 0) return null;
  const unit = height / most;
  const bottom = y + height;
  const usualY = bottom - usual * unit;
  return (
    <g>
      <rect x={x} y={bottom - count * unit} width={width} height={count * unit} className={classes["bar"]} data-marked={isMarked || undefined} />
      {usual > 0 ? <line x1={x - 1} x2={x + width + 1} y1={usualY} y2={usualY} stroke="var(--accent)" strokeWidth="2" strokeLinecap="round" /> : null}
      {isMarked && count > 0 ? (
        <text x={x + width / 2} y={bottom - count * unit - 6} textAnchor="middle" className={classes["count"]}>
          {count}
        </text>
      ) : null}
    </g>
  );
};
