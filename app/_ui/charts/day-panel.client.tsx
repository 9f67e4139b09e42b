"use client";

import dynamic from "next/dynamic";

import { ChartPanel, RowName } from "./chart-panel.client";
import classes from "./day-chart.module.css";
import type { ChartDay, ChartNote, ChartWords } from "./day-model";

const chartHeight = 272;
/** Recharts draws in the browser only and is heavy: it comes after the page. */
const DayChart = dynamic(async () => (await import("./day-chart.client")).DayChart, { ssr: false, loading: () => <div style={{ height: chartHeight }} /> });

type Props = { readonly title: string; readonly days: readonly ChartDay[]; readonly notes?: readonly ChartNote[]; readonly words: ChartWords };

const noNotes: readonly ChartNote[] = [];

/** Received against answered, day by day or week by week. */
export const DayPanel = ({ title, days, notes = noNotes, words }: Props) => (
  <ChartPanel
    title={title}
    words={words}
    legend={
      <>
        <span data-key="received">{words.received}</span>
        <span data-key="negative">{words.negative}</span>
        <span data-key="answered">{words.answered}</span>
      </>
    }
    chart={
      <>
        <DayChart days={days} notes={notes} words={words} height={chartHeight} />
        <Halves days={days} words={words} />
      </>
    }
    table={(isSeen) => <DayRows days={days} words={words} isSeen={isSeen} />}
  />
);

type RowsProps = Pick<Props, "days" | "words">;

const Halves = ({ days, words }: RowsProps) =>
  days.some(({ isBefore }) => isBefore) ? (
    <p className={classes["halves"]}>
      <span>{words.before}</span>
      <span>{words.now}</span>
    </p>
  ) : (
    <p className={classes["whole"]}>{words.now}</p>
  );

const DayRows = ({ days, words, isSeen }: RowsProps & { readonly isSeen: boolean }) => (
  <>
    <thead>
      <tr>
        <th scope="col">{words.day}</th>
        <th scope="col">{words.received}</th>
        <th scope="col">{words.negative}</th>
        <th scope="col">{words.needed}</th>
        <th scope="col">{words.answered}</th>
      </tr>
    </thead>
    <tbody>
      {days.map((day) => (
        <tr key={day.day} data-before={day.isBefore || undefined}>
          <th scope="row">
            <RowName href={isSeen ? day.href : undefined}>{day.full}</RowName>
            {(day.notes ?? []).map((note) => (
              <small key={note}>{note}</small>
            ))}
          </th>
          <td>{day.received}</td>
          <td>{day.negative}</td>
          <td>{day.needed}</td>
          <td>{day.answered}</td>
        </tr>
      ))}
    </tbody>
  </>
);
