import type { ReactNode } from "react";

import classes from "./table.module.css";

type Props = {
  /** What the table shows, for screen readers. */
  readonly label: string;
  readonly head: ReactNode;
  readonly children: ReactNode;
};

/** A dense table: hairlines, words left, numbers right (`data-right` on the cell). It scrolls sideways by itself where it must. */
export const Table = ({ label, head, children }: Props) => (
  <div className={classes["scroll"]} tabIndex={0} role="region" aria-label={label}>
    <table className={classes["table"]}>
      <thead>
        <tr>{head}</tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  </div>
);
