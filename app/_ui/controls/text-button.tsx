import type { ComponentProps } from "react";

import classes from "./text-button.module.css";

/** A deed among words: it looks like a link and does something where it stands. */
export const TextButton = (props: Omit<ComponentProps<"button">, "className" | "type">) => <button {...props} type="button" className={classes["text"]} />;
