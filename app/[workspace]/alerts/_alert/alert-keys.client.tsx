"use client";

import { useTranslations } from "next-intl";

import { useKeys } from "../../_shell/keys.client";
import { walk } from "../../_shell/walk";

/** Keys of the alerts: j and k walk over them, Enter opens the one that has the focus, e takes it up. */
export const AlertKeys = () => {
  const t = useTranslations("alerts.keys");
  useKeys(t("group"), {
    j: { label: t("next"), run: () => walk("[data-alert] a", 1) },
    k: { label: t("previous"), run: () => walk("[data-alert] a", -1) },
    e: { label: t("takeUp"), run: takeUpFocused },
  });
  return null;
};

const takeUpFocused = (): void => {
  const alert = document.activeElement?.closest("[data-alert]") ?? document.querySelector("[data-alert]");
  alert?.querySelector<HTMLElement>("[data-take-up]")?.click();
};
