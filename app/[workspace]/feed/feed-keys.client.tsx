"use client";

import { useTranslations } from "next-intl";

import { useKeys } from "../_shell/keys.client";
import { walk } from "../_shell/walk";

/** Keys of the feed: j and k walk over the cases, h begins a hint to the one that has the focus. */
export const FeedKeys = () => {
  const t = useTranslations("feed.keys");
  useKeys(t("group"), {
    j: { label: t("next"), run: () => walk("[data-entry]", 1) },
    k: { label: t("previous"), run: () => walk("[data-entry]", -1) },
    h: { label: t("hint"), run: beginHint },
  });
  return null;
};

const beginHint = (): void => {
  const entry = document.activeElement?.closest("[data-entry]") ?? document.querySelector("[data-entry]");
  entry?.querySelector<HTMLElement>("[data-own-hint]")?.focus();
};
