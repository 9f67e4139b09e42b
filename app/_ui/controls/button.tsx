import type { ComponentProps, ReactNode } from "react";
import Link from "next/link";

import classes from "./button.module.css";

type Looks = {
  /** One `main` on a page; `bare` for tools in a bar; `danger` for what cannot be taken back. */
  readonly look?: "plain" | "main" | "bare" | "danger";
  readonly size?: "medium" | "small" | "wide";
  /** A lone icon: give `aria-label`. */
  readonly square?: boolean;
  readonly icon?: ReactNode;
  /** Work is under way: the words stay, the button waits. */
  readonly busy?: boolean;
};

type ButtonProps = Looks & Omit<ComponentProps<"button">, "className">;
type LinkProps = Looks & Omit<ComponentProps<typeof Link>, "className">;

/** A button; it keeps its place and size when shut or busy. */
export const Button = ({ look = "plain", size = "medium", square = false, icon, busy = false, disabled, type = "button", children, ...rest }: ButtonProps) => (
  <button
    {...rest}
    type={type}
    className={classes["button"]}
    data-look={look}
    data-size={size}
    data-square={square || undefined}
    aria-busy={busy || undefined}
    disabled={disabled === true || busy}
  >
    {icon}
    {children}
  </button>
);

/** A link that looks like a button. */
export const ButtonLink = ({ look = "plain", size = "medium", square = false, icon, busy: _busy, children, ...rest }: LinkProps) => (
  <Link {...rest} className={classes["button"]} data-look={look} data-size={size} data-square={square || undefined}>
    {icon}
    {children}
  </Link>
);
