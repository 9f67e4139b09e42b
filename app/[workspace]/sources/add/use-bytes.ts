import { useFormatter, useTranslations } from "next-intl";

/** Says a size in the reader's language: "1.4 MB". */
export const useBytes = (): ((bytes: number) => string) => {
  const t = useTranslations("imports.size");
  const format = useFormatter();
  return (bytes) => {
    if (bytes < 1024 * 1024) return t("kb", { size: format.number(Math.ceil(bytes / 1024)) });
    return t("mb", { size: format.number(bytes / 1024 / 1024, { maximumFractionDigits: 1 }) });
  };
};
