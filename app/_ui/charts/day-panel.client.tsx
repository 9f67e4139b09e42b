"use client";

import dynamic from "next/dynamic";
import { useId, useState } from "react";

import classes from "./day-chart.module.css";
import type { ChartDay, ChartWords } from "./day-model";

const chartHeight = 272;
/** Recharts draws in the browser only and is heavy: it comes after the page. */
const DayChart = dynamic(async () => (await import("./day-chart.client")).DayChart, { ssr: false, loading: () => <div style={{ height: chartHeight }} /> });

type Props = { readonly title: string; readonly days: readonly ChartDay[]; readonly words: ChartWords };

/** Received against answered by day: a chart for the eye, and the same figures as a table, which a screen reader always finds. */
export const DayPanel = ({ title, days, words }: Props) => {
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <div className={classes["head"]}>
        <h2 id={id}>{title}</h2>
        <p className={classes["legend"]} aria-hidden>
          <span data-key="received">{words.received}</span>
          <span data-key="negative">{words.negative}</span>
          <span data-key="answered">{words.answered}</span>
        </p>
        <button type="button" className={classes["toggle"]} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? words.asChart : words.asTable}
        </button>
      </div>
      {asTable ? null : (
        <div aria-hidden>
          <DayChart days={days} words={words} height={chartHeight} />
          <p className={classes["halves"]}>
            <span>{words.before}</span>
            <span>{words.now}</span>
          </p>
        </div>
      )}
      <div className={asTable ? classes["table"] : "vh"} {...(asTable ? { tabIndex: 0, role: "region", "aria-labelledby": id } : {})}>
        <DayTable days={days} words={words} caption={title} />
      </div>
    </section>
  );
};

const DayTable = ({ days, words, caption }: { readonly days: readonly ChartDay[]; readonly words: ChartWords; readonly caption: string }) => (
  <table>
    <caption className="vh">{caption}</caption>
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
          <th scope="row">{day.full}</th>
          <td>{day.received}</td>
          <td>{day.negative}</td>
          <td>{day.needed}</td>
          <td>{day.answered}</td>
        </tr>
      ))}
    </tbody>
  </table>
);
