import { IconChevronRight } from "@tabler/icons-react";
import Link from "next/link";
import type { ReactNode } from "react";

import classes from "./crumb.module.css";
import { Icon } from "./icon";

type Props = { readonly href: string; /** The name of the page above. */ readonly of: string; readonly children: ReactNode };

/** The name of a page behind the way back to the page above it. */
export const Crumb = ({ href, of, children }: Props) => (
  <span className={classes["title"]}>
    <Link href={href} className={classes["crumb"]} prefetch={false}>
      {of} <Icon of={IconChevronRight} size={14} />
    </Link>
    {children}
  </span>
);
