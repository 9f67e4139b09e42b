import classes from "./kbd.module.css";

/** A key, drawn as one. */
export const Kbd = ({ children }: { readonly children: string }) => <kbd className={classes["kbd"]}>{children}</kbd>;
