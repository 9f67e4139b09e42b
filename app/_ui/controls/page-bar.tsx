import type { ReactNode } from "react";

import classes from "./page-bar.module.css";

type Props = { readonly title: ReactNode; readonly children?: ReactNode };

/** The head of a page: its name on the left, its tools on the right. */
export const PageBar = ({ title, children }: Props) => (
  <header className={classes["bar"]}>
    <h1 className="cut">{title}</h1>
    <span className="grow" />
    {children}
  </header>
);
