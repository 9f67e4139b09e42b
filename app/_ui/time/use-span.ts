import { useTranslations } from "next-intl";

import { spanWords } from "./span";

/** Says a stretch of milliseconds in the reader's language: "3 h 52". Works in server and client components alike. */
export const useSpan = (): ((ms: number) => string) => {
  const t = useTranslations("time");
  return (ms) => {
    const { key, values } = spanWords(ms);
    return t(key, values);
  };
};
