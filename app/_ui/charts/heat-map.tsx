import Link from "next/link";

import classes from "./heat-map.module.css";

export type HeatCell = {
  readonly received: number;
  readonly late: number;
  /** Read aloud and on hover. */ readonly words: string;
  /** In the cell, for a screen reader inside the table. */ readonly short: string;
  /** Where the comments behind it are. */ readonly href?: string;
};

type Props = {
  readonly title: string;
  /** Monday first, twenty-four hours each. */
  readonly rows: readonly { readonly name: string; readonly cells: readonly HeatCell[] }[];
  readonly hours: readonly string[];
  readonly words: { readonly fewer: string; readonly more: string; readonly late: string; readonly weekday: string };
};

/** A third of an hour's comments answered late is worth a mark. */
const lateShareFloor = 1 / 3;

/** What arrives by hour and weekday in five steps of one hue; a triangle where much of it was answered late. A real table underneath. */
export const HeatMap = ({ title, rows, hours, words }: Props) => {
  const most = Math.max(1, ...rows.flatMap((row) => row.cells.map((cell) => cell.received)));
  return (
    <>
      <div className={classes["head"]}>
        <h2>{title}</h2>
        <p className={classes["legend"]} aria-hidden>
          <span>
            {words.fewer}
            <span className={classes["steps"]}>
              {[0, 1, 2, 3, 4].map((step) => (
                <i key={step} data-step={step} />
              ))}
            </span>
            {words.more}
          </span>
          <span>
            <i data-step="1" data-late />
            {words.late}
          </span>
        </p>
      </div>
      <div className={classes["scroll"]}>
        <table className={classes["heat"]}>
          <caption className="vh">{title}</caption>
          <thead>
            <tr>
              <th scope="col">
                <span className="vh">{words.weekday}</span>
              </th>
              {hours.map((hour, at) => (
                <th key={hour} scope="col">
                  <span aria-hidden>{at % 3 === 0 ? at : ""}</span>
                  <span className="vh">{hour}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.name}>
                <th scope="row">{row.name}</th>
                {row.cells.map((cell, at) => (
                  <td key={at} data-step={stepOf(cell.received, most)} data-late={isLate(cell) || undefined} title={cell.words}>
                    {cell.href === undefined ? (
                      <span className="vh">{cell.short}</span>
                    ) : (
                      <Link className={classes["behind"]} href={cell.href} prefetch={false}>
                        <span className="vh">{cell.short}</span>
                      </Link>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
};

const stepOf = (received: number, most: number): number => (received === 0 ? 0 : Math.min(4, Math.max(1, Math.ceil((received / most) * 4))));

const isLate = ({ received, late }: HeatCell): boolean => late > 0 && late >= received * lateShareFloor;
