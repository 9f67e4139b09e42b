"use client";

import { Menu, useMantineColorScheme } from "@mantine/core";
import { IconCheck, IconKeyboard, IconLogout, IconUser } from "@tabler/icons-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";

import { Avatar } from "../../_ui/controls/avatar";
import { Icon } from "../../_ui/controls/icon";
import { switchLocale } from "../actions";
import { useShellDoors } from "./doors.client";
import { useHrefs } from "./rail.client";
import classes from "./shell.module.css";
import { signOut } from "./sign-out";

type Props = { readonly workspace: string; readonly name: string; readonly initials: string; readonly locale: string; readonly place: "rail" | "head" };

const schemes = ["auto", "light", "dark"] as const;
const languages = [
  { locale: "en", name: "English" },
  { locale: "ru", name: "Русский" },
  { locale: "fr", name: "Français" },
] as const;

/** The reader's own things: account, language, light or dark, the way out. */
export const UserMenu = ({ workspace, name, initials, locale, place }: Props) => {
  const t = useTranslations("shell");
  const router = useRouter();
  const hrefOf = useHrefs(workspace);
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const { openKeys } = useShellDoors();
  return (
    <Menu position={place === "rail" ? "top-start" : "bottom-end"} width={232} closeOnItemClick={false} checkIcon={<Icon of={IconCheck} size={14} />}>
      <Menu.Target>
        <button type="button" className={classes[place === "rail" ? "user" : "headUser"]}>
          <Avatar initials={initials} isMe />
          <span className={place === "rail" ? "cut grow" : "vh"}>{name}</span>
          <span className="vh">{t("user.menu")}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<Icon of={IconUser} />} closeMenuOnClick onClick={() => router.push(hrefOf("settings/account"))}>
          {t("user.account")}
        </Menu.Item>
        <Menu.Item leftSection={<Icon of={IconKeyboard} />} closeMenuOnClick onClick={openKeys}>
          {t("user.keys")}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Label>{t("user.language")}</Menu.Label>
        {languages.map((language) => (
          <Menu.RadioItem
            key={language.locale}
            value={language.locale}
            checked={language.locale === locale}
            onChange={() => void switchLocale({ workspace, locale: language.locale }).then(() => router.refresh())}
          >
            <span lang={language.locale}>{language.name}</span>
          </Menu.RadioItem>
        ))}
        <Menu.Label>{t("user.scheme")}</Menu.Label>
        {schemes.map((scheme) => (
          <Menu.RadioItem key={scheme} value={scheme} checked={scheme === colorScheme} onChange={() => setColorScheme(scheme)}>
            {t(`scheme.${scheme}`)}
          </Menu.RadioItem>
        ))}
        <Menu.Divider />
        <Menu.Item leftSection={<Icon of={IconLogout} />} onClick={() => void signOut()}>
          {t("user.signOut")}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
