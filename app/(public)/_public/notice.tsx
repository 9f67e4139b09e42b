import { ButtonLink } from "../../_ui/controls/button";
import { EmptyState } from "../../_ui/controls/states";
import classes from "./public.module.css";

type Props = { readonly title: string; readonly text?: string; readonly link?: { readonly href: string; readonly label: string } };

/** A page that only says one thing. */
export const Notice = ({ title, text, link }: Props) => (
  <main className={classes["lone"]}>
    <EmptyState title={title} actions={link ? <ButtonLink href={link.href}>{link.label}</ButtonLink> : null}>
      {text}
    </EmptyState>
  </main>
);
