import type { ReactNode } from "react";

import classes from "./chip.module.css";

export type ChipTint = "plain" | "negative" | "warn" | "positive" | "accent";

type Props = { readonly tint?: ChipTint; readonly icon?: ReactNode; readonly title?: string | undefined; readonly children: ReactNode };

/** A word in an outline. Tint is for insult and threat (negative), presence and suggestion (accent). */
export const Chip = ({ tint = "plain", icon, title, children }: Props) => (
  <span className={classes["chip"]} data-tint={tint} title={title}>
    {icon}
    {children}
  </span>
);
