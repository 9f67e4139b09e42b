import { getTranslations } from "next-intl/server";

import { EmptyState } from "../../../_ui/controls/states";

/** There is nobody yet whose method this could be. */
export const NoBrand = async () => {
  const t = await getTranslations("playbook");
  return <EmptyState title={t("noBrand")}>{t("noBrandHint")}</EmptyState>;
};
