"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";

import { useKeys } from "../_shell/keys.client";

type Props = { readonly board: string; readonly list: string };

/** Keys of the cases: j and k walk over them, Enter opens the one that has the focus. */
export const ListKeys = ({ board, list }: Props) => {
  const t = useTranslations("cases.keys");
  const router = useRouter();
  useKeys(t("group"), {
    j: { label: t("next"), run: () => focusNext(1) },
    k: { label: t("previous"), run: () => focusNext(-1) },
    b: { label: t("board"), run: () => router.push(board) },
    l: { label: t("list"), run: () => router.push(list) },
  });
  return null;
};

const focusNext = (step: 1 | -1): void => {
  const files = [...document.querySelectorAll<HTMLElement>("[data-case]")];
  const at = files.findIndex((file) => file === document.activeElement);
  const next = at === -1 ? files[0] : files[at + step];
  next?.focus();
  next?.scrollIntoView({ block: "nearest", inline: "nearest" });
};
