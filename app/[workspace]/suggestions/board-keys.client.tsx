"use client";

import { useTranslations } from "next-intl";

import { useKeys } from "../_shell/keys.client";
import { walk } from "../_shell/walk";

/** Keys of the gift board: j and k walk over it, Enter opens the suggestion that has the focus, m moves it. */
export const BoardKeys = () => {
  const t = useTranslations("suggestions.keys");
  useKeys(t("group"), {
    j: { label: t("next"), run: () => walk("[data-gift]", 1) },
    k: { label: t("previous"), run: () => walk("[data-gift]", -1) },
    m: { label: t("move"), run: openMoveMenu },
  });
  return null;
};

const openMoveMenu = (): void => document.activeElement?.closest("[data-row]")?.querySelector<HTMLElement>("[aria-haspopup=menu]")?.click();
