"use client";

import Link from "next/link";
import { useId, useState, type ReactNode } from "react";

import classes from "./chart-panel.module.css";

type Props = {
  readonly title: string;
  /** What the marks mean; ornament beside the heads of the table. */
  readonly legend?: ReactNode;
  /** For the eye alone. */
  readonly chart: ReactNode;
  /** Rows and columns with the same figures; they lead to what is behind them where they can be seen. */
  readonly table: (isSeen: boolean) => ReactNode;
  readonly words: { readonly asTable: string; readonly asChart: string };
};

/** A chart for the eye, and the same figures as a table, which a screen reader always finds. */
export const ChartPanel = ({ title, legend, chart, table, words }: Props) => {
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  return (
    <section className={classes["panel"]} aria-labelledby={id}>
      <div className={classes["head"]}>
        <h2 id={id}>{title}</h2>
        {legend === undefined ? null : (
          <p className={classes["legend"]} aria-hidden>
            {legend}
          </p>
        )}
        <button type="button" className={classes["toggle"]} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {asTable ? words.asChart : words.asTable}
        </button>
      </div>
      {asTable ? null : (
        <div className={classes["chart"]} aria-hidden>
          {chart}
        </div>
      )}
      <div className={asTable ? classes["table"] : "vh"} {...(asTable ? { tabIndex: 0, role: "region", "aria-labelledby": id } : {})}>
        <table>
          <caption className="vh">{title}</caption>
          {table(asTable)}
        </table>
      </div>
    </section>
  );
};

/** The name of a row, leading to what is behind it. */
export const RowName = ({ href, children }: { readonly href: string | undefined; readonly children: string }) =>
  href === undefined ? (
    children
  ) : (
    <Link href={href} prefetch={false}>
      {children}
    </Link>
  );
