import type { ReactNode } from "react";

import classes from "./chip.module.css";

export type ChipTint = "plain" | "negative" | "warn" | "positive" | "accent";

type Props = {
  readonly tint?: ChipTint;
  readonly icon?: ReactNode;
  readonly title?: string | undefined;
  readonly isUnsure?: boolean;
  readonly children: ReactNode;
};

/** A word in an outline, dotted where it is in doubt. Tint is for insult and threat (negative), presence and suggestion (accent). */
export const Chip = ({ tint = "plain", icon, title, isUnsure = false, children }: Props) => (
  <span className={classes["chip"]} data-tint={tint} data-unsure={isUnsure || undefined} title={title}>
    {icon}
    {children}
  </span>
);
