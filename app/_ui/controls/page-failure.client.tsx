"use client";

import { useTranslations } from "next-intl";

import { Button } from "./button";
import { ErrorState } from "./states";

type Props = { readonly error: Error; readonly reset: () => void };

/** A page that broke: says so, and can be tried again. */
export const PageFailure = ({ reset }: Props) => {
  const t = useTranslations("common");
  return (
    <ErrorState title={t("failed.title")} actions={<Button onClick={reset}>{t("tryAgain")}</Button>}>
      {t("failed.text")}
    </ErrorState>
  );
};
