import Link from "next/link";
import type { ReactNode } from "react";

import classes from "./choices.module.css";

/** A few addresses of which one is where the reader is. */
export const Choices = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <nav className={classes["choices"]} aria-label={label}>
    {children}
  </nav>
);

type Props = {
  readonly href: string;
  readonly isOn: boolean;
  /** The page stays scrolled where it is. */
  readonly keepsPlace?: boolean;
  readonly children: ReactNode;
};

/** One of several addresses. */
export const Choice = ({ href, isOn, keepsPlace = false, children }: Props) => (
  <Link href={href} prefetch={false} scroll={!keepsPlace} aria-current={isOn ? "true" : undefined}>
    {children}
  </Link>
);
