"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

import { useHrefs } from "./rail.client";
import classes from "./tabs.module.css";
import { useCurrentShown } from "./use-current-shown.client";

type Props = {
  readonly workspace: string;
  /** The noun whose pages these are, as it stands in the address. */
  readonly noun: string;
  readonly label: string;
  readonly tabs: readonly { readonly path: string; readonly label: string }[];
};

/** The pages of one noun, side by side. */
export const Tabs = ({ workspace, noun, label, tabs }: Props) => {
  const pathname = usePathname();
  const hrefOf = useHrefs(workspace);
  const row = useCurrentShown(pathname);
  return (
    <nav ref={row} className={classes["tabs"]} aria-label={label}>
      {tabs.map(({ path, label: name }) => (
        <Link key={path} href={hrefOf(`${noun}/${path}`)} prefetch={false} aria-current={pathname === `/${workspace}/${noun}/${path}` ? "page" : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
};
