import { IconAlertTriangle } from "@tabler/icons-react";
import type { ReactNode } from "react";

import classes from "./form-parts.module.css";

/** Why the form did not go through; read aloud as it appears. */
export const FormFailure = ({ children }: { readonly children: string | null }) => (
  <div role="alert">
    {children === null ? null : (
      <p className={classes["failure"]}>
        <IconAlertTriangle size={16} stroke={1.5} aria-hidden />
        <span>{children}</span>
      </p>
    )}
  </div>
);

/** Fields one below the other. */
export const Fields = ({ children }: { readonly children: ReactNode }) => <div className={classes["fields"]}>{children}</div>;

/** Buttons at the foot of a form. */
export const FormButtons = ({ children }: { readonly children: ReactNode }) => <div className={classes["buttons"]}>{children}</div>;
