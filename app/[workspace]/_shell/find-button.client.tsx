"use client";

import { IconSearch } from "@tabler/icons-react";
import { useTranslations } from "next-intl";

import { Icon } from "../../_ui/controls/icon";
import { Kbd } from "../../_ui/controls/kbd";
import { useShellDoors } from "./doors.client";
import classes from "./shell.module.css";

/** Looks like a field, opens the palette. */
export const FindButton = ({ place, isApple }: { readonly place: "rail" | "head"; readonly isApple: boolean }) => {
  const t = useTranslations("shell");
  const { openPalette } = useShellDoors();
  if (place === "head") {
    return (
      <button type="button" className={classes["headButton"]} aria-label={t("find")} onClick={openPalette}>
        <Icon of={IconSearch} size={20} />
      </button>
    );
  }
  return (
    <button type="button" className={classes["find"]} onClick={openPalette}>
      <Icon of={IconSearch} size={14} />
      <span className="grow cut">{t("find")}</span>
      <Kbd>{isApple ? "⌘K" : "Ctrl K"}</Kbd>
    </button>
  );
};

/** Opens the list of keys. */
export const KeysButton = () => {
  const t = useTranslations("shell");
  const { openKeys } = useShellDoors();
  return (
    <button type="button" className={classes["keysButton"]} aria-label={t("keys.title")} title={t("keys.title")} onClick={openKeys}>
      <Kbd>?</Kbd>
    </button>
  );
};
