import { useTranslations } from "next-intl";

import type { AlertView } from "#lib/alerts/model/alert-view";

/** Whether somebody is on it, or that it is over. */
export const StateWords = ({ alert }: { readonly alert: AlertView }) => {
  const t = useTranslations("alerts.state");
  switch (alert.state) {
    case "open":
    case "escalated":
      return t(alert.state);
    case "acknowledged":
      return alert.acknowledged?.by == null ? t("acknowledgedBySomebody") : t("acknowledged", { by: alert.acknowledged.by });
    case "resolved":
      return alert.resolved?.by == null ? t("resolved") : t("resolvedBy", { by: alert.resolved.by });
  }
};
