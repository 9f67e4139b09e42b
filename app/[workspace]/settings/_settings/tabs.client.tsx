"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

import { useHrefs } from "../../_shell/rail.client";
import classes from "./settings.module.css";

type Props = { readonly workspace: string; readonly label: string; readonly tabs: readonly { readonly path: string; readonly label: string }[] };

export const SettingsTabs = ({ workspace, label, tabs }: Props) => {
  const pathname = usePathname();
  const hrefOf = useHrefs(workspace);
  return (
    <nav className={classes["tabs"]} aria-label={label}>
      {tabs.map(({ path, label: name }) => (
        <Link key={path} href={hrefOf(`settings/${path}`)} prefetch={false} aria-current={pathname === `/${workspace}/settings/${path}` ? "page" : undefined}>
          {name}
        </Link>
      ))}
    </nav>
  );
};
