import { useLocale, useTranslations } from "next-intl";

import { localeOr } from "./locale";
import type { Evidence } from "#lib/alerts/model/evidence";
import { saidParams } from "#lib/alerts/model/said";

/** What an alert says, in the reader's words. */
export const useSaid = (zone: string): ((evidence: Evidence) => { readonly title: string; readonly text: string }) => {
  const t = useTranslations("alerts.said");
  const locale = localeOr(useLocale());
  return (evidence) => {
    const params = saidParams(evidence, { locale, zone });
    return { title: t(`${evidence.kind}.title`, params), text: t(`${evidence.kind}.text`, params) };
  };
};
