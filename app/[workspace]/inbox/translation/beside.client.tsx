"use client";

import type { ReactNode } from "react";

import classes from "./translation.module.css";

type Side = { readonly head: ReactNode; readonly lang: string | undefined; readonly children: ReactNode };

/** The same words twice, side by side; one under the other where there is no room. */
export const Beside = ({ left, right }: { readonly left: Side; readonly right: Side }) => (
  <div className={classes["frame"]}>
    <div className={classes["beside"]}>
      {[left, right].map(({ head, lang, children }, at) => (
        <div key={at} className={classes["side"]}>
          <p className={classes["head"]}>{head}</p>
          <div className={classes["words"]} lang={lang}>
            {children}
          </div>
        </div>
      ))}
    </div>
  </div>
);
