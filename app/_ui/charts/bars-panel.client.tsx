"use client";

import dynamic from "next/dynamic";
import { useFormatter } from "next-intl";

import classes from "./bars.module.css";
import type { BarsWords, UprightBar } from "./bars-model";
import { ChartPanel } from "./chart-panel.client";

const height = 180;
const Bars = dynamic(async () => (await import("./bars.client")).Bars, { ssr: false, loading: () => <div style={{ height }} /> });

type Props = { readonly title: string; readonly bars: readonly UprightBar[]; readonly words: BarsWords };

/** Counts in a row of time, against what is usual where something is: bars for the eye, and the same as a table. */
export const BarsPanel = ({ title, bars, words }: Props) => (
  <ChartPanel
    title={title}
    words={words}
    legend={
      words.usual === undefined ? undefined : (
        <>
          <span>{words.count}</span> <span className={classes["usual"]}>― {words.usual}</span>
        </>
      )
    }
    chart={<Bars bars={bars} height={height} />}
    table={() => <BarRows bars={bars} words={words} />}
  />
);

const BarRows = ({ bars, words }: Omit<Props, "title">) => {
  const format = useFormatter();
  return (
    <>
      <thead>
        <tr>
          <th scope="col">{words.label}</th>
          <th scope="col">{words.count}</th>
          {words.usual === undefined ? null : <th scope="col">{words.usual}</th>}
        </tr>
      </thead>
      <tbody>
        {bars.map(({ key, full, count, usual = 0 }) => (
          <tr key={key}>
            <th scope="row">{full}</th>
            <td>{count}</td>
            {words.usual === undefined ? null : <td>{format.number(usual, { maximumFractionDigits: 1 })}</td>}
          </tr>
        ))}
      </tbody>
    </>
  );
};
