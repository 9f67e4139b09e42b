"use client";

import { Bar, CartesianGrid, ComposedChart, ResponsiveContainer, XAxis, YAxis, type BarShapeProps } from "recharts";

import { upright } from "./axes";
import classes from "./bars.module.css";
import type { UprightBar } from "./bars-model";

type Props = { readonly bars: readonly UprightBar[]; readonly height: number };

/** Upright bars in a row, what is usual as a line across each, the one it is about in colour and with its count. Ornament beside its table. */
export const Bars = ({ bars, height }: Props) => (
  <ResponsiveContainer width="100%" height={height}>
    <ComposedChart data={bars.map((bar) => ({ ...bar, most: Math.max(bar.count, bar.usual ?? 0) }))} margin={upright.margin} accessibilityLayer={false}>
      <CartesianGrid {...upright.grid} />
      <XAxis {...upright.names} dataKey="key" tickFormatter={(key: string) => bars.find((bar) => bar.key === key)?.label ?? ""} />
      <YAxis {...upright.counts} />
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
