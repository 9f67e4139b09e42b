import type { ReactNode } from "react";

import classes from "./page-body.module.css";

/** What is read from top to bottom under the head of a page, no wider than a line that the eye can follow. */
export const PageBody = ({ children }: { readonly children: ReactNode }) => <div className={classes["body"]}>{children}</div>;
