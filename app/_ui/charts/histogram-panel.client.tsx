"use client";

import dynamic from "next/dynamic";

import { ChartPanel, RowName } from "./chart-panel.client";
import type { HistogramBar, HistogramWords } from "./histogram-model";

const barHeight = 26;
const Histogram = dynamic(async () => (await import("./histogram.client")).Histogram, { ssr: false });

type Props = { readonly title: string; readonly bars: readonly HistogramBar[]; readonly words: HistogramWords };

/** How many lie between which bounds: bars for the eye, and the same as a table. */
export const HistogramPanel = ({ title, bars, words }: Props) => {
  const height = bars.length * barHeight;
  return (
    <ChartPanel
      title={title}
      words={words}
      chart={
        <div style={{ minHeight: height }}>
          <Histogram bars={bars} height={height} />
        </div>
      }
      table={(isSeen) => <BarRows bars={bars} words={words} isSeen={isSeen} />}
    />
  );
};

const BarRows = ({ bars, words, isSeen }: Omit<Props, "title"> & { readonly isSeen: boolean }) => (
  <>
    <thead>
      <tr>
        <th scope="col">{words.label}</th>
        <th scope="col">{words.count}</th>
      </tr>
    </thead>
    <tbody>
      {bars.map(({ label, count, href }) => (
        <tr key={label}>
          <th scope="row">
            <RowName href={isSeen ? href : undefined}>{label}</RowName>
          </th>
          <td>{count}</td>
        </tr>
      ))}
    </tbody>
  </>
);
