import type { ReactNode } from "react";

import classes from "./board.module.css";

export type BoardColumn = {
  readonly id: string;
  readonly title: string;
  readonly count: number;
  /** List items. */
  readonly rows: ReactNode;
  /** What stands below the rows. */
  readonly foot?: ReactNode;
};

type Props = { readonly label: string; readonly columns: readonly BoardColumn[]; /** What an empty column says. */ readonly none: string };

/** Rows in columns side by side; on a phone one below the other, with the way to each on top. */
export const Board = ({ label, columns, none }: Props) => (
  <>
    <nav className={classes["jump"]} aria-label={label}>
      {columns.map(({ id, title, count }) => (
        <a key={id} href={`#column-${id}`}>
          {title} <span className="ink3 num">{count}</span>
        </a>
      ))}
    </nav>
    <div className={classes["board"]} tabIndex={0} role="region" aria-label={label}>
      {columns.map(({ id, title, count, rows, foot }) => (
        <section key={id} id={`column-${id}`} className={classes["column"]} aria-labelledby={`head-${id}`}>
          <h2 id={`head-${id}`}>
            {title} <span className="ink3 num">{count}</span>
          </h2>
          {count === 0 ? <p className={classes["quiet"]}>{none}</p> : null}
          <ul>{rows}</ul>
          {foot}
        </section>
      ))}
    </div>
  </>
);
