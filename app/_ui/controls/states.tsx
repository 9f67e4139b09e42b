import { IconLock } from "@tabler/icons-react";
import type { ReactNode } from "react";

import classes from "./states.module.css";

type Props = {
  readonly title: string;
  /** What happened and when, then what is next. */
  readonly children?: ReactNode;
  readonly actions?: ReactNode;
  /** `page` stands in the middle of a page, `list` at the head of a list. */
  readonly place?: "page" | "list";
};

/** Nothing is here: what happened, and what is next. */
export const EmptyState = ({ title, children, actions, place = "page" }: Props) => (
  <div className={classes["state"]} data-place={place} role="status">
    {place === "page" ? <Rings /> : null}
    <State title={title} actions={actions} place={place}>
      {children}
    </State>
  </div>
);

/** It did not work: what happened, what was kept, what to do. */
export const ErrorState = ({ title, children, actions, place = "page" }: Props) => (
  <div className={classes["state"]} data-place={place} role="alert">
    <State title={title} actions={actions} place={place}>
      {children}
    </State>
  </div>
);

/** The reader's role does not reach here. */
export const NoPermission = ({ title, children, actions, place = "page" }: Props) => (
  <div className={classes["state"]} data-place={place}>
    <IconLock size={24} stroke={1.5} aria-hidden className={classes["lock"]} />
    <State title={title} actions={actions} place={place}>
      {children}
    </State>
  </div>
);

const State = ({ title, children, actions, place }: Props) => (
  <>
    {place === "page" ? <h2 className={classes["title"]}>{title}</h2> : <p className="mid">{title}</p>}
    {children ? <div className={classes["text"]}>{children}</div> : null}
    {actions ? <div className={classes["actions"]}>{actions}</div> : null}
  </>
);

const Rings = () => (
  <svg width="40" height="40" viewBox="0 0 40 40" fill="none" stroke="var(--line-strong)" strokeWidth="1.5" strokeLinecap="round" aria-hidden>
    <path d="M15 8a14 14 0 0 0 0 24M25 8a14 14 0 0 1 0 24" />
    <circle cx="20" cy="20" r="3" fill="var(--accent)" stroke="none" />
  </svg>
);
