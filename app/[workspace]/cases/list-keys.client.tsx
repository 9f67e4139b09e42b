"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";

import { useKeys } from "../_shell/keys.client";
import { walk } from "../_shell/walk";

type Props = { readonly board: string; readonly list: string };

/** Keys of the cases: j and k walk over them, Enter opens the one that has the focus. */
export const ListKeys = ({ board, list }: Props) => {
  const t = useTranslations("cases.keys");
  const router = useRouter();
  useKeys(t("group"), {
    j: { label: t("next"), run: () => walk("[data-case]", 1) },
    k: { label: t("previous"), run: () => walk("[data-case]", -1) },
    b: { label: t("board"), run: () => router.push(board) },
    l: { label: t("list"), run: () => router.push(list) },
  });
  return null;
};
