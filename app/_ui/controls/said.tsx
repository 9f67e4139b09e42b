import type { ReactNode } from "react";

import classes from "./said.module.css";

/** What somebody wrote, as they wrote it. */
export const Words = ({ children }: { readonly children: ReactNode }) => <blockquote className={classes["words"]}>{children}</blockquote>;

/** Small facts about it in one line: who, where, when, and what can be done. */
export const Facts = ({ children }: { readonly children: ReactNode }) => <div className={classes["facts"]}>{children}</div>;
