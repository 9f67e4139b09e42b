import { getTranslations } from "next-intl/server";

import { EmptyState } from "../_ui/controls/states";

const NotFound = async () => {
  const t = await getTranslations("common.notFound");
  return <EmptyState title={t("title")}>{t("text")}</EmptyState>;
};

export default NotFound;
