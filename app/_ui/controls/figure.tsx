import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import type { ReactNode } from "react";

import classes from "./figure.module.css";

type Props = {
  readonly label: string;
  /** Digits large, units in `<small>`. */
  readonly value: ReactNode;
  /** The week before, in words; null when there is nothing to compare with. */
  readonly before: string | null;
  /** Which way it went and whether that is good; null: no arrow. */
  readonly change: { readonly direction: "up" | "down"; readonly isBetter: boolean } | null;
  /** One line of numerator and denominator. */
  readonly made: ReactNode;
  /** What it counts, as the definition says. */
  readonly title?: string | undefined;
};

/** One figure with what it was before and what it is made of. */
export const Figure = ({ label, value, before, change, made, title }: Props) => (
  <div className={classes["figure"]}>
    <p className={classes["label"]} title={title}>
      {label}
    </p>
    <p className={classes["line"]}>
      <span className={classes["value"]}>{value}</span>
      {before === null ? null : (
        <span className={classes["was"]}>
          {change ? <Arrow {...change} /> : null}
          {before}
        </span>
      )}
    </p>
    <p className={classes["made"]}>{made}</p>
  </div>
);

const Arrow = ({ direction, isBetter }: NonNullable<Props["change"]>) => {
  const Icon = direction === "up" ? IconArrowUp : IconArrowDown;
  return <Icon size={13} stroke={2} aria-hidden className={isBetter ? classes["better"] : classes["worse"]} />;
};
