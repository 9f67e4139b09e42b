import { getTranslations } from "next-intl/server";

import { ButtonLink } from "../_ui/controls/button";
import { EmptyState } from "../_ui/controls/states";

const NotFound = async () => {
  const t = await getTranslations("common.notFound");
  return (
    <EmptyState title={t("title")} actions={<ButtonLink href="/">{t("home")}</ButtonLink>}>
      {t("text")}
    </EmptyState>
  );
};

export default NotFound;
