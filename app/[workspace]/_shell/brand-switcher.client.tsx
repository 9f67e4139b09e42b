"use client";

import { Menu } from "@mantine/core";
import { IconCheck, IconChevronDown } from "@tabler/icons-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";

import { Icon } from "../../_ui/controls/icon";
import { Logo } from "../../_ui/controls/logo";
import type { ShellBrand } from "./nouns";
import classes from "./shell.module.css";

type Props = { readonly brands: readonly ShellBrand[]; readonly workspaceName: string };

/** Narrows every page to one brand; the choice lives in the address. */
export const BrandSwitcher = ({ brands, workspaceName }: Props) => {
  const t = useTranslations("shell");
  const chosen = useSearchParams().get("brand");
  const choose = useChooseBrand();
  const current = brands.find(({ slug }) => slug === chosen);
  return (
    <Menu position="bottom-start" width={220} checkIcon={<Icon of={IconCheck} size={14} />}>
      <Menu.Target>
        <button type="button" className={classes["brand"]} aria-label={t("brand.choose", { current: current?.name ?? t("brand.allShort") })}>
          <Logo />
          <span className="cut grow">{current?.name ?? t("brand.allShort")}</span>
          <Icon of={IconChevronDown} size={14} />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{workspaceName}</Menu.Label>
        <Menu.RadioItem value="" checked={!current} closeMenuOnClick onChange={() => choose(null)}>
          {t("brand.all")}
        </Menu.RadioItem>
        {brands.map(({ slug, name }) => (
          <Menu.RadioItem key={slug} value={slug} checked={slug === chosen} closeMenuOnClick onChange={() => choose(slug)}>
            {name}
          </Menu.RadioItem>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
};

/** Writes the brand into the address and keeps what else stands there. */
export const useChooseBrand = (): ((slug: string | null) => void) => {
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  return (slug) => {
    const next = new URLSearchParams(search);
    if (slug === null) next.delete("brand");
    else next.set("brand", slug);
    const query = next.toString();
    router.push(query === "" ? pathname : `${pathname}?${query}`);
  };
};
